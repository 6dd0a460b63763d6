import * as z from "zod";

import { exerciseIdSchema, kindSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../shared/domain/organisation/organisation-code.ts";
import type { AskedDecision } from "../../shared/domain/position/check-decision.ts";
import { parsePounds } from "../../shared/domain/amounts-and-days/parse-pounds.ts";
import { problemOf, readRows } from "../input/read-table.ts";

/** One row of a file of decisions. */
export interface DecisionRow {
  readonly row: number;
  readonly receivable: z.infer<typeof organisationCodeSchema>;
  readonly which: {
    readonly exercise?: z.infer<typeof exerciseIdSchema> | undefined;
    readonly kind?: z.infer<typeof kindSchema> | undefined;
  };
  readonly asked: AskedDecision;
  readonly note?: string | undefined;
  readonly tell?: string | undefined;
}

const COLUMNS = ["receivable", "invoice", "decision"];
const OPTIONAL = [
  ...["exercise", "kind", "amount", "reference", "question", "note"],
  ...["tell", "claimed", "ledger invoice"],
];

const amountSchema = z.string().transform((text, context) => {
  const amount = parsePounds(text);
  if (amount === undefined) context.addIssue({ code: "custom", message: "is not an amount in pounds such as 1234.50" });
  return amount;
});

const rowSchema = z.object({
  receivable: z.string().toUpperCase().pipe(organisationCodeSchema),
  exercise: exerciseIdSchema.optional(),
  kind: z
    .string()
    .toLowerCase()
    .pipe(z.enum(kindSchema.options, { error: "is not a kind of statement: r&p, i&e or accruals" }))
    .optional(),
  invoice: z.string(),
  decision: z
    .string()
    .toLowerCase()
    .pipe(
      z.enum(["agree", "dispute", "query", "same-invoice"], {
        error: "is not a decision: agree, dispute, query or same-invoice",
      }),
    ),
  amount: amountSchema.optional(),
  claimed: amountSchema.optional(),
  reference: z.string().optional(),
  question: z.string().optional(),
  "ledger invoice": z.string().optional(),
  note: z.string().optional(),
  tell: z.string().optional(),
});

/**
 * Reads a file of decisions, a row each, from CSV or a workbook.
 *
 * @returns the rows that can be understood, and what is wrong with the others, by row and column
 * @throws CommandRefused if the file can't be read, or a column is missing
 */
export async function readDecisionRows(
  file: string,
): Promise<{ readonly rows: readonly DecisionRow[]; readonly problems: readonly string[] }> {
  const rows: DecisionRow[] = [];
  const problems: string[] = [];
  for (const given of await readRows(file, { columns: COLUMNS, optional: OPTIONAL })) {
    const read = rowSchema.safeParse(Object.fromEntries(given.fields));
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        problems.push(problemOf(given, String(path[0] ?? ""), message));
      continue;
    }
    const { receivable, exercise, kind, note, tell, "ledger invoice": ledgerInvoice, ...asked } = read.data;
    rows.push({
      row: given.row,
      receivable,
      which: { exercise, kind },
      asked: { ...asked, ledgerInvoice },
      note,
      tell,
    });
  }
  return { rows, problems };
}
