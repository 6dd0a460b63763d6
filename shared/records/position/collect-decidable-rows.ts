import {
  decidableRows,
  isDecidable,
  openPenceOf,
  type DecidableRow,
} from "../../domain/decision-sheet/decidable-row.ts";
import { MOST_ROWS } from "../../domain/decision-sheet/filled-row.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { withStates, type LinesAndDecisions } from "./position-now.ts";

/** The lines of positions that a decision could settle, as a Decisions sheet lists them. */
export interface GatheredRows {
  /** In the order of the positions and of their lines. */
  readonly rows: readonly DecidableRow[];
  /** How many smaller ones a sheet has no room for. */
  readonly left: number;
}

export interface DecidableRowsCollector {
  /** Takes the next position, with the name of its receivable organisation. */
  add(position: LinesAndDecisions, name: string): void;
  /** The rows of all that were added. */
  rows(): GatheredRows;
}

/**
 * Collects the rows of a Decisions sheet position by position. It keeps only lines that a decision could settle, the largest if they are many,
 * and makes rows of these alone: so the lines of a large organisation are never in memory together.
 */
export function collectDecidableRows(most = MOST_ROWS): DecidableRowsCollector {
  let kept: OpenLine[] = [];
  let count = 0;
  return {
    add: (position, name) => {
      const about = { key: position.key, decisions: position.decisions, name };
      for (const line of position.lines) {
        if (!isDecidable(line, position.decisions)) continue;
        kept.push({ about, line });
        count += 1;
        // Not at every line: what is left out is sought only when it is as much as what stays.
        if (kept.length >= 2 * most) kept = largest(kept, most);
      }
    },
    rows: () => ({
      rows: [...Map.groupBy(largest(kept, most), ({ about }) => about)].flatMap(([about, open]) =>
        decidableRows(withStates({ ...about, lines: open.map(({ line }) => line) }), about.name),
      ),
      left: Math.max(0, count - most),
    }),
  };
}

interface OpenLine {
  readonly about: Omit<LinesAndDecisions, "lines"> & { readonly name: string };
  readonly line: LineOutcome;
}

/** The largest in the order in which they stood; of equal ones the first. */
function largest(lines: OpenLine[], most: number): OpenLine[] {
  if (lines.length <= most) return lines;
  const chosen = new Set(
    lines.toSorted((one, other) => openPenceOf(other.line) - openPenceOf(one.line)).slice(0, most),
  );
  return lines.filter((each) => chosen.has(each));
}
