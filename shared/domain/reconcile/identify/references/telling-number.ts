const FEWEST_DIGITS = 4;
const FEWEST_DIGITS_OF_STEM = 3;
const SHORTEST_WITH_LETTERS = 4;
const YEAR = /^(?:19|20)\d\d$/;
const MONTH = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*";
const PERIOD = new RegExp(
  `^(?:${MONTH}\\d{1,4}|\\d{1,2}${MONTH}(?:\\d\\d|\\d{4})?|FY\\d{2,6}|Q\\d(?:FY)?\\d{2,4}|(?:M|MTH|MONTH|P|PD|PERIOD|Q|QTR|QUARTER|W|WK|WEEK|H|YR|YEAR)\\d{1,2}(?:\\d\\d|20\\d\\d)?)$`,
);

/**
 * Whether a number, in its normal form, says enough to be found inside another text: some digits, or digits with letters
 * before them, and neither a year nor a period (`MAY20`, `Q3`, `FY2223`), which many invoices share.
 */
export function isTellingNumber(normal: string): boolean {
  return !PERIOD.test(normal) && saysEnough(normal, FEWEST_DIGITS);
}

/** The same of a number that lines with endings share (`MAY20/1`, `MAY20/2`), where their sum is to be borne out to the penny. */
export function isTellingStem(normal: string): boolean {
  return saysEnough(normal, FEWEST_DIGITS_OF_STEM);
}

function saysEnough(normal: string, fewestDigits: number): boolean {
  if (YEAR.test(normal)) return false;
  if (normal.replaceAll(/\D/g, "").length >= fewestDigits) return true;
  return normal.length >= SHORTEST_WITH_LETTERS && /\d/.test(normal) && /\p{L}/u.test(normal);
}
