import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Pence } from "../amounts-and-days/pence.ts";

/** What is written into a cell of a form. */
export type FilledValue =
  | { readonly value: "number"; readonly pence: Pence }
  /** A code of the form's own list that is a number. */
  | { readonly value: "code"; readonly code: number }
  | { readonly value: "date"; readonly date: CalendarDate }
  | { readonly value: "text"; readonly text: string };

/** For each cell of a form's plan what is written into it; `undefined` if it stays as it is. */
export type FilledForm = readonly (FilledValue | undefined)[];
