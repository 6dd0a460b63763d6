import type { Directory } from "../../domain/organisation/organisation.ts";
import { collectDecidableRows, type GatheredRows } from "./collect-decidable-rows.ts";
import { linesAndDecisions, type PositionNowPorts } from "./position-now.ts";
import type { PositionRecord } from "./position-record.ts";

/** Outcomes may be large: only a few are in memory at once. */
const AT_ONCE = 4;

/** Gathers the lines of these positions that a decision could settle. A position that is still being compared with the ledger has none yet. */
export async function gatherDecidableRows(
  positions: readonly PositionRecord[],
  { directory }: { readonly directory: Directory },
  ports: PositionNowPorts,
): Promise<GatheredRows> {
  const collector = collectDecidableRows();
  for (let at = 0; at < positions.length; at += AT_ONCE) {
    const next = await Promise.all(positions.slice(at, at + AT_ONCE).map((record) => linesAndDecisions(record, ports)));
    for (const each of next)
      if (each) collector.add(each, directory.get(each.key.receivable)?.name ?? each.key.receivable);
  }
  return collector.rows();
}
