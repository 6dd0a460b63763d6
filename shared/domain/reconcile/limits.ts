/**
 * What one reconciliation does at most, so that no statement and no ledger, however odd, takes more than linear time.
 * Whoever reaches a limit is told so in the outcome's remarks, and what was not looked at is queried, never agreed.
 */
export const limits = {
  /** Lines of one number that are weighed against each other one by one; more of them only pair up as identical twins. */
  linesOfOneNumber: 60,
  /** Amounts among which a sum is looked for. */
  amountsInSum: 24,
  /** Steps that one search for a sum may take. */
  stepsOfOneSum: 2_000,
  /** Ledger lines of one amount that are compared with one reference in search of a slip. */
  candidatesWeighed: 64,
  /** Candidates that a query names. */
  candidatesTold: 5,
  /** Days by which two dates of one invoice may differ, where nothing else ties them (typing date against invoice date). */
  daysApart: 45,
  /** Days after which one number and amount are rather those of the next year's invoice: a year less `daysApart`. */
  daysToNextRound: 320,
  /** Days by which the dates may differ where a line has a number of its own and merely mentions the ledger's. */
  daysApartWhereMentioned: 14,
  /** Numbers this near each other are of neighbouring rows: one may have been copied for the other. */
  neighbouringNumbers: 50,
  /** Invoices that are named as paid by one payment. */
  invoicesOfPaymentTold: 20,
  /** Days between a payment and the receipt on the statement. */
  paymentDaysApart: 21,
  /** Pence that count as rounding when they are all that differs. */
  roundingPence: 100,
} as const;
