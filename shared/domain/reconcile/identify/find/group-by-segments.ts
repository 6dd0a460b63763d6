import { append } from "../../collections.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { findByCores } from "./find-by-core.ts";
import { hashCore, type CoreHash } from "../../references/hash-number.ts";
import { isFree, numbersOf, openLines, partsOfLedger, partsOfLine, type Identification } from "../identification.ts";
import type { NumberGroup } from "../lines-of-number.ts";

/**
 * Groups lines whose core the ledger does not have by their segments without zeros: `2022/0123` and `2022/123`. A ledger line
 * with a word behind its number that speaks of the copy (`10421 COPY`) is found here as well.
 */
export function groupBySegments(identification: Identification, groups: readonly NumberGroup[]): NumberGroup[] {
  const grouped = new Set(groups.flatMap(({ lines }) => lines));
  const bySegments = new Map<string, StatementIndex[]>();
  const wanted = new Set<CoreHash>();
  for (const line of openLines(identification)) {
    if (grouped.has(line) || numbersOf(identification, line).own.length !== 1) continue;
    const { segments, core } = partsOfLine(identification, line);
    append(bySegments, segments, line);
    wanted.add(hashCore(segments));
    wanted.add(hashCore(core));
  }
  const { byCore, bySegments: foundBySegments, byBase } = findByCores(identification.matching, wanted);
  const found: NumberGroup[] = [];
  for (const [segments, lines] of bySegments) {
    const hashes = new Set([segments, ...lines.map((line) => partsOfLine(identification, line).core)].map(hashCore));
    const ledger = new Set<LedgerIndex>();
    for (const hash of hashes) {
      for (const rows of [byCore, foundBySegments, byBase]) {
        for (const at of rows.get(hash) ?? []) {
          if (isFree(identification, at) && partsOfLedger(identification, at).segments === segments) ledger.add(at);
        }
      }
    }
    if (ledger.size > 0) found.push({ lines, ledger: [...ledger] });
  }
  return found;
}
