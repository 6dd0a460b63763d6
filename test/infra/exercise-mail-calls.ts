import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { exercise, position } from "../in-memory/system.ts";
import type { Call } from "../simulate/observed.ts";
import { observedSystem } from "./observed-system.ts";

const lead = "exercise@southmoor.example.org";

/** More reports than a record keeps trail entries of. */
const REPORTS = 7;

/** The calls of receive-mail for mismatch reports that come to an organisation, and a collection form that comes to whoever leads the exercise. */
export async function callsForExerciseMail(): Promise<Call[]> {
  const { system, calls } = await observedSystem("receive");
  const contacts = [
    { code: "ZB3", email: lead, role: "exercise" },
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  ].map((contact) => contactSchema.parse(contact));
  await system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
  const { payable, receivable } = position;
  for (let number = 1; number <= REPORTS; number += 1) {
    const sides = { receivableSide: { totalPence: pence(number) }, payableSide: { totalPence: pence(0) } };
    const pairs = [{ kind: "r&p" as const, receivable, payable, ...sides }];
    await system.post({
      id: `report-${String(number)}`,
      receivedAt: system.clock.at.toISOString(),
      from: lead,
      to: "statements+za1@accord.example.org",
      workbooks: {
        "report.xlsx": { lines: {}, exerciseFile: { is: "mismatch-report", pairs, notCompared: 0, problems: [] } },
      },
    });
    await system.work();
  }
  await system.post({
    id: "form",
    receivedAt: system.clock.at.toISOString(),
    to: "statements+zb3@accord.example.org",
    workbooks: {
      "form.xlsx": {
        lines: {},
        exerciseFile: { is: "forms", forms: [{ organisation: receivable, exercise, rows: [] }], problems: [] },
      },
    },
  });
  await system.work();
  return calls;
}
