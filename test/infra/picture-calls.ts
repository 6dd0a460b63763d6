import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { picturesIn } from "../../shared/records/form/pictures.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { openSystem } from "../in-memory/system.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls of run-timetable on the day after a cut-off, when it keeps how it stood. */
export async function callsForPictures(): Promise<Call[]> {
  const calls: Call[] = [];
  const { table, objects } = observedParts((call) => calls.push(call));
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(100) }]);
  system.clock.at = new Date("2023-03-24T08:00:00Z");
  await runTimetable({
    ...system.ports.timetable,
    pictures: picturesIn(table("state", system.table)),
    objects: jsonObjectsIn(objects("records", system.records)),
  });
  return calls;
}
