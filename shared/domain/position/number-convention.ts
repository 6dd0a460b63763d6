/**
 * Conventions of two organisations: in which way their systems write the same numbers differently. The engine learns them from
 * numbers whose amounts and days agree (REC-03). A reply explains them, and they are remembered for the pair.
 */
import * as z from "zod";

/** A column of the statement that may hold the number of the ledger. */
export const statementColumnSchema = z.enum(["number", "description", "reference", "order"]);

export type StatementColumn = z.infer<typeof statementColumnSchema>;

/** A column of the ledger that may hold the number of the statement. */
export const ledgerColumnSchema = z.enum(["number", "description", "order"]);

export type LedgerColumn = z.infer<typeof ledgerColumnSchema>;

/** How a number may have the period of its document's date in front. */
export const periodFormatSchema = z.enum([
  "year",
  "short year",
  "financial year",
  "short financial year",
  "year and month",
  "short year and month",
]);

export type PeriodFormat = z.infer<typeof periodFormatSchema>;

const trimSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nothing") }),
  /** The same text on every line. */
  z.object({ kind: z.literal("text"), text: z.string() }),
  /** The year, or year and month, of the document's date. */
  z.object({ kind: z.literal("period"), format: periodFormatSchema }),
  /** As many characters as the pattern, each a digit (`9`) or a letter (`A`) as there: a check letter. */
  z.object({ kind: z.literal("characters"), pattern: z.string() }),
  /** All but so many characters, as in a field too short for the number. */
  z.object({ kind: z.literal("all but"), count: z.number().int().positive() }),
  /**
   * All but one run of digits, counted from the last (-1), without the period that it begins with, if it does so; and the letters if they are kept:
   * `22/` and `B` of `B22/371`, `2022` of `2022371`.
   */
  z.object({
    kind: z.literal("all but a run"),
    run: z.number().int().negative(),
    period: periodFormatSchema.optional(),
    letters: z.enum(["kept", "left out"]),
  }),
]);

/** What is left out at one end of a text. */
export type Trim = z.infer<typeof trimSchema>;

function extractorSchema<Column extends z.ZodType>(column: Column) {
  return z.object({
    field: column,
    part: z.union([z.literal("whole"), z.number().int()]),
    front: trimSchema,
    back: trimSchema,
  });
}

/** A convention in a form in which it can be applied again. */
export const knownConventionSchema = z.discriminatedUnion("type", [
  /** The numbers differ in small ways, such as a prefix or zeros; see `compareWriting`. */
  z.object({ type: z.literal("habit"), differences: z.array(z.string()).min(1) }),
  /** The number of one side is a part of a text of the other; see `Extractor`. */
  z.object({
    type: z.literal("rewriting"),
    statement: extractorSchema(statementColumnSchema),
    ledger: extractorSchema(ledgerColumnSchema),
  }),
]);

export type KnownConvention = z.infer<typeof knownConventionSchema>;

/** A convention under which lines of a statement were found, with a real example. */
export const numberConventionSchema = z.object({
  statement: z.object({ column: statementColumnSchema, text: z.string() }),
  ledger: z.object({ column: ledgerColumnSchema, text: z.string() }),
  /** How many lines of the statement were found by it. */
  lines: z.number().int().positive(),
  rule: knownConventionSchema,
});

export type NumberConvention = z.infer<typeof numberConventionSchema>;
