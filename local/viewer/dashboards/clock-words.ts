import type { Range } from "./range.ts";

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "short",
  day: "numeric",
  month: "short",
});

/** A time on an axis: `14:05`, with its day where a range has several. */
export function clockWords(at: number, range: Range["id"]): string {
  return range === "week" ? `${day.format(at)}, ${clock.format(at)}` : clock.format(at);
}
