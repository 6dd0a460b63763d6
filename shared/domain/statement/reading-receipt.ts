import * as z from "zod";

import { storedPence } from "../amounts-and-days/stored-values.ts";

/** How a file was read: what a person needs to see that nothing went wrong in silence. */
export const readingReceiptSchema = z.object({
  file: z.string(),
  /** `xlsx`, `xls`, `csv`, … as recognised from the bytes. */
  format: z.string(),
  tables: z.array(
    z.object({
      sheet: z.string(),
      /** `hidden` sheets are read, and said to be. */
      visibility: z.enum(["visible", "hidden", "very-hidden"]),
      /** The last row of the headings; where there are none, the first row of the table. */
      headerRow: z.number().int().positive(),
      /**
       * What the table is; absent for `lines`. A `response` sheet repeats lines to be answered, a `copy` repeats lines of another table, a
       * `summary` adds them up, `settled` lists what is paid already,
       * `other-date` is as at an earlier day, `other-kind` belongs to another statement: none of them gives lines.
       */
      role: z.enum(["lines", "response", "copy", "summary", "settled", "other-date", "other-kind"]).optional(),
      columns: z.array(
        z.object({
          column: z.string(),
          heading: z.string(),
          /** The field it was taken for (`invoiceNumber`), or nothing where it was not used. */
          takenFor: z.string().optional(),
          why: z.string(),
        }),
      ),
      /** Rows that became lines. */
      rowsRead: z.number().int().nonnegative(),
      /** What the lines of this table add up to. */
      linesPence: storedPence,
      /** Totals written on the sheet, and what the lines above them add up to. */
      statedTotals: z.array(
        z.object({
          row: z.number().int().positive(),
          label: z.string(),
          statedPence: storedPence,
          addedPence: storedPence,
        }),
      ),
    }),
  ),
  /** Rows that are no lines, by reason; the first of each reason are listed. */
  leftOut: z.array(
    z.object({
      sheet: z.string(),
      why: z.string(),
      count: z.number().int().positive(),
      rows: z.array(z.number().int().positive()),
    }),
  ),
});

export type ReadingReceipt = z.infer<typeof readingReceiptSchema>;
