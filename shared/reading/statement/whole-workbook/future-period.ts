import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";

/** Whether a description is about a period that begins after the statement's as-at date. */
export function mentionsFuturePeriod(text: string, asAt: CalendarDate | undefined): boolean {
  if (!mayMentionFuture(text)) return false;
  return FUTURE_WORDS.test(text) || (asAt !== undefined && namesLaterPeriod(text, asAt));
}

/** A fast check first, because most descriptions name no period. */
function mayMentionFuture(text: string): boolean {
  return /20|uture|UTURE|dvance|DVANCE/u.test(text);
}

const FUTURE_WORDS = /\bfuture period|\bfor future\b|\binvoiced in advance\b|\bbilled in advance\b/iu;

/** Whether a text names months or a financial year that begin after the date, and none that has begun. */
function namesLaterPeriod(text: string, asAt: CalendarDate): boolean {
  if (namesLaterMonths(text, asAt)) return true;
  let later = false;
  for (const [, from = "", to = ""] of text.matchAll(YEARS)) {
    if ((Number(from) + 1) % 100 !== Number(to)) continue;
    if (`${from}-04-01` <= asAt) return false;
    later = true;
  }
  return later;
}

const YEARS = /\b(20\d{2})\s?[/-]\s?(?:20)?(\d{2})\b/gu;

/** Whether a text names months that begin after the date, and none that has begun. */
function namesLaterMonths(text: string, asAt: CalendarDate): boolean {
  let later = false;
  for (const [, word = "", year = ""] of text.matchAll(MONTHS)) {
    const month = String(MONTH_WORDS.indexOf(word.toLowerCase()) + 1).padStart(2, "0");
    if (`${year}-${month}-01` <= asAt) return false;
    later = true;
  }
  return later;
}

const MONTHS = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '-]*(20\d{2})\b/giu;

const MONTH_WORDS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
