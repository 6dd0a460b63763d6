import { append } from "../../collections.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { hashCore, type CoreHash } from "../../references/hash-number.ts";
import { isFree, numbersOf, partsOfLedger, partsOfLine, type Identification } from "../identification.ts";
import type { NumberGroup } from "../lines-of-number.ts";
import { findByCores } from "./find-by-core.ts";

/**
 * Groups lines with one number by the segments of it without zeros, `2022/0123` and `2022/123`, with the ledger lines that have
 * the same segments or the same core. A ledger line with a word behind its number that speaks of the copy (`10421 COPY`) is
 * found here as well.
 */
export function groupLines(identification: Identification, lines: readonly StatementIndex[]): NumberGroup[] {
  const bySegments = new Map<string, StatementIndex[]>();
  const wanted = new Set<CoreHash>();
  for (const line of lines) {
    if (numbersOf(identification, line).own.length !== 1) continue;
    const { segments, core } = partsOfLine(identification, line);
    append(bySegments, segments, line);
    wanted.add(hashCore(segments));
    wanted.add(hashCore(core));
  }
  const { byCore, bySegments: foundBySegments, byBase } = findByCores(identification.matching, wanted);
  const groups: NumberGroup[] = [];
  for (const [segments, ofNumber] of bySegments) {
    const cores = new Set(ofNumber.map((line) => partsOfLine(identification, line).core));
    const ledger = new Set<LedgerIndex>();
    for (const hash of new Set([segments, ...cores].map(hashCore))) {
      for (const rows of [byCore, foundBySegments, byBase]) {
        for (const at of rows.get(hash) ?? []) {
          if (!isFree(identification, at)) continue;
          const parts = partsOfLedger(identification, at);
          if (parts.segments === segments || cores.has(parts.core)) ledger.add(at);
        }
      }
    }
    if (ledger.size > 0) groups.push({ lines: ofNumber, ledger: [...ledger] });
  }
  return groups;
}
