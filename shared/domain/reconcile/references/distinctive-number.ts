const FEWEST_DIGITS = 4;
const SHORTEST_WITH_LETTERS = 4;
const YEAR = /^(?:19|20)\d\d$/;
const MONTH = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*";
const PERIOD = new RegExp(
  `^(?:${MONTH}\\d{1,4}|\\d{1,2}${MONTH}(?:\\d\\d|\\d{4})?|FY\\d{2,6}|Q\\d(?:FY)?\\d{2,4}|(?:M|MTH|MONTH|P|PD|PERIOD|Q|QTR|QUARTER|W|WK|WEEK|H|YR|YEAR)\\d{1,2}(?:\\d\\d|20\\d\\d)?)$`,
);

/**
 * Whether a number in normal form is distinctive enough to be looked for inside another text: it has several digits, or digits
 * and letters, and is neither a year nor a period (`MAY20`, `Q3`, `FY2223`), which many invoices have in common.
 */
export function isDistinctiveNumber(normal: string): boolean {
  return !PERIOD.test(normal) && isDistinctive(normal, FEWEST_DIGITS);
}

/** Whether a number in normal form is a year or a period. */
export function isPeriod(normal: string): boolean {
  return PERIOD.test(normal) || YEAR.test(normal);
}

function isDistinctive(normal: string, fewestDigits: number): boolean {
  if (YEAR.test(normal)) return false;
  if (normal.replaceAll(/\D/g, "").length >= fewestDigits) return true;
  return normal.length >= SHORTEST_WITH_LETTERS && /\d/.test(normal) && /\p{L}/u.test(normal);
}
