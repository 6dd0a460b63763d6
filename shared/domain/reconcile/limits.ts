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
  /** Days by which two dates of one document may differ. */
  nearDays: 27,
  /** Days by which the dates of a document may differ if its number is only a word, such as `SLA`. */
  daysOfAWord: 1,
  /** The same if as many lines as ledger lines are alike, so that any pairing gives the same verdict. */
  daysOfInstalments: 13,
  /** Days by which a line without a number may differ from a document of its order: less than half a month. */
  daysOfAnOrder: 13,
  /** Days within which a document and its reversal are booked. */
  reversalDays: 31,
  /** Numbers that are read of one line. */
  numbersOfLine: 50,
  /** Characters of a cell that may be a range of numbers. */
  charactersOfRange: 80,
  /** Candidates that are suggested for a line. */
  candidatesSuggested: 3,
  /** Conventions of one pair that are learned. */
  conventionsOfPair: 3,
  /** Conventions and habits that an answer explains, and that are remembered for the pair. */
  conventionsNamed: 6,
  /** Characters that a number needs to identify a document whose amount and day differ. */
  shortestNumberAlone: 3,
  /** Characters of a description that an answer quotes. */
  charactersOfDescription: 60,
  /** Invoices that an answer names as paid by one payment. */
  invoicesOfPaymentNamed: 20,
  /** Days between a payment and the receipt on the statement. */
  paymentDaysApart: 21,
  /** A difference of fewer pence counts as rounding. */
  roundingPence: 100,
} as const;
