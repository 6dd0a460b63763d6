const FEWEST_DIGITS = 4;
const SHORTEST_WITH_LETTERS = 4;
const YEAR = /^(?:19|20)\d\d$/;
const PERIOD =
  /^(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\d{1,4}|(?:FY|M|MTH|MONTH|P|PD|PERIOD|Q|QTR|QUARTER|W|WK|WEEK|H|YR|YEAR)\d{1,6}|\d{1,2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*(?:\d\d|\d{4})?|Q\d(?:FY)?\d{2,4})$/;

/**
 * Whether a number, in its normal form, says enough to be found inside another text: some digits, or digits with letters
 * before them, and neither a year nor a period (`MAY20`, `Q3`, `FY2223`), which many invoices share.
 */
export function isTellingNumber(normal: string): boolean {
  if (YEAR.test(normal) || PERIOD.test(normal)) return false;
  if (normal.replaceAll(/\D/g, "").length >= FEWEST_DIGITS) return true;
  return normal.length >= SHORTEST_WITH_LETTERS && /\d/.test(normal) && /\p{L}/u.test(normal);
}
