import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { statementOf, systemOfBodies } from "../functions/shared-ledger.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { month12 } from "../in-memory/month-12.ts";
import { reportOf } from "../in-memory/ledger-report.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls of run-timetable for the draft of a form: one body of NHS England has sent its statement, and their core has not. */
export async function callsForFormDrafts(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects } = observedParts((call) => calls.push(call));
  const system = await systemOfBodies();
  const at = system.now().toISOString();
  await system.referenceLists.exercises.replace(
    () => [
      exerciseSchema.parse({
        ...month12,
        events: [{ at: "2023-04-27T12:00", bodies: ["all"], event: "collection forms" }],
      }),
    ],
    at,
  );
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZA1", email: "finance@eastmere.example.org", role: "finance" }),
    ],
    at,
  );
  const ledger = system.uploadLedger([{ invoiceNumber: "7712345", outstandingPence: pence(100_000) }], {
    counterparty: "CBA033",
  });
  const ledgerLines = inMemoryTable();
  const report = await system.objects.put("ledger-reports", reportOf({ CBA033: 1000 }));
  await ledgersIn(system.table, ledgerLines).change(ledger, () => ({
    inForce: { ...ledger, report },
    since: ledger.uploadedAt,
    newest: ledger,
    replaced: [],
    decisions: [],
  }));
  await system.post(statementOf("Y58", "mail-1", 1, { "7712345": 1000 }));
  await system.work();
  system.clock.at = new Date("2023-04-26T08:00:00Z");
  const state = table("state", system.table);
  await runTimetable({
    ...system.ports.timetable,
    notices: noticesIn(state),
    positions: positionsIn(state),
    forms: formsIn(state),
    issued: issuedStatementsIn(state),
    sharedLines: sharedLinesIn(state),
    ledgers: ledgersIn(state, table("ledger", ledgerLines)),
    objects: jsonObjectsIn(objects("records", system.records)),
  });
  return calls;
}
