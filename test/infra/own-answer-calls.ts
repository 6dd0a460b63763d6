import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { releaseStatement } from "../../shared/records/issued/release-statement.ts";
import { issuedLines, issuedStatement, answerRow } from "../domain/answer/answer-lines.ts";
import type { Call } from "../simulate/observed.ts";
import { observedSystem } from "./observed-system.ts";

/** More answers than a record keeps trail entries of. */
const ANSWERS = 7;

/** The calls of receive-mail for answers to a statement that an organisation has issued. */
export async function callsForOwnAnswers(): Promise<Call[]> {
  const { system, calls } = await observedSystem("receive");
  const at = system.clock.at.toISOString();
  const contact = { code: "ZA1", email: "income@eastmere.example.org", role: "finance", telephone: "01632 960111" };
  await system.referenceLists.contacts.replace((before) => [...before, contactSchema.parse(contact)], at);
  await releaseStatement(issuedStatement(issuedLines({ "EM-1": 5000 })), { by: "A. Officer", at }, system);
  await system.tick();
  await system.work(["send"]);
  const message = await system.messages.get("ZA1-statement-2022-23-Q4-rp-ZB2-1");
  for (let number = 1; number <= ANSWERS; number += 1) {
    await system.post({
      id: `answer-${String(number)}`,
      receivedAt: at,
      to: "statements+za1@accord.example.org",
      referencesHeader: [`<${message?.sesId ?? ""}@eu-west-2.amazonses.com>`],
      workbooks: { "answer.xlsx": { lines: {}, answer: { rows: [answerRow("EM-1", { agreed: number })] } } },
    });
    await system.work();
  }
  return calls;
}
