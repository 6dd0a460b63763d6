import * as z from "zod";

/** What a column or a box of a form asks for an amount. */
export const askedAmountSchema = z.enum([
  "agreed",
  "in-principle",
  "accrued",
  /** Not agreed; with what is in dispute, if the form has no other place for it. */
  "not-agreed",
  /** Not agreed and not in dispute. */
  "not-agreed-nor-disputed",
  "disputed",
  /** Whatever is not agreed, disputed or not: a difference, or "not agreed (including disputes)". */
  "open",
  /** What the payable organisation's ledger has of the line. */
  "ledger-balance",
]);

export type AskedAmount = z.infer<typeof askedAmountSchema>;

/** What a question with the answers yes and no is about. */
export const askedFactSchema = z.enum(["agreed", "open", "on-ledger", "disputed", "accrued", "paid"]);

export type AskedFact = z.infer<typeof askedFactSchema>;

/** A word of the form's own list, and what it says. `isNumber`: the list has it as a number, and so must the answer, or Excel does not find it there. */
const codeSchema = z.object({ code: z.string(), says: z.string(), isNumber: z.literal(true).optional() });

export type FormCode = z.infer<typeof codeSchema>;

/** The longest text that a cell takes, if the form limits it. */
const longest = { longest: z.number().int().positive().optional() };

/**
 * What a column of a form, or a box beside a label, asks for. `choices` are the only words that a cell takes; absent if it takes any.
 */
export const askSchema = z.discriminatedUnion("asks", [
  /**
   * `ifOpen`: only of what is not agreed in full, as in "If no, amount accepted". `within`: a part of another amount of the form, as in
   * "of which in dispute", and not one beside it.
   */
  z.object({
    asks: z.literal("amount"),
    amount: askedAmountSchema,
    ifOpen: z.literal(true).optional(),
    within: z.literal(true).optional(),
  }),
  z.object({ asks: z.literal("yes-no"), about: askedFactSchema, yes: z.string(), no: z.string() }),
  /** `alone`: there is no other place for amounts and comments. */
  z.object({ asks: z.literal("status"), choices: z.array(codeSchema).optional(), alone: z.literal(true).optional() }),
  z.object({ asks: z.literal("code"), key: z.array(codeSchema) }),
  /** `alone`: there is no other place for what is wanted. */
  z.object({ asks: z.literal("comment"), alone: z.boolean(), purchaseOrder: z.boolean().optional(), ...longest }),
  z.object({ asks: z.literal("wanted"), ...longest }),
  z.object({ asks: z.literal("purchase-order") }),
  z.object({ asks: z.literal("payment-reference") }),
  z.object({ asks: z.literal("paid-date") }),
  z.object({ asks: z.literal("dispute-reference") }),
  z.object({ asks: z.literal("organisation-code") }),
  z.object({ asks: z.literal("organisation-name") }),
  z.object({ asks: z.literal("reply-date") }),
  z.object({ asks: z.literal("telephone") }),
  z.object({ asks: z.literal("email") }),
]);

export type Ask = z.infer<typeof askSchema>;

const placeInBytes = { from: z.number().int().nonnegative(), to: z.number().int().nonnegative() };

/** A cell to fill in. Its element is the bytes from `from` to `to` of its part; an empty range is where it has to be put in. */
const formCellSchema = z.object({
  part: z.number().int().nonnegative(),
  ...placeInBytes,
  /** `D10` */
  cell: z.string().regex(/^[A-Z]{1,3}[0-9]{1,7}$/),
  style: z.number().int().nonnegative().optional(),
  ask: z.number().int().nonnegative(),
  /** The line of the statement that it is about; absent for the whole statement. */
  line: z.number().int().positive().optional(),
  /** The form writes the amounts of the line with the other sign. */
  otherSign: z.boolean().optional(),
});

export type FormCell = z.infer<typeof formCellSchema>;

/** A part of the workbook that changes. */
const formPartSchema = z.object({
  name: z.string().min(1),
  bytes: z.number().int().nonnegative(),
  crc32: z.number().int().nonnegative(),
  /** What its tags begin with: `x:`; mostly empty. */
  prefix: z.string().regex(/^(?:[A-Za-z_][\w.-]*:)?$/),
  /** What changes besides the cells, for example that the workbook has to calculate its formulas again. */
  edits: z.array(z.object({ ...placeInBytes, text: z.string().max(2000) })),
});

export type FormPart = z.infer<typeof formPartSchema>;

/**
 * How a form is filled in: the cells with what each asks for. It is made where files of strangers are opened; whoever fills in the form
 * need not read any of it.
 */
export const formPlanSchema = z.object({
  /** What to call the filled form. */
  fileName: z.string().min(1),
  /** Whether its dates count from 1904. */
  is1904: z.boolean(),
  asks: z.array(askSchema),
  parts: z.array(formPartSchema),
  cells: z.array(formCellSchema),
  /** How many lines of the statement have no row on the form. */
  linesWithoutRow: z.number().int().nonnegative(),
  /** Headings and labels of questions that stay without an answer, because formulas work out which words their cells allow. */
  leftBlank: z.array(z.string()).optional(),
});

export type FormPlan = z.infer<typeof formPlanSchema>;
