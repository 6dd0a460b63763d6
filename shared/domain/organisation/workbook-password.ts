import * as z from "zod";

import type { OrganisationCode } from "./organisation-code.ts";
import { storedCode } from "../amounts-and-days/stored-values.ts";

/** What opens the protected workbooks that one organisation sends to another, as the payable one has registered it. */
export const workbookPasswordSchema = z.object({
  payable: storedCode,
  receivable: storedCode,
  password: z.string().min(1).max(255),
});

export type WorkbookPassword = z.infer<typeof workbookPasswordSchema>;

/** Each trial costs a tenth of a second by design of the encryption: a pair has few passwords, the newest first. */
export const MOST_PASSWORDS_OF_A_PAIR = 5;

/**
 * What to try on a workbook from one of these senders, for one of these payable organisations, or for whichever where its
 * address names none.
 */
export function passwordsToTry(
  registered: readonly WorkbookPassword[],
  receivables: ReadonlySet<OrganisationCode>,
  payables: ReadonlySet<OrganisationCode>,
): string[] {
  const fitting = registered.filter(
    ({ payable, receivable }) => receivables.has(receivable) && (payables.size === 0 || payables.has(payable)),
  );
  return [...new Set(fitting.map(({ password }) => password))];
}
