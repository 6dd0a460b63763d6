import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";

/** How a file was read, so that a person can see that nothing went wrong silently. */
export const readingReceiptSchema = z.object({
  file: z.string(),
  /** `xlsx`, `xls`, `csv`, … as recognised from the bytes. */
  format: z.string(),
  tables: z.array(
    z.object({
      sheet: z.string(),
      /** Hidden sheets are read too, and the reply says that they are hidden. */
      visibility: z.enum(["visible", "hidden", "very-hidden"]),
      /** The last row of the headings; if there are none, the first row of the table. */
      headerRow: z.number().int().positive(),
      /**
       * What the table is; absent means `lines`. A `response` sheet repeats lines to be answered, a `copy` repeats lines of
       * another table, a `summary` adds them up, `settled` lists what is already paid, `other-date` is as at an earlier day,
       * `other-kind` belongs to another statement, `owed-by-sender` lists what the sender owes. Only `lines` tables give lines.
       */
      role: z
        .enum(["lines", "response", "copy", "summary", "settled", "other-date", "other-kind", "owed-by-sender"])
        .optional(),
      columns: z.array(
        z.object({
          /** Its letters. */
          column: z.string().regex(/^[A-Z]{1,3}$/),
          heading: z.string(),
          /** The field that the column was taken for (`invoiceNumber`); absent if the column was not used. */
          takenFor: z
            .string()
            .regex(/^\w+(?: \w+)*$/)
            .optional(),
          why: z.string(),
        }),
      ),
      /** Rows that became lines. */
      rowsRead: z.number().int().nonnegative(),
      /** The sum of the lines of this table. */
      linesPence: penceSchema,
      /** Totals that the sheet states, and the sum of the lines above each. */
      statedTotals: z.array(
        z.object({
          row: z.number().int().positive(),
          label: z.string(),
          statedPence: penceSchema,
          addedPence: penceSchema,
        }),
      ),
    }),
  ),
  /** Rows that are not lines, by reason; lists the first rows for each reason. */
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
