import * as z from "zod";

import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { LoggableError } from "../../domain/loggable-error.ts";
import { outcomeSchema, type Outcome } from "../../domain/position/outcome.ts";
import { documentOf, linesUsedBy, oncePerDocument, type ClaimedLine } from "../../domain/reconcile/claimed-lines.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { PositionRecord } from "./position-record.ts";
import type { HeldLines, SharedLines } from "./shared-lines.ts";

export interface HoldLinesPorts {
  readonly sharedLines: SharedLines;
  readonly objects: JsonObjects;
}

/** A position as it was read, and its version then; 0 if there was none. */
export interface PositionThen {
  readonly record: PositionRecord;
  readonly version: number;
}

/**
 * REC-03, ORG-01: takes the lines that an outcome uses, before the outcome is written to its position. So whatever a position says is
 * supported by lines that it holds, and no line is held twice:
 *
 * - Lines are taken in one conditional write on the record that all these bodies share, against what was read when the outcome was
 *   computed. It adds to what the body held, so nothing that its position says now loses its support.
 * - They are released (`releaseLines`) only once the position has been written after they were taken. Anybody who read it before and
 *   still means to write it then fails, and starts again.
 *
 * @param held as it was read before the outcome was computed
 * @returns false if another body took or released lines since: compare again
 */
export async function takeLines(
  { record, version }: PositionThen,
  outcome: Outcome,
  held: HeldLines,
  ports: HoldLinesPorts,
): Promise<boolean> {
  const { key } = record;
  const mine = held.holders.find(({ receivable }) => receivable === key.receivable);
  // Somebody took lines for a later version: the position's own write fails, and nothing is lost.
  if (mine !== undefined && mine.positionVersion > version) return true;
  const [has, supports] = await Promise.all([linesIn(mine?.lines, ports), supportOf(record, ports)]);
  // What was taken for this version stays until the position is written; of what is older, only what it says now needs its lines.
  const stays = mine?.positionVersion === version ? has : has.filter(isAmong(supports));
  const uses = linesUsedBy(outcome);
  if (uses.every(isAmong(stays))) return true;
  const lines = await keep([...stays, ...uses], ports);
  return ports.sharedLines.replace(key, held, { receivable: key.receivable, positionVersion: version, lines });
}

/**
 * Releases the lines that a position needs no longer. Repeating it changes nothing.
 *
 * @returns who holds what now
 */
export async function releaseLines({ record, version }: PositionThen, ports: HoldLinesPorts): Promise<HeldLines> {
  const { key } = record;
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
    const held = await ports.sharedLines.of(key);
    const mine = held.holders.find(({ receivable }) => receivable === key.receivable);
    if (mine === undefined || mine.positionVersion >= version) return held;
    const [has, supports] = await Promise.all([linesIn(mine.lines, ports), supportOf(record, ports)]);
    const stays = has.filter(isAmong(supports));
    if (stays.length === has.length) return held;
    await ports.sharedLines.replace(key, held, { ...mine, lines: await keep(stays, ports) });
  }
  throw new LoggableError(`the lines of one ledger were changed by others ${MOST_CONFLICTS} times in a row`);
}

/** The lines that are kept under a key. */
export async function linesIn(key: string | undefined, { objects }: { readonly objects: Pick<JsonObjects, "get"> }) {
  return key === undefined ? [] : objects.get(key, linesSchema);
}

const MOST_CONFLICTS = 20;

const linesSchema = z.array(
  z.object({ invoiceNumber: z.string(), invoiceDate: calendarDateSchema.optional(), outstandingPence: penceSchema }),
);

/** The lines that support what a position says now. */
async function supportOf({ reconciled }: PositionRecord, { objects }: HoldLinesPorts): Promise<ClaimedLine[]> {
  return reconciled?.ledger === undefined ? [] : linesUsedBy(await objects.get(reconciled.outcome, outcomeSchema));
}

function keep(lines: readonly ClaimedLine[], { objects }: HoldLinesPorts): Promise<string> {
  const inOrder = oncePerDocument(lines).sort((one, other) => (documentOf(one) < documentOf(other) ? -1 : 1));
  return objects.put(
    "shared-lines",
    inOrder.map((line) => ({ ...line })),
  );
}

function isAmong(lines: readonly ClaimedLine[]): (line: ClaimedLine) => boolean {
  const documents = new Set(lines.map(documentOf));
  return (line) => documents.has(documentOf(line));
}
