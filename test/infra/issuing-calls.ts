import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { issuedStatementSchema } from "../../shared/domain/issuing/issued-statement.ts";
import { releaseStatement } from "../../shared/records/issued/release-statement.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

const AT = "2023-03-28T09:00:00.000Z";

/** The calls of run-timetable for a statement that a person has released, and for a corrected one. */
export async function callsForReleasedStatements(): Promise<Call[]> {
  const calls: Call[] = [];
  let isRunning = false;
  const { table, objects } = observedParts((call) => {
    if (isRunning) calls.push(call);
  });
  const system = openSystem({
    table: table("state", inMemoryTable()),
    records: objects("records", inMemoryObjectStore()),
  });
  await system.settle();
  const contact = { code: "ZA1", email: "income@eastmere.example.org", role: "finance", telephone: "01632 960111" };
  await system.referenceLists.contacts.replace((before) => [...before, contactSchema.parse(contact)], AT);
  for (const claimedPence of [900_000, 800_000]) {
    const line = { line: 1, type: "invoice", invoiceNumber: "EM-1", capital: false, futurePeriod: false };
    const statement = issuedStatementSchema.parse({
      ...{ receivable: "ZA1", payable: "ZB2", exercise: position.exercise, kind: "r&p", asAt: "2023-03-23" },
      ledger: { snapshot: "s1", asAt: "2023-03-23", close: "soft" },
      lines: [{ ...line, specialised: false, claimedPence }],
      totalPence: claimedPence,
    });
    await releaseStatement(statement, { by: "A. Officer", at: AT }, system);
    isRunning = true;
    await system.tick();
    isRunning = false;
  }
  return calls;
}
