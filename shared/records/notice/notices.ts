import { partitionKey } from "../audit/record-kinds.ts";
import { keptRecords, type KeptRecords, type RecordType } from "../audit/kept-records.ts";
import type { Table } from "../storage/table.ts";
import {
  idOfNotice,
  noticeRecordSchema,
  type NoticeKey,
  type NoticeKind,
  type NoticeRecord,
  type NoticeSeries,
} from "./notice-record.ts";

/** What Accord tells of itself because its time has come. Each notice keeps a trail. Every step may be repeated at any time. */
export interface Notices {
  get(key: NoticeKey): Promise<NoticeRecord | undefined>;

  /** Writes a notice unless one has its number. Returns whether this call wrote it: if not, nothing may be done about it. */
  open(notice: NoticeRecord): Promise<boolean>;

  /** Changes a notice in one conditional write, as `KeptRecords.change` does. */
  change: KeptRecords<NoticeKey, NoticeRecord>["change"];

  /** The last notice of a series, including every write before the call. */
  last(series: NoticeSeries): Promise<NoticeRecord | undefined>;

  /**
   * All notices of an organisation of one kind, by what they are about and their numbers.
   *
   * @param aboutPrefix only those whose subject begins so
   */
  ofKind(
    organisation: NoticeSeries["organisation"],
    kind: NoticeKind,
    aboutPrefix?: string,
  ): AsyncIterable<NoticeRecord>;

  /** Those whose messages have not all left, the oldest first. */
  listUnsent(): AsyncIterable<NoticeRecord>;

  /** Those whose messages have all left or been withdrawn, the oldest first. */
  listSent(): AsyncIterable<NoticeRecord>;

  trail: KeptRecords<NoticeKey, NoticeRecord>["trail"];
}

export function noticesIn(table: Table): Notices {
  const records = keptRecords(table, noticeType);
  return {
    get: (key) => records.get(key),
    trail: (key) => records.trail(key),
    change: (key, decide) => records.change(key, decide),

    open: async (notice) => {
      const { key, recipient, decidedAt, facts } = notice;
      const opened = {
        record: notice,
        event: { event: "notice-decided", at: decidedAt, facts: { notice: idOfNotice(key), recipient, facts } },
      };
      return (await records.change(key, (before) => (before ? undefined : opened))).changed;
    },

    last: async (series) => {
      const query = { pk: partitionOf(series), skPrefix: placeOf(series), newestFirst: true, limit: 1 };
      for await (const notice of records.query(query)) return notice;
      return undefined;
    },

    ofKind: (organisation, kind, aboutPrefix = "") =>
      records.query({ pk: partitionOf({ organisation }), skPrefix: `${kind}#${aboutPrefix}` }),

    listUnsent: () => records.list({ pk: UNSENT }),
    listSent: () => records.list({ pk: SENT }),
  };
}

const UNSENT = "notices#unsent";
const SENT = "notices#sent";

const noticeType: RecordType<NoticeKey, NoticeRecord> = {
  schema: noticeRecordSchema,
  keyOf: (key) => ({ pk: partitionOf(key), sk: `${placeOf(key)}${numberText(key.number)}` }),
  listOf: ({ key, decidedAt, outbox }) => ({
    pk: outbox.length > 0 ? UNSENT : SENT,
    sk: `${decidedAt}#${idOfNotice(key)}`,
  }),
};

function partitionOf({ organisation }: Pick<NoticeSeries, "organisation">): string {
  return partitionKey("notice", organisation);
}

function placeOf({ kind, about = "" }: NoticeSeries): string {
  return `${kind}#${about}#`;
}

/** Padded, so that the texts sort as the numbers do. */
function numberText(number: number): string {
  return String(number).padStart(9, "0");
}
