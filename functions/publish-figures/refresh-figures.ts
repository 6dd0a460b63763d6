import { kindSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import type { FiguresKey, KeptFigures } from "../../shared/records/figures/figures.ts";
import { addFigures, figuresOfPosition, noFigures } from "../../shared/records/figures/payable-figures.ts";
import {
  positionsOfPayable,
  settledSince,
  unsettledPositions,
  type Positions,
} from "../../shared/records/position/positions.ts";

export interface RefreshFiguresPorts {
  readonly positions: Positions;
  readonly figures: KeptFigures;
  readonly now: () => Date;
}

/** Longer than a function takes from its look at the clock to its write, and than an index lags behind. */
const OVERLAP_MS = 15 * 60_000;

/**
 * Sums the positions of each payable organisation again in which something has changed since the last time. These are:
 * 1. those with a position that something has to be done about,
 * 2. those that had such a position the last time: it may have been answered since,
 * 3. those with a position that was reconciled since then.
 *
 * So the cost follows what happens, not how many positions there are. The first time, and after a change of the clock, all are
 * read. A failure loses nothing: the next time begins at the same instant.
 */
export async function refreshFigures(exercises: readonly Exercise[], ports: RefreshFiguresPorts): Promise<number> {
  const now = ports.now().toISOString();
  const last = await ports.figures.refreshedAt();
  const changed = new Map<string, FiguresKey>();
  const add = ({ payable, exercise, kind }: FiguresKey) => {
    changed.set(`${payable}#${exercise}#${kind}`, { payable, exercise, kind });
  };
  for await (const { key } of unsettledPositions(ports.positions)) add(key);
  for (const { exercise } of exercises)
    for (const kind of kindSchema.options)
      for await (const { payable, figures } of ports.figures.of(exercise, kind))
        if (figures.unsettled > 0) add({ payable, exercise, kind });
  for await (const { key } of settledSince(ports.positions, last && beginningOf(last, now))) add(key);
  for (const key of changed.values()) {
    let sum = noFigures;
    for await (const position of positionsOfPayable(ports.positions, key.payable, key))
      sum = addFigures(sum, figuresOfPosition(position));
    await ports.figures.put(key, sum);
  }
  await ports.figures.noteRefresh(now);
  return changed.size;
}

function beginningOf(last: string, now: string): string {
  return new Date(Math.min(Date.parse(last), Date.parse(now)) - OVERLAP_MS).toISOString();
}
