import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { keptRecords, type KeptRecords, type RecordType } from "../audit/kept-records.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";
import { issuedRecordSchema, newestOf, unsentOf, type IssuedRecord } from "./issued-record.ts";

/** The statements that organisations of the group have issued, by position. Each record keeps a trail. */
export interface IssuedStatements extends Pick<KeptRecords<PositionKey, IssuedRecord>, "get" | "change" | "trail"> {
  /** Those of a receivable organisation, of one exercise or of all. */
  of(receivable: OrganisationCode, exercise?: ExerciseId): AsyncIterable<IssuedRecord>;

  /** Those of which the clock has not taken up every statement, the oldest first. */
  listUnsent(): AsyncIterable<IssuedRecord>;

  /** Those of which it has. */
  listSent(): AsyncIterable<IssuedRecord>;
}

export function issuedStatementsIn(table: Table): IssuedStatements {
  const records = keptRecords(table, issuedType);
  return {
    get: (key) => records.get(key),
    trail: (key) => records.trail(key),
    change: (key, decide) => records.change(key, decide),
    of: (receivable, exercise) =>
      records.query({
        pk: partitionKey("issued", receivable),
        ...(exercise === undefined ? {} : { skPrefix: `${exercise}#` }),
      }),
    listUnsent: () => records.list({ pk: UNSENT }),
    listSent: () => records.list({ pk: SENT }),
  };
}

const UNSENT = "issued#unsent";
const SENT = "issued#sent";

const issuedType: RecordType<PositionKey, IssuedRecord> = {
  schema: issuedRecordSchema,
  keyOf: ({ payable, receivable, exercise, kind }) => ({
    pk: partitionKey("issued", receivable),
    sk: `${exercise}#${kind}#${payable}`,
  }),
  listOf: (record) => {
    const { receivable, payable, exercise, kind } = record.key;
    return {
      pk: unsentOf(record).length > 0 ? UNSENT : SENT,
      sk: `${newestOf(record).releasedAt}#${receivable}#${exercise}#${kind}#${payable}`,
    };
  },
};
