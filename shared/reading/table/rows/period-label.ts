/**
 * Whether a text names a month, a quarter, a week or a year and nothing else: `Jan-23`, `January 2023`, `Q3 2022/23`, `Period 10`, `Total for March`
 * without its word. Such a label beside the sum of the lines above it is a sub-total.
 */
export function isPeriodLabel(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST) return false;
  return PERIOD.test(text);
}

const LONGEST = 30;

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

const YEAR = String.raw`(?:'?\d{2}|(?:19|20)\d{2}(?:\s?[/-]\s?\d{2,4})?)`;

const PERIOD = new RegExp(
  String.raw`^(?:(?:for|in|month|month of|period|year|quarter|total for):? )?(?:${MONTH}\.?(?:[\s,./-]*${YEAR})?|(?:q|qtr|quarter|p|period|month|mth|m|wk|week) ?\d{1,2}(?:[\s,./-]+${YEAR})?|(?:fy ?)?(?:19|20)\d{2}\s?[/-]\s?\d{2,4})(?: (?:invoices?|charges|activity|billing))?:?$`,
  "iu",
);
