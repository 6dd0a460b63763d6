import {
  calendarDate,
  daysBetween,
  formatCalendarDate,
  type CalendarDate,
} from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { nameOfExercise, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { timetableOf, type TimetableEntry } from "../../../shared/domain/timetable/timetable.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { wordsOfTimetable } from "../../../shared/messages/words/timetable-words.ts";

/** So many days after its last date an exercise is still shown. */
const SHOWN_AFTER_DAYS = 30;
/** So many dates that come are listed; the others unfold. */
const SHOWN_NEXT = 5;
const DAY_LENGTH = "2023-03-29".length;

/** The dates of the exercises that are under way: where today is between them, and what comes next. */
export function deadlines(exercises: readonly Exercise[], now: string): Html {
  const today = ukDay(now);
  const shown = exercises
    .map((exercise) => ({ exercise, entries: timetableOf(exercise, [], now) }))
    .filter(({ entries }) => {
      const last = entries.at(-1);
      return last !== undefined && daysBetween(dayOf(last), today) <= SHOWN_AFTER_DAYS;
    });
  return html`${shown.map(({ exercise, entries }) => timeline(exercise, entries, today))}`;
}

function timeline({ exercise }: Exercise, entries: readonly TimetableEntry[], today: CalendarDate): Html {
  const days = entries.map(dayOf);
  const first = [...days, today].toSorted()[0] ?? today;
  const last = [...days, today].toSorted().at(-1) ?? today;
  const span = Math.max(1, daysBetween(first, last));
  const at = (day: CalendarDate) => `${String(Math.round((2 + (daysBetween(first, day) / span) * 96) * 10) / 10)}%`;
  const next = entries.filter(({ state }) => state !== "done");
  return html`<h2>Dates of ${nameOfExercise(exercise)}</h2>
    <svg
      class="timeline"
      role="img"
      aria-label="${next.length === 0 ? "All dates have passed." : `${counted(next.length, "date")} to come, listed below.`}"
    >
      <line class="grid" x1="2%" x2="98%" y1="50%" y2="50%" />
      <line class="today" x1="${at(today)}" x2="${at(today)}" y1="10%" y2="90%" />
      ${entries.map(
        (entry) =>
          html`<circle class="${entry.state === "done" ? "f7" : "f0"}" cx="${at(dayOf(entry))}" cy="50%" r="6">
            <title>${formatCalendarDate(dayOf(entry))}: ${wordsOfTimetable(entry.what)}</title>
          </circle>`,
      )}
    </svg>
    ${
      next.length === 0
        ? html`<p class="quiet">All its dates have passed.</p>`
        : html`${dates(next.slice(0, SHOWN_NEXT), today)}
          ${
            next.length > SHOWN_NEXT &&
            html`<details>
              <summary>${counted(next.length - SHOWN_NEXT, "later date")}</summary>
              ${dates(next.slice(SHOWN_NEXT), today)}
            </details>`
          }`
    }`;
}

function dates(entries: readonly TimetableEntry[], today: CalendarDate): Html {
  return html`<ul>
    ${entries.map(
      (entry) =>
        html`<li>
          <strong>${formatCalendarDate(dayOf(entry))}</strong>, ${daysWords(daysBetween(today, dayOf(entry)))}:
          ${wordsOfTimetable(entry.what)}
        </li>`,
    )}
  </ul>`;
}

function dayOf({ at }: TimetableEntry) {
  return calendarDate(at.slice(0, DAY_LENGTH));
}

function daysWords(days: number): string {
  if (days === 0) return "today";
  return days < 0 ? `${counted(-days, "day")} ago` : `in ${counted(days, "day")}`;
}
