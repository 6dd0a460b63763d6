import { undeliveredWords } from "../../domain/mail/delivery/delivery-words.ts";
import type { DeliveryState } from "../../domain/mail/delivery/delivery.ts";
import type { Messages } from "./messages.ts";
import { mailOfMessage } from "./outbox-message.ts";

/** A message that left and reached nobody, or of which somebody complained: a person has to see to it. */
export interface UndeliveredMessage {
  readonly id: string;
  readonly state: DeliveryState;
  readonly to: readonly string[];
  /** The mail that it is about, if it is about one. */
  readonly mailId?: string;
  /** What happened, and what to do, in sentences. */
  readonly why: string;
}

/** All messages that left and need a person, the oldest first. */
export async function undeliveredMessages(messages: Messages): Promise<UndeliveredMessage[]> {
  const found: UndeliveredMessage[] = [];
  for await (const message of messages.list("undelivered")) {
    const { id, to, delivery } = message;
    if (!delivery) continue;
    const { state, recipients } = delivery;
    const why = undeliveredWords({ state, to, why: recipients.find((each) => each.state === state)?.why });
    found.push({ id, state, to, why, ...mailOfMessage(message) });
  }
  return found;
}
