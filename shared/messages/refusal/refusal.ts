import * as z from "zod";

import { exerciseIdSchema } from "../../domain/exercise/exercise.ts";
import { kindSchema } from "../../domain/exercise/kind.ts";
import { storedCode } from "../../domain/amounts-and-days/stored-values.ts";

/** A party as somebody wrote it, which may be wrong: repeated as a quotation only. */
const writtenPartySchema = z.object({ code: storedCode.optional(), name: z.string().optional() });

/** Why a mail was refused, with the facts that its answer names. The words are the reply's. */
export const refusalSchema = z.discriminatedUnion("reason", [
  /** STM-01 */
  z.object({ reason: z.literal("pdf") }),
  /** A picture, a document, a web page: nothing that holds cells. `format` in words, `a Word document`. */
  z.object({ reason: z.literal("not-a-workbook"), format: z.string().optional() }),
  z.object({ reason: z.literal("corrupt"), detail: z.string().optional() }),
  /** `container`: where not the workbook is protected, but what it would lie in. */
  z.object({ reason: z.literal("password-protected"), container: z.enum(["zip", "mail"]).optional() }),
  /** Past a named limit: `more than 200 sheets`. */
  z.object({ reason: z.literal("too-large"), limit: z.string().min(1) }),
  /** No table of invoices was found in the file. */
  z.object({ reason: z.literal("no-table") }),
  /** The reader's own refusals say it: they are in `findings`. */
  z.object({ reason: z.literal("file-findings") }),
  /** STM-03 */
  z.object({ reason: z.literal("several-payables"), named: z.array(writtenPartySchema).min(2) }),
  /** STM-02: the subject holds no code. */
  z.object({ reason: z.literal("no-sender-code") }),
  /** STM-02: what stands in the subject or workbook as the sender's code is in no directory. */
  z.object({ reason: z.literal("unknown-sender-code"), written: z.string() }),
  /** The codes in subject and workbook name different senders. */
  z.object({ reason: z.literal("sender-contradiction"), named: z.array(writtenPartySchema).min(1) }),
  /** Nothing says to whom the statement is addressed. */
  z.object({ reason: z.literal("no-payable") }),
  z.object({ reason: z.literal("unknown-payable"), written: z.string() }),
  /** Mailbox, subject and workbook name different payable organisations. */
  z.object({ reason: z.literal("payable-contradiction"), named: z.array(writtenPartySchema).min(1) }),
  /** REC-16, ORG-01: the statement is for somebody else. `nhsEngland`: the payable organisation is one of its sub-entities. */
  z.object({
    reason: z.literal("wrong-payable"),
    named: writtenPartySchema,
    nhsEngland: z.boolean().default(false),
  }),
  /** The payable organisation takes no part (any more): `successor` is who took over (ORG-04). */
  z.object({ reason: z.literal("payable-closed"), successor: writtenPartySchema.optional() }),
  /** EXR-03 */
  z.object({ reason: z.literal("nil-statement") }),
  /** EXR-01: this quarter takes no statements of that kind. */
  z.object({ reason: z.literal("wrong-kind"), kind: kindSchema, exercise: exerciseIdSchema }),
  /** No exercise that the statement could belong to. */
  z.object({ reason: z.literal("no-exercise") }),
  /** Two workbooks of one mail are for the same position: neither can be told to be the newer one (STM-04). */
  z.object({ reason: z.literal("same-position-twice"), files: z.array(z.string()).min(2) }),
]);

export type Refusal = z.infer<typeof refusalSchema>;

export type RefusalReason = Refusal["reason"];
