import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { gatherDecidableRows } from "../../shared/records/position/gather-decidable-rows.ts";
import { position } from "../in-memory/system.ts";
import type { Call } from "../simulate/observed.ts";
import { observedSystem } from "./observed-system.ts";

const jo = "jo.finch@eastmere.example.org";

/** The calls of receive-mail for people of the payable organisation who ask for figures and decide about a line. */
export async function callsForDecisionsByMail(): Promise<Call[]> {
  const { system, calls } = await observedSystem("receive");
  const contacts = [
    { code: "ZA1", email: jo, role: "decisions" },
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  ].map((contact) => contactSchema.parse(contact));
  await system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
  system.uploadLedger([{ invoiceNumber: "A-2", outstandingPence: pence(10_000) }]);
  await system.post({
    id: "statement",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "A-1": 100, "A-2": 100 } } },
  });
  await system.work();
  const record = await system.positions.get(position);
  const { rows } = await gatherDecidableRows(record ? [record] : [], await system.referenceLists.all(), system);
  const decisions = rows.map(({ reference }) => ({ reference, decision: "agree in principle" }));
  calls.length = 0;
  await system.post({ id: "ask", receivedAt: "2023-03-29T08:30:00.000Z", from: jo, subject: "mismatches" });
  await system.post({
    id: "decide",
    receivedAt: "2023-03-29T08:40:00.000Z",
    from: jo,
    workbooks: { "decisions.xlsx": { lines: {}, decisions } },
  });
  await system.work();
  return calls;
}
