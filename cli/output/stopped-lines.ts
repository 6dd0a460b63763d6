import type { StoppedMessage } from "../../shared/records/message/stopped-messages.ts";
import { visible } from "./text-table.ts";
import { minuteOf } from "./minute-of.ts";

/** A message that the mail service has refused: which, why, and what to do. */
export function stoppedLines({ id, to, state, why, remedy, nextAttemptAt }: StoppedMessage): string[] {
  const next = nextAttemptAt === null ? "" : `, tried again ${minuteOf(nextAttemptAt)}`;
  return [
    `${id} to ${visible(to.join(", "))} has not left: ${state}${next}`,
    `  ${visible(why)}`,
    `  To do: ${remedy}`,
  ];
}
