import { decidableRows, openPenceOf, type DecidableRow } from "../../domain/decision-sheet/decidable-row.ts";
import { MOST_ROWS } from "../../domain/decision-sheet/filled-row.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import { policyOf, type PolicyOf } from "../reference/reference-data.ts";
import { positionNow, type PositionNowPorts } from "./position-now.ts";
import type { PositionRecord } from "./position-record.ts";

/** Outcomes may be large: only a few are in memory at once. */
const AT_ONCE = 4;

/** The lines of positions that a decision could settle, as a Decisions sheet lists them. */
export interface GatheredRows {
  /** In the order of the positions and of their lines. */
  readonly rows: readonly DecidableRow[];
  /** How many smaller ones a sheet has no room for. */
  readonly left: number;
}

/** Gathers the lines of these positions that a decision could settle. A position that is still being compared with the ledger has none yet. */
export async function gatherDecidableRows(
  positions: readonly PositionRecord[],
  { directory, policies }: { readonly directory: Directory; readonly policies: readonly PolicyOf[] },
  ports: PositionNowPorts,
  most = MOST_ROWS,
): Promise<GatheredRows> {
  const rows: DecidableRow[] = [];
  for (let at = 0; at < positions.length; at += AT_ONCE) {
    const next = await Promise.all(positions.slice(at, at + AT_ONCE).map(rowsOf));
    rows.push(...next.flat());
  }
  if (rows.length <= most) return { rows, left: 0 };
  const largest = new Set(rows.toSorted((one, other) => openPenceOf(other) - openPenceOf(one)).slice(0, most));
  return { rows: rows.filter((row) => largest.has(row)), left: rows.length - most };

  async function rowsOf(record: PositionRecord): Promise<DecidableRow[]> {
    const { payable, receivable } = record.key;
    const now = await positionNow(record, policyOf(policies, payable), ports);
    return now ? decidableRows(now, directory.get(receivable)?.name ?? receivable) : [];
  }
}
