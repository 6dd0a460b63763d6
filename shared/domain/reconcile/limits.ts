/**
 * Limits of one reconciliation, so that no statement and no ledger, however odd, takes more than linear time. When a limit is
 * reached, a remark in the outcome says so, and what was not compared is queried, never agreed.
 */
export const limits = {
  /** Lines of one number that are compared one by one; if there are more, only identical ones are paired up. */
  linesOfOneNumber: 60,
  /** Amounts that are tried for a sum. */
  amountsInSum: 24,
  /** Steps that one search for a sum may take. */
  stepsOfOneSum: 2_000,
  /** Ledger lines of one amount, or with one part of a number, that are compared with one statement line. */
  candidatesWeighed: 64,
  /** Candidates that a query names. */
  candidatesNamed: 5,
  /** Days by which two dates of one invoice may differ, as one side may enter the date of typing. */
  daysApart: 45,
  /** Days after which the same number and amount are probably those of next year's invoice: a year less `daysApart`. */
  daysToNextRound: 320,
  /** Days by which the dates may differ if a line has its own number and only mentions the ledger's. */
  daysApartWhereMentioned: 14,
  /** Numbers that differ by no more are of neighbouring rows: one may have been copied for the other. */
  neighbouringNumbers: 50,
  /** Invoices that an answer names as paid by one payment. */
  invoicesOfPaymentNamed: 20,
  /** Days between a payment and the receipt on the statement. */
  paymentDaysApart: 21,
  /** A difference of fewer pence counts as rounding. */
  roundingPence: 100,
} as const;
