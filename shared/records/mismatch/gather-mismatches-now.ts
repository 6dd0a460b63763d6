import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { mismatchesNow, type MismatchNow, type NumberedReport } from "../../domain/mismatch/mismatches-now.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { inOrderOfComing, reportedPairsSchema, type MismatchKey, type MismatchRecord } from "./mismatch-record.ts";
import type { Mismatches } from "./mismatches.ts";

export interface GatherMismatchesPorts {
  readonly mismatches: Pick<Mismatches, "get">;
  readonly objects: Pick<JsonObjects, "get">;
}

export interface GatheredMismatches {
  readonly record: MismatchRecord;
  readonly mismatches: readonly MismatchNow[];
}

/** Where an organisation stands with the mismatches that it was told of in an exercise; `undefined` if no report has come. */
export async function gatherMismatchesNow(
  key: MismatchKey,
  tolerancePence: Pence | undefined,
  { mismatches, objects }: GatherMismatchesPorts,
): Promise<GatheredMismatches | undefined> {
  const record = await mismatches.get(key);
  if (record === undefined) return undefined;
  const reports: NumberedReport[] = [];
  for (const { number, pairs } of inOrderOfComing(record.reports))
    reports.push({ number, pairs: await objects.get(pairs, reportedPairsSchema) });
  return { record, mismatches: mismatchesNow(key.organisation, reports, record.closings, tolerancePence) };
}
