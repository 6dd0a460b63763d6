import { keptRecords, type KeptRecords, type RecordType } from "../audit/kept-records.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";
import { mismatchRecordSchema, type MismatchKey, type MismatchRecord } from "./mismatch-record.ts";

/** What organisations were told of their mismatches, by exercise. Each record keeps a trail. */
export interface Mismatches extends Pick<KeptRecords<MismatchKey, MismatchRecord>, "get" | "change" | "trail"> {
  /** All of them. */
  list(): AsyncIterable<MismatchRecord>;
}

export function mismatchesIn(table: Table): Mismatches {
  const records = keptRecords(table, mismatchType);
  return {
    get: (key) => records.get(key),
    trail: (key) => records.trail(key),
    change: (key, decide) => records.change(key, decide),
    list: () => records.list({ pk: ALL }),
  };
}

const ALL = "mismatches#all";

const mismatchType: RecordType<MismatchKey, MismatchRecord> = {
  schema: mismatchRecordSchema,
  keyOf: ({ organisation, exercise }) => ({ pk: partitionKey("mismatches", organisation), sk: exercise }),
  listOf: ({ key: { organisation, exercise } }) => ({ pk: ALL, sk: `${exercise}#${organisation}` }),
};
