import * as z from "zod";

import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../domain/exercise/exercise.ts";
import { closingSchema } from "../../domain/mismatch/mismatches-now.ts";
import { reportedPairSchema } from "../../domain/mismatch/reported-pair.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

/** The rows of a report, as they are kept in the record bucket. */
export const reportedPairsSchema = z.array(reportedPairSchema);

/** A report of mismatches that has come, by mail or as a file. */
export const reportTakenSchema = z.object({
  /** From 1, in the order in which they were taken. */
  number: z.number().int().positive(),
  /** A person, or the address that it was mailed from. */
  by: z.string().min(1),
  at: z.iso.datetime(),
  file: z.string().min(1),
  /** Key, in the record bucket, of the organisation's own pairs. */
  pairs: z.string().min(1),
  count: z.number().int().nonnegative(),
  /** Of their differences, each in absolute value. */
  totalPence: penceSchema,
});

export type ReportTaken = z.infer<typeof reportTakenSchema>;

export const mismatchKeySchema = z.object({ organisation: organisationCodeSchema, exercise: exerciseIdSchema });

export type MismatchKey = z.infer<typeof mismatchKeySchema>;

/** The reports of mismatches that an organisation got in an exercise, and how people closed what they show. */
export const mismatchRecordSchema = z.object({
  key: mismatchKeySchema,
  /** The oldest first. */
  reports: z.array(reportTakenSchema).min(1),
  /** In the order in which people closed them. */
  closings: z.array(closingSchema),
});

export type MismatchRecord = z.infer<typeof mismatchRecordSchema>;

/** Reports in the order in which they came: a mail that is dealt with late came before. */
export function inOrderOfComing(reports: readonly ReportTaken[]): readonly ReportTaken[] {
  return reports.toSorted((one, other) =>
    one.at === other.at ? one.number - other.number : one.at < other.at ? -1 : 1,
  );
}

/** The report that says where things stand. */
export function newestReport(reports: readonly ReportTaken[]): ReportTaken | undefined {
  return inOrderOfComing(reports).at(-1);
}
