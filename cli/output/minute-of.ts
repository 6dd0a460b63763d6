/** An instant to the minute, in UTC: `2023-03-29 09:15`. */
export function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
