import type { CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import type { NumberReader } from "../numbers/read-number.ts";

/** What a rewriting depends on besides the text. */
export interface RewritingContext {
  readonly numbers: NumberReader;
  readonly date: CalendarDate | undefined;
  /** How many days the date may be off. */
  readonly days: number;
  /** The shapes that a number may have if a part of it is lost, or cut from the midst of its digits; undefined if all are welcome. */
  readonly shapes?: ReadonlySet<string> | undefined;
}

/** A number as an extractor rewrites it. */
export interface Rewriting {
  readonly text: string;
  /** The shape of what it was. */
  readonly shape: string;
  /** Whether digits were cut from digits: where they end depends on how many there are, so a lost one would go unseen. */
  readonly isCutFromDigits: boolean;
  /** Whether a field too short kept a part that does not begin where a part of the number begins. */
  readonly isCutAnywhere: boolean;
}
