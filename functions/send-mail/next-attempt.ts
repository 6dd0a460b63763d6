import { backoffSeconds, type Backoff } from "../../shared/queue-batches/backoff-seconds.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { cureOf, type Cure, type SendingRefusalReason } from "../../shared/domain/mail/sending-refusal.ts";

/** AWS advises to wait for up to ten minutes after throttling, and frees the daily quota bit by bit. */
const backoffs: Readonly<Record<Exclude<Cure, "person">, Backoff>> = {
  time: { firstSeconds: 30, factor: 3, mostSeconds: 600 },
  operator: { firstSeconds: 3600, factor: 1, mostSeconds: 3600 },
};

/** How often a message looks whether the one before it, which waits for a person, has left. */
const BEHIND_ANOTHER_MS = 3_600_000;

/** When a message that was refused is tried again; `undefined` if only a person can have it tried again. */
export function nextAttemptAfter(
  { id, attempts }: Pick<MessageRecord, "id" | "attempts">,
  reason: SendingRefusalReason,
  now: Date,
): string | undefined {
  const cure = cureOf(reason);
  if (cure === "person") return undefined;
  return new Date(now.getTime() + backoffSeconds(id, attempts, backoffs[cure]) * 1000).toISOString();
}

/** When a message is looked at again that may not leave before an earlier one. */
export function nextAttemptBehind(earlier: Pick<MessageRecord, "nextAttemptAt">, now: Date): string {
  return earlier.nextAttemptAt ?? new Date(now.getTime() + BEHIND_ANOTHER_MS).toISOString();
}
