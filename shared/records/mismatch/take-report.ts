import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import { absolute } from "../../domain/mismatch/compare-forms.ts";
import { reportedDifference, type ReportedPair } from "../../domain/mismatch/reported-pair.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { newestReport, type MismatchKey, type MismatchRecord, type ReportTaken } from "./mismatch-record.ts";
import type { Mismatches } from "./mismatches.ts";

export interface TakeReportPorts {
  readonly mismatches: Pick<Mismatches, "change">;
  readonly objects: Pick<JsonObjects, "put">;
}

export interface ReportToTake extends MismatchKey {
  readonly pairs: readonly ReportedPair[];
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly file: string;
}

/**
 * Keeps a report of mismatches in one conditional write. The report that came last is not taken twice, whoever sends it, and the same mail never
 * is: `taken` says whether this call took it.
 */
export async function takeReport(
  { organisation, exercise, pairs: given, by, at, file }: ReportToTake,
  { mismatches, objects }: TakeReportPorts,
): Promise<{ readonly record: MismatchRecord | undefined; readonly taken: boolean }> {
  const pairs = await objects.put("mismatch-reports", [...given]);
  const key = { organisation, exercise };
  const { record, changed } = await mismatches.change(key, (before) => {
    const reports: readonly ReportTaken[] = before?.reports ?? [];
    const isKept = reports.some((each) => each.pairs === pairs && each.at === at && each.by === by);
    if (isKept || newestReport(reports)?.pairs === pairs) return undefined;
    const report: ReportTaken = {
      number: reports.length + 1,
      by,
      at,
      file,
      pairs,
      count: given.length,
      totalPence: sumPence(given.map((pair) => absolute(reportedDifference(pair)))),
    };
    return {
      record: { key, reports: [...reports, report], closings: before?.closings ?? [] },
      event: { event: "mismatch-report-taken", at, facts: { report: report.number, by, file, pairs } },
    };
  });
  return { record, taken: changed };
}
