import { cureOf, sendingRefusals } from "../../domain/mail/sending-refusal.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";
import { mailOfMessage } from "./outbox-message.ts";

/** A message that the mail service has refused, or that waits behind one. */
export interface StoppedMessage {
  readonly id: string;
  readonly state: "waiting" | "rejected";
  /** Whether nothing more happens to it until a person acts. */
  readonly needsPerson: boolean;
  readonly type: string;
  readonly to: readonly string[];
  /** The mail that it is about, if it is about one. */
  readonly mailId?: string;
  readonly decidedAt: string;
  readonly attempts: number;
  readonly reason: NonNullable<MessageRecord["reason"]>;
  /** Why it has not left, and what happens next, in sentences. */
  readonly why: string;
  readonly remedy: string;
  readonly nextAttemptAt: string | null;
}

/** The stopped messages of a system, by id. */
export type StoppedMessages = ReadonlyMap<string, StoppedMessage>;

/** All messages that have not left because the mail service refused them, the oldest first. */
export async function stoppedMessages(messages: Messages): Promise<StoppedMessages> {
  const all: StoppedMessage[] = [];
  for (const state of ["rejected", "waiting"] as const)
    for await (const message of messages.list(state)) all.push(...stoppedIn([message]));
  return byId(all.sort((one, other) => (one.decidedAt < other.decidedAt ? -1 : 1)));
}

/** The stopped messages among those of one position, in the order in which they will leave. */
export async function stoppedOfPosition(
  { outbox }: PositionRecord,
  messages: Pick<Messages, "get">,
): Promise<StoppedMessages> {
  const found = await Promise.all(outbox.map(({ id }) => messages.get(id)));
  return byId(stoppedIn(found.filter((message) => message !== undefined)));
}

/** What a person does about a message none of whose addresses can be reached. */
export const remedyForUndeliverable =
  "Register another address, or take this one off the list with accord undeliverable lift; then accord resend.";

/** A stopped message in one word and its reason: `rejected: address-refused`. */
export function wordOfStopped({ state, reason }: Pick<StoppedMessage, "state" | "reason">): string {
  return `${state}: ${reason}`;
}

/**
 * Whether a message does not leave until a person acts. One that needs a setting of the account changed is tried again by itself as well,
 * but each time in vain until then.
 */
export function waitsForPerson({ state, reason }: Pick<MessageRecord, "state" | "reason">): boolean {
  if (state === "rejected") return true;
  if (state !== "waiting" || reason === undefined || reason === "earlier-message") return false;
  return reason === "undeliverable-address" || cureOf(reason) !== "time";
}

function stoppedIn(messages: readonly MessageRecord[]): StoppedMessage[] {
  return messages.flatMap((message) => {
    const { id, state, type, to, decidedAt, attempts, reason, why = "", nextAttemptAt = null } = message;
    if ((state !== "waiting" && state !== "rejected") || reason === undefined) return [];
    const needsPerson = waitsForPerson(message);
    const common = { id, state, needsPerson, type, to, decidedAt, attempts, reason, nextAttemptAt };
    return [{ ...common, ...mailOfMessage(message), ...explained(reason, why) }];
  });
}

function explained(reason: StoppedMessage["reason"], why: string): Pick<StoppedMessage, "why" | "remedy"> {
  if (reason === "earlier-message") return { why, remedy: "It leaves right after that one." };
  if (reason === "undeliverable-address") return { why, remedy: remedyForUndeliverable };
  const { means, remedy } = sendingRefusals[reason];
  return { why: `${means} The service says: ${why}`, remedy };
}

function byId(messages: readonly StoppedMessage[]): StoppedMessages {
  return new Map(messages.map((message) => [message.id, message]));
}
