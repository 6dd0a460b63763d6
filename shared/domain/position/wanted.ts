import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";
import { statementLineSchema } from "../statement/statement-line.ts";

const plainSchema = z.object({
  wants: z.enum([
    // Documents
    /** The credit note that cancels the invoice, or the invoice that replaces it. */
    "cancelling-document",
    /** The invoice and whatever credit notes there are for it. */
    "invoice-and-credits",
    // Which invoice it is
    /** Whether a payment of ours is the receipt on the statement. */
    "whether-our-payment",
    /** Whether a document that we posted twice was issued twice, of which one is paid. */
    "whether-issued-twice",
    /** Whether the signs of the whole statement are turned round. */
    "whether-signs-turned",
    /** The amounts of several invoices in one line. */
    "amounts-of-set",
    // Information
    /** The number by which a line without one can be found. */
    "number",
    /** The number of the invoice for a lease payment. */
    "lease-invoice",
    /** What both sides agreed about a contract penalty (REC-22). */
    "penalty-terms",
    /** Which invoice of many with one number a credit credits. */
    "credited-invoice",
    /** The body that has taken over another. */
    "successor",
    // Changes on their side
    "payment-allocation",
    "credit-allocation",
    /** A credit set against the cancelled invoice that it credits. */
    "credit-to-cancelled",
    /** A credit settled with the dispute about its invoice. */
    "credit-in-dispute",
    /** A credit that belongs to no open invoice, paid back or moved to their payables (REC-14). */
    "refund",
    /** The invoice, or a place on an accruals statement. */
    "invoice-or-accrual",
    "accruals-statement",
    "right-year",
    /** The debt without expected credit losses taken off (STM-12). */
    "whole-debt",
    "income-without-vat",
    /** The same adjustment as ours (REC-10). */
    "adjustment",
  ]),
});

const document = statementLineSchema.shape.type;
const accrualDetailSchema = z.enum(["activity-data", "penalty", "purchase-order", "period", "basis", "agreed-by"]);

export type AccrualDetail = z.infer<typeof accrualDetailSchema>;

/** The line's own amount that is in question. It alone never makes it another request. */
const ownAmount = { pence: penceSchema };

/**
 * What is wanted of the receivable organisation about one line (RSP-01). `wordsOfWanted` says it, `subjectOfWanted` what it is about.
 * Lines whose values differ in nothing but `pence` are one request.
 */
export const wantedSchema = z.discriminatedUnion("wants", [
  plainSchema,
  z.object({
    wants: z.literal("copy"),
    document,
    /** Of an accrual there is no document, but the working paper that it rests on. */
    isWorkingPaper: z.literal(true).optional(),
    /** What is wanted with the copy. */
    besides: z.array(z.enum(["purchase-order", "backing", "orderer", "issuer"])).optional(),
    toSee: z.enum(["which-line", "whether-same", "which-year", "whether-credit", "vat"]).optional(),
  }),
  z.object({
    wants: z.literal("credit-note"),
    besides: z.enum(["invoice", "invoice-number", "refund-of-rest"]).optional(),
  }),
  /** Taken off the statement, or a copy that shows why it is on it. */
  z.object({ wants: z.literal("removal-or-copy"), document, of: z.enum(["second", "replacement", "included"]) }),
  /** Which of several ledger lines it is, and what would show it. */
  z.object({
    wants: z.literal("which-one"),
    document,
    by: z.enum(["number", "date", "number-and-date", "copy", "number-or-copy", "check"]),
  }),
  /** Whether a ledger line is the same document, or one of several is. */
  z.object({ wants: z.literal("whether-same"), document, of: z.enum(["one", "several"]) }),
  /** Whether it is the only document under its order; `pence`: by how much the amounts differ. */
  z.object({ wants: z.literal("whether-of-order"), document, pence: penceSchema.optional() }),
  /** What lets us take it off hold. */
  z.object({ wants: z.literal("backing"), of: z.enum(["invoice", "amount-on-hold"]) }),
  /** What helps those who have to approve it here. */
  z.object({ wants: z.literal("help-to-approve"), lacksPurchaseOrder: z.boolean() }),
  z.object({ wants: z.literal("backing-or-credit"), ...ownAmount }),
  z.object({ wants: z.literal("basis-of-estimate"), ...ownAmount }),
  z.object({ wants: z.literal("working-out"), ...ownAmount }),
  /** STM-13: what an accrual does not state. */
  z.object({ wants: z.literal("accrual-details"), details: z.array(accrualDetailSchema).min(1) }),
  /** REC-23: what was paid ahead for, and what the line does not state. */
  z.object({ wants: z.literal("prepaid-purpose"), details: z.array(accrualDetailSchema) }),
  z.object({ wants: z.literal("payment-details"), of: z.enum(["receipt", "payment"]) }),
  z.object({ wants: z.literal("check"), ...ownAmount }),
  /** A payment or credit of a part of the invoice, allocated; or, if our ledger does not record which, word that there was none. */
  z.object({ wants: z.literal("part-allocation"), ...ownAmount, isPayment: z.boolean() }),
  z.object({ wants: z.literal("cash-allocation"), to: z.enum(["one", "several"]) }),
  z.object({ wants: z.literal("credit-taken"), ...ownAmount }),
  z.object({ wants: z.literal("removal"), from: z.enum(["statement", "accruals"]) }),
  /** On the statement of another body, in words; or sent to it. */
  z.object({ wants: z.literal("move"), to: z.string().min(1), how: z.enum(["statement", "send"]) }),
  /** The body that it is for, or the one here who ordered it. Without `to` it is not known which body. */
  z.object({ wants: z.literal("right-body"), to: z.string().min(1).optional() }),
  /** STM-11: on the statement of the parent of one side. */
  z.object({
    wants: z.literal("parent-statement"),
    parent: z.string().min(1),
    side: z.enum(["receivable", "payable"]),
  }),
  /** Two bodies claim one invoice, and have to settle whose it is. */
  z.object({ wants: z.literal("settlement"), between: z.string().min(1) }),
  /** A person's question. */
  z.object({ wants: z.literal("answer"), question: z.string().min(1) }),
  /** A request of an outcome that is older than these kinds, as its sentence. */
  z.object({ wants: z.literal("as-said"), text: z.string().min(1) }),
]);

export type Wanted = z.infer<typeof wantedSchema>;

/** What is wanted, absent if nothing is. Outcomes that were stored as a sentence, empty if nothing was wanted, can still be read. */
export const storedWantedSchema = z
  .union([
    wantedSchema,
    z.string().transform((text): Wanted | undefined => (text === "" ? undefined : { wants: "as-said", text })),
  ])
  .optional();

/**
 * Whether they have to act before we can go on. What only helps us with a step of ours, as those who approve here, leaves it our turn
 * (MIS-03).
 */
export function isTheirTurn(wanted: Wanted | undefined): boolean {
  return wanted !== undefined && wanted.wants !== "help-to-approve";
}
