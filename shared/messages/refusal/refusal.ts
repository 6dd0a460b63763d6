import * as z from "zod";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

/** An organisation as somebody wrote it, which may be wrong. Messages only quote it. */
const writtenPartySchema = z.object({ code: organisationCodeSchema.optional(), name: z.string().optional() });

/**
 * Why a statement was refused, with the facts that the reply mentions. How a refusal is added: a reason here, its words in
 * `refusal-words.ts` and an example in `refusals.test.ts` (neither compiles without it).
 */
export const refusalSchema = z.discriminatedUnion("reason", [
  /** STM-01 */
  z.object({ reason: z.literal("pdf") }),
  /** A picture, a document, a web page: a file without cells. `format` in words: `a Word document`. */
  z.object({ reason: z.literal("not-a-workbook"), format: z.string().optional() }),
  z.object({ reason: z.literal("corrupt"), detail: z.string().optional() }),
  /** `container`: set if the zip or mail around the workbook is protected, not the workbook itself. */
  z.object({ reason: z.literal("password-protected"), container: z.enum(["zip", "mail"]).optional() }),
  /** Over a named limit: `more than 200 sheets`. */
  z.object({ reason: z.literal("too-large"), limit: z.string().min(1) }),
  /** No table of invoices was found in the file. */
  z.object({ reason: z.literal("no-table") }),
  /** The reasons are findings of the reader; they are in the reply's `findings`. */
  z.object({ reason: z.literal("file-findings") }),
  /** STM-03 */
  z.object({ reason: z.literal("several-payables"), named: z.array(writtenPartySchema).min(2) }),
  /** STM-02: the subject contains no code. */
  z.object({ reason: z.literal("no-sender-code") }),
  /** STM-02: the sender's code in the subject or workbook is not in the directory. */
  z.object({ reason: z.literal("unknown-sender-code"), written: z.string() }),
  /** The codes in subject and workbook name different senders. */
  z.object({ reason: z.literal("sender-contradiction"), named: z.array(writtenPartySchema).min(1) }),
  /** Nothing says which organisation the statement is for. */
  z.object({ reason: z.literal("no-payable") }),
  z.object({ reason: z.literal("unknown-payable"), written: z.string() }),
  /** Mailbox, subject and workbook name different payable organisations. */
  z.object({ reason: z.literal("payable-contradiction"), named: z.array(writtenPartySchema).min(1) }),
  /** REC-16, ORG-01: the statement is for a different organisation. `nhsEngland`: the payable organisation is one of its sub-entities. */
  z.object({
    reason: z.literal("wrong-payable"),
    named: writtenPartySchema,
    nhsEngland: z.boolean().default(false),
  }),
  /** The payable organisation has closed; `successor` took over (ORG-04). */
  z.object({ reason: z.literal("payable-closed"), successor: writtenPartySchema.optional() }),
  /** EXR-03 */
  z.object({ reason: z.literal("nil-statement") }),
  /** EXR-01: the exercise has no statements of that kind. */
  z.object({ reason: z.literal("wrong-kind"), kind: kindSchema, exercise: exerciseIdSchema }),
  /** No exercise is open for the statement. */
  z.object({ reason: z.literal("no-exercise") }),
  /** Two workbooks in one mail are for the same position, and nothing shows which is newer (STM-04). */
  z.object({ reason: z.literal("same-position-twice"), files: z.array(z.string()).min(2) }),
]);

export type Refusal = z.infer<typeof refusalSchema>;

export type RefusalReason = Refusal["reason"];

/** Every reason for which a statement can be refused. */
export const refusalReasons: readonly RefusalReason[] = refusalSchema.options.map(({ shape }) => shape.reason.value);
