import { cleanText } from "../../shared/messages/words/clean-text.ts";

const SHORT = 160;

/** A text that somebody else wrote, cleaned into one line. `fallback` if it is empty, so that there is something to click on. */
export function displayText(text: string, fallback: string): string {
  const clean = cleanText(text);
  return clean === "" ? fallback : clean;
}

/** The same for a row of a list: the rest of a longer text stands where the whole thing is shown. */
export function shortText(text: string, fallback: string): string {
  const clean = displayText(text, fallback);
  return clean.length <= SHORT ? clean : `${clean.slice(0, SHORT - 1).toWellFormed()}…`;
}
