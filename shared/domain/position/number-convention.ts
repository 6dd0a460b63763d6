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

const trimSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nothing") }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({
    kind: z.literal("period"),
    format: z.enum([
      "year",
      "short year",
      "financial year",
      "short financial year",
      "year and month",
      "short year and month",
    ]),
  }),
  z.object({ kind: z.literal("characters"), pattern: z.string() }),
  z.object({ kind: z.literal("all but"), count: z.number().int().positive() }),
]);

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
