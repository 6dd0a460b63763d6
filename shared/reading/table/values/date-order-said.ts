/** What a heading says about the order of day and month in the dates under it: `Invoice Date (MM/DD/YYYY)`; `undefined` if it says nothing. */
export function dateOrderSaid(heading: string): "day-first" | "month-first" | undefined {
  if (MONTH_FIRST.test(heading)) return "month-first";
  return DAY_FIRST.test(heading) ? "day-first" : undefined;
}

const MONTH_FIRST = /\bm{1,2}[ ./-]?d{1,2}[ ./-]?y{2,4}\b|\bus (?:dates?|format)\b|\bmonth first\b/iu;

const DAY_FIRST = /\bd{1,2}[ ./-]?m{1,2}[ ./-]?y{2,4}\b|\buk (?:dates?|format)\b|\bday first\b/iu;
