import * as z from "zod";

import { type OrganisationCode, organisationCodeSchema } from "./organisation-code.ts";

/** A password as a person gives it: Excel takes no longer one. */
export const givenPasswordSchema = z.string().min(1).max(255);

/** A password for protected workbooks that one organisation sends to another; the payable one registers it. */
export const workbookPasswordSchema = z.object({
  payable: organisationCodeSchema,
  receivable: organisationCodeSchema,
  /** As it is stored: sealed, if the system has a key for that. */
  password: z.string().min(1).max(2000),
});

export type WorkbookPassword = z.infer<typeof workbookPasswordSchema>;

/** Each attempt takes a tenth of a second, by design of the encryption. So a pair has few passwords, the newest first. */
export const MOST_PASSWORDS_OF_A_PAIR = 5;

/**
 * The passwords to try on a workbook from one of these senders for one of these payable organisations; for any payable
 * organisation if its address names none.
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
