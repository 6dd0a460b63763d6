import { replyRecordSchema, type ReplyRecord } from "./message-record.ts";
import type { Table, TableItem } from "../storage/table.ts";

export interface Replies {
  get(id: string): Promise<ReplyRecord | undefined>;

  /** Enters a message that has been decided on; one that is there already stays as it is. Gives what is there. */
  enter(reply: ReplyRecord): Promise<ReplyRecord>;

  /**
   * Writes what was decided on the record as it is, if nobody else wrote in between; otherwise decides again. A decision of
   * `undefined` leaves everything as it is. Gives the record as it then is.
   */
  change(
    id: string,
    decide: (present: ReplyRecord) => ReplyRecord | undefined,
  ): Promise<{ readonly reply: ReplyRecord; readonly changed: boolean }>;

  list(state: ReplyRecord["state"]): AsyncIterable<ReplyRecord>;
}

const MOST_CONFLICTS = 20;

/** The outgoing messages of a table. */
export function repliesIn(table: Table): Replies {
  return {
    get: async (id) => {
      const item = await table.get(keyOf(id));
      return item && replyRecordSchema.parse(item.body);
    },

    enter: async (reply) => {
      await table.put(itemOf(reply), "ifAbsent");
      const item = await table.get(keyOf(reply.id));
      return item ? replyRecordSchema.parse(item.body) : reply;
    },

    change: async (id, decide) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const item = await table.get(keyOf(id));
        if (!item) throw new Error(`there is no reply ${id}`);
        const present = replyRecordSchema.parse(item.body);
        const decided = decide(present);
        if (!decided) return { reply: present, changed: false };
        if ((await table.put(itemOf(decided), { ifVersion: item.version })).put)
          return { reply: decided, changed: true };
      }
      throw new Error(`reply ${id} was changed by others ${MOST_CONFLICTS} times in a row`);
    },

    list: (state) => parsed(table.list({ pk: `replies#${state}` })),
  };
}

async function* parsed(items: AsyncIterable<TableItem>): AsyncGenerator<ReplyRecord> {
  for await (const item of items) yield replyRecordSchema.parse(item.body);
}

function itemOf(reply: ReplyRecord) {
  return {
    ...keyOf(reply.id),
    body: reply,
    list: { pk: `replies#${reply.state}`, sk: `${reply.decidedAt}#${reply.id}` },
  };
}

function keyOf(id: string) {
  return { pk: `reply#${id}`, sk: "reply" };
}
