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
   *
   * @param known the record as it was returned before: it is not read again unless somebody has written it since, or nothing is to be
   *   written
   */
  change(
    id: string,
    decide: (before: MessageRecord) => MessageRecord | undefined,
    known?: MessageRecord,
  ): Promise<{ readonly message: MessageRecord; readonly changed: boolean }>;

  /** All messages in a state. `undelivered`: those that left and need a person, as they reached nobody or somebody complained. */
  list(state: MessageRecord["state"] | "undelivered"): AsyncIterable<MessageRecord>;
}

const MOST_CONFLICTS = 20;

export function messagesIn(table: Table): Messages {
  /** The version that each record which was given out had when it was read or written. */
  const versions = new WeakMap<MessageRecord, number>();

  const remember = (message: MessageRecord, version: number): MessageRecord => {
    versions.set(message, version);
    return message;
  };
  const get = async (id: string): Promise<MessageRecord | undefined> => {
    const item = await table.get(keyOf(id));
    return item && remember(messageRecordSchema.parse(item.body), item.version);
  };
  const atHand = (known: MessageRecord | undefined, id: string) =>
    known?.id === id && versions.has(known) ? known : undefined;

  return {
    get,

    add: async (message) => {
      const written = await table.put(itemOf(message), "ifAbsent");
      if (written.put) return remember({ ...message }, written.version);
      return (await get(message.id)) ?? message;
    },

    change: async (id, decide, known) => {
      let before = atHand(known, id);
      let isRead = false;
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        if (!before) {
          before = await get(id);
          isRead = true;
        }
        if (!before) throw new LoggableError(`there is no message ${id}`);
        const decided = decide(before);
        if (!decided && isRead) return { message: before, changed: false };
        const item = { version: versions.get(before) ?? 0 };
        const written = decided && (await table.put(itemOf(decided), { ifVersion: item.version }));
        if (decided && written?.put) return { message: remember(decided, written.version), changed: true };
        before = undefined;
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
