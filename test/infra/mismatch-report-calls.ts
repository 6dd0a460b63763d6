import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { importForm } from "../../shared/records/form/hand-in-form.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { requestReports } from "../../shared/records/mismatch/request-reports.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { exercise, openSystem, position } from "../in-memory/system.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls of run-timetable for mismatch reports that a person has asked for: it reads the forms that were handed in. */
export async function callsForMismatchReports(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects } = observedParts((call) => calls.push(call));
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  const { payable, receivable } = position;
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZB3", email: "lead@southmoor.example.org", role: "exercise" }),
    ],
    at,
  );
  const [lead] = (await system.referenceLists.all("group")).contacts.flatMap(({ code, role }) =>
    role === "exercise" ? [code] : [],
  );
  if (lead === undefined) throw new Error("somebody leads");
  const nothing = { accruedPence: pence(0), adjustedPence: pence(0), disputedPence: pence(0), reason: "" };
  const figures = { notifiedPence: pence(700), totalPence: pence(700), ...nothing };
  for (const form of [
    { organisation: receivable, exercise, rows: [{ part: "receivables" as const, counterparty: payable, ...figures }] },
    { organisation: payable, exercise, rows: [] },
  ])
    await importForm(
      form,
      { round: "submission", by: "A", at, file: "f" },
      { forms: formsIn(system.table), objects: system.objects },
    );
  await requestReports({ lead, exercise, by: "A" }, system);
  const state = table("state", system.table);
  await runTimetable({
    ...system.ports.timetable,
    notices: noticesIn(state),
    forms: formsIn(state),
    objects: jsonObjectsIn(objects("records", system.records)),
  });
  return calls;
}
