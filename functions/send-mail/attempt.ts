import { LoggableError } from "../../shared/domain/loggable-error.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { mailOfMessage } from "../../shared/records/message/outbox-message.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { SendingResult, SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { comeAgain, type ComeAgainPorts } from "./come-again.ts";
import { makeMessage, type MakeMessagePorts } from "./make-message.ts";
import { nextAttemptAfter } from "./next-attempt.ts";

export interface AttemptPorts extends MakeMessagePorts, ComeAgainPorts {
  readonly messages: Messages;
  readonly sendRawEmail: SendRawEmail;
  readonly log: Log;
}

/** Longer than any attempt takes: once a lease has run out, its attempt has ended. */
const LEASE_MS = 180_000;

/** A message as an attempt left it, and the mail that it is about if that was read. */
export interface Attempted {
  readonly message: MessageRecord;
  readonly mail?: MailRecord | undefined;
}

/**
 * Makes one attempt to send a message, in this order: take the lease, make the bytes, hand them to the mail service, record the
 * result. Returns the message as it then is.
 *
 * @param at the time by which it is decided whether the message is due
 * @throws if another attempt is still under way, or if the cloud fails
 */
export async function attempt(message: MessageRecord, at: Date, ports: AttemptPorts): Promise<Attempted> {
  const { message: leased, changed } = await ports.messages.change(
    message.id,
    (before) => (isDue(before, at) ? lease(before, ports.now()) : undefined),
    message,
  );
  if (!changed) {
    if (leased.state !== "sending") return { message: leased };
    throw new LoggableError(`another attempt to send ${message.id} is under way until ${leased.leasedUntil ?? ""}`);
  }
  const made = await makeMessage(leased, ports);
  const result = await ports.sendRawEmail(made).catch(async (error: unknown) => {
    // This attempt is over: the next one need not wait for the lease to run out.
    await ports.messages.change(message.id, (before) =>
      isOwnLease(before, leased)
        ? { ...before, state: "pending", leasedUntil: undefined, mayHaveLeft: true }
        : undefined,
    );
    throw error;
  });
  const next = nextState(leased, result, ports.now());
  // Queued before it is recorded: if this attempt dies in between, the message still comes again.
  if (next.nextAttemptAt !== undefined) await comeAgain(message, next.nextAttemptAt, ports);
  const { message: ended } = await ports.messages.change(
    message.id,
    (before) =>
      before.state !== "sent" && (result.result === "accepted" || isOwnLease(before, leased))
        ? {
            ...before,
            ...noResult,
            subject: made.subject,
            raw: made.key,
            rawDigest: digestOfBytes(made.bytes),
            ...next,
          }
        : undefined,
    leased,
  );
  logResult(leased, result, next.state, message.state === "sending", ports.log);
  return { message: ended, mail: made.mail };
}

/** Whether an attempt may be made now; another one may still hold the lease. */
export function isDue({ state, reason, nextAttemptAt }: MessageRecord, now: Date): boolean {
  if (state === "sent" || state === "rejected" || state === "withdrawn") return false;
  if (state !== "waiting" || reason === "earlier-message" || nextAttemptAt === undefined) return true;
  return Date.parse(nextAttemptAt) <= now.getTime();
}

/** Takes the lease for this attempt, unless another attempt may still be under way. */
function lease(before: MessageRecord, now: Date): MessageRecord | undefined {
  if (before.state === "sending" && before.leasedUntil !== undefined && Date.parse(before.leasedUntil) > now.getTime())
    return undefined;
  return {
    ...before,
    state: "sending",
    attempts: before.attempts + 1,
    // The attempt before has ended without a result.
    ...(before.state === "sending" ? { mayHaveLeft: true } : {}),
    leasedUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
  };
}

/** Whether no other attempt has begun since. */
function isOwnLease({ state, attempts }: MessageRecord, leased: MessageRecord): boolean {
  return state === "sending" && attempts === leased.attempts;
}

const noResult = { leasedUntil: undefined, nextAttemptAt: undefined, reason: undefined, why: undefined };

/** What to record of a result. */
function nextState(
  leased: MessageRecord,
  result: SendingResult,
  now: Date,
): Partial<MessageRecord> & { readonly state: "sent" | "waiting" | "rejected" } {
  if (result.result === "accepted") return { state: "sent", sesId: result.sesId, sentAt: now.toISOString() };
  const { reason, why } = result;
  const nextAttemptAt = nextAttemptAfter(leased, reason, now);
  return nextAttemptAt === undefined
    ? { state: "rejected", reason, why }
    : { state: "waiting", reason, why, nextAttemptAt };
}

const outcomes = {
  sent: { level: "info", event: "message-sent", metric: "MessagesSent" },
  waiting: { level: "warn", event: "message-waiting", metric: "MessagesWaiting" },
  rejected: { level: "error", event: "message-rejected", metric: "MessagesRejected" },
} as const;

function logResult(
  leased: MessageRecord,
  result: SendingResult,
  state: keyof typeof outcomes,
  isRepeated: boolean,
  log: Log,
): void {
  const { level, event, metric } = outcomes[state];
  log({
    level,
    event,
    correlation: leased.correlation,
    ...mailOfMessage(leased),
    messageId: leased.id,
    ...(result.result === "refused" ? { reason: result.reason } : {}),
    attempt: leased.attempts,
    metrics: { [metric]: 1, ...(isRepeated ? { MessagesRepeated: 1 } : {}) },
  });
}
