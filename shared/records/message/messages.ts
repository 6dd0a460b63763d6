import { LoggableError } from "../../domain/loggable-error.ts";
import { isUndelivered } from "../../domain/mail/delivery/delivery.ts";
import { messageRecordSchema, whoseMessage, type MessageRecord } from "./message-record.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table, TableItem } from "../storage/table.ts";

/**
 * Outgoing messages, from the decision to send one to its departure, in this order:
 * 1. a decision puts an `OutboxMessage` into the outbox of its position or mail (outbox-message.ts),
 * 2. `dispatchOutbox` gives it a record of its own and queues it (dispatch-outbox.ts),
 * 3. send-mail leases the record, makes the bytes (message-draft.ts) and hands them over (send-raw-email.ts),
 * 4. if the mail service refuses it (sending-refusal.ts), the record says why and when it is tried again (due-messages.ts),
 * 5. send-mail notes the departure in the mail and empties the outbox,
 * 6. note-delivery notes what the mail service later reports: delivered, delayed, come back, complained of.
 */
export interface Messages {
  get(id: string): Promise<MessageRecord | undefined>;

  /** Adds a message, unless it is there already. Returns the record that is then there. */
  add(message: MessageRecord): Promise<MessageRecord>;

  /**
   * Changes a record in one conditional write. If somebody else wrote in between, `decide` is called again with the new
   * record. Nothing is written if it returns `undefined`. Returns the record as it then is.
   */
  change(
    id: string,
    decide: (before: MessageRecord) => MessageRecord | undefined,
  ): Promise<{ readonly message: MessageRecord; readonly changed: boolean }>;

  /** All messages in a state. `undelivered`: those that left and need a person, as they reached nobody or somebody complained. */
  list(state: MessageRecord["state"] | "undelivered"): AsyncIterable<MessageRecord>;
}

const MOST_CONFLICTS = 20;

export function messagesIn(table: Table): Messages {
  return {
    get: async (id) => {
      const item = await table.get(keyOf(id));
      return item && messageRecordSchema.parse(item.body);
    },

    add: async (message) => {
      await table.put(itemOf(message), "ifAbsent");
      const item = await table.get(keyOf(message.id));
      return item ? messageRecordSchema.parse(item.body) : message;
    },

    change: async (id, decide) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(keyOf(id));
        if (!item) throw new LoggableError(`there is no message ${id}`);
        const before = messageRecordSchema.parse(item.body);
        const decided = decide(before);
        if (!decided) return { message: before, changed: false };
        if ((await table.put(itemOf(decided), { ifVersion: item.version })).put)
          return { message: decided, changed: true };
      }
      throw new LoggableError(`message ${id} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    async *list(state) {
      yield* parsed(table.list({ pk: listOf(state) }));
      if (state === "sent") yield* parsed(table.list({ pk: listOf("undelivered") }));
    },
  };
}

async function* parsed(items: AsyncIterable<TableItem>): AsyncGenerator<MessageRecord> {
  for await (const item of items) yield messageRecordSchema.parse(item.body);
}

function itemOf(message: MessageRecord) {
  const list = {
    pk: listOf(needsPerson(message) ? "undelivered" : message.state),
    sk: `${placeOf(message)}#${message.id}`,
  };
  return { ...keyOf(message.id), body: message, ...(whoseMessage(message) === "canary" ? {} : { list }) };
}

function listOf(name: MessageRecord["state"] | "undelivered"): string {
  return `messages#${name}`;
}

function needsPerson({ state, delivery }: MessageRecord): boolean {
  return state === "sent" && isUndelivered(delivery) && delivery?.next === undefined;
}

/** Waiting messages are in the order in which they are due, all others in that of their decisions. */
function placeOf({ state, nextAttemptAt, decidedAt }: MessageRecord): string {
  return state === "waiting" ? (nextAttemptAt ?? decidedAt) : decidedAt;
}

function keyOf(id: string) {
  return { pk: partitionKey("message", id), sk: "message" };
}
