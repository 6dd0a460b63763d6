import { whoseOrganisation } from "../../domain/canary/whose.ts";
import type { ExerciseId, Kind } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import { keptRecords, type KeptRecords, type RecordType } from "../audit/kept-records.ts";
import {
  positionRecordSchema,
  positionStatementSchema,
  type PositionRecord,
  type PositionStatement,
  type ReplyInReview,
} from "./position-record.ts";
import type { Table } from "../storage/table.ts";

/**
 * The records of all positions. Each keeps a trail. position-record.ts says what a record holds, and position-view.ts how it is
 * shown. Beside the records are all statements that a position ever had, and people's decisions (decisions.ts).
 */
export interface Positions extends KeptRecords<PositionKey, PositionRecord> {
  /** Keeps a statement for audit, whether or not it becomes the current one. Keeping it again changes nothing. */
  keepStatement(key: PositionKey, statement: PositionStatement): Promise<void>;

  /** Every statement that the position ever had, by time of receipt. */
  statements(key: PositionKey): Promise<PositionStatement[]>;
}

export function positionsIn(table: Table): Positions {
  return {
    ...keptRecords(table, positionType),

    keepStatement: async (key, statement) => {
      await table.put(
        {
          pk: statementsPartition(key),
          sk: `${statement.receivedAt}#${statement.mailId}#${statement.digest}`,
          body: statement,
        },
        "ifAbsent",
      );
    },

    statements: async (key) => {
      const all: PositionStatement[] = [];
      for await (const item of table.query({ pk: statementsPartition(key) }))
        all.push(positionStatementSchema.parse(item.body));
      return all;
    },
  };
}

/** The positions of one payable organisation, complete as of the call: for a ledger that was replaced. */
export function positionsOfPayable(
  positions: Pick<Positions, "query">,
  payable: OrganisationCode,
  within?: { readonly exercise: ExerciseId; readonly kind?: Kind },
): AsyncIterable<PositionRecord> {
  const pk = partitionOf(payable);
  if (!within) return positions.query({ pk });
  const { exercise, kind } = within;
  return positions.query({ pk, skPrefix: kind ? `${exercise}#${kind}#` : `${exercise}#` });
}

/** Positions whose statement is not reconciled or not answered, or that have a message to send. */
export function unsettledPositions(positions: Positions): AsyncIterable<PositionRecord> {
  return positions.list({ pk: UNSETTLED });
}

/** Every position, by payable organisation, exercise, kind and receivable organisation. */
export async function allPositions(positions: Positions): Promise<PositionRecord[]> {
  const all: PositionRecord[] = [];
  for (const list of [UNSETTLED, SETTLED])
    for await (const position of positions.list({ pk: list })) all.push(position);
  return all.sort((one, other) => (placeOf(one.key) < placeOf(other.key) ? -1 : 1));
}

const UNSETTLED = "positions#unsettled";
const SETTLED = "positions#settled";

const positionType: RecordType<PositionKey, PositionRecord> = {
  schema: positionRecordSchema,
  keyOf: (key) => ({ pk: partitionOf(key.payable), sk: `${key.exercise}#${key.kind}#${key.receivable}` }),
  // The settled ones by time, so that whoever follows the changes need not read the rest. The others stay in their place until they are
  // settled: moving costs the index twice what a change in place does, and all of them are read anyway.
  listOf: (position) => {
    if (whoseOrganisation(position.key.payable) === "canary") return undefined;
    const place = placeOf(position.key);
    return isSettled(position)
      ? { pk: SETTLED, sk: `${lastEventOf(position)}#${place}` }
      : { pk: UNSETTLED, sk: place };
  },
};

/** When the last thing was decided about a position: ISO instant. */
export function lastEventOf({ current, reconciled, outbox }: PositionRecord): string {
  return [current.receivedAt, reconciled?.at ?? "", ...outbox.map(({ decidedAt }) => decidedAt)].sort().at(-1) ?? "";
}

/** Settled positions in which something was decided after an ISO instant, the earliest first; all of them without one. */
export function settledSince(positions: Positions, instant: string | undefined): AsyncIterable<PositionRecord> {
  return positions.list({ pk: SETTLED, ...(instant === undefined ? {} : { after: instant }) });
}

/** The reply to the current statement that a person reads before it leaves. */
export function replyInReview({ current, review }: PositionRecord): ReplyInReview | undefined {
  return review?.answer.mailId === current.mailId ? review : undefined;
}

/**
 * Until when a position waits although nothing stands in its way: for further decisions, or for a person to read its reply. By then it
 * is decided again.
 */
export function waitsUntil(position: PositionRecord): string | undefined {
  const review = replyInReview(position);
  return position.revisionDue ?? (review?.keptBack ? undefined : review?.until);
}

/** Whether nothing has to be done about a position: its statement is reconciled and answered, and no message or revision waits. */
export function isSettled(position: PositionRecord): boolean {
  return position.outbox.length === 0 && isAnswerDecided(position);
}

/** Whether a position's statement is reconciled, and its answer is decided, revised or not. */
export function isAnswerDecided(position: PositionRecord): boolean {
  const { current, reconciled, answer, revisionDue } = position;
  return (
    reconciled?.mailId === current.mailId &&
    answer?.mailId === current.mailId &&
    revisionDue === undefined &&
    replyInReview(position) === undefined
  );
}

function partitionOf(payable: OrganisationCode): string {
  return partitionKey("positions", payable);
}

function statementsPartition(key: PositionKey): string {
  return partitionKey("statements", textOfPosition(key));
}

function placeOf(key: PositionKey): string {
  return `${key.payable}#${key.exercise}#${key.kind}#${key.receivable}`;
}
