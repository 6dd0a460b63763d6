import type { UnreadRow } from "../../statement/statement.ts";
import { ledgerIndex, type LedgerIndex } from "../matching/line-index.ts";
import { ledgerAt } from "../matching/matching.ts";
import { extract, ledgerText } from "./conventions/extractor.ts";
import type { Identification } from "./identification.ts";

/** The rows of a statement that could not be read, and the ledger lines that they may be. */
export interface UnreadRows {
  readonly count: number;
  readonly candidates: ReadonlyMap<LedgerIndex, UnreadRow>;
}

/**
 * Finds the ledger lines that unread rows of the statement may be, by their numbers: as they are written, or under a convention of the pair.
 * Nothing is matched by this. It only keeps the answer from saying that the statement does not list a ledger line.
 */
export function findUnread(identification: Identification, unread: readonly UnreadRow[]): UnreadRows {
  const { matching, numbers, conventions, lineReader } = identification;
  const candidates = new Map<LedgerIndex, UnreadRow>();
  if (unread.length === 0) return { count: 0, candidates };
  const byCore = new Map<string, UnreadRow>();
  const byConvention = conventions.map(() => new Map<string, UnreadRow>());
  for (const row of unread) {
    const written = row.invoiceNumber ?? "";
    const own = lineReader.ownIn(written) ?? written;
    if (!/\d/.test(own)) continue;
    putFirst(byCore, numbers.read(own).core, row);
    for (const [at, { statement }] of conventions.entries()) {
      const rewritten = statement.field === "number" ? extract(numbers, own, statement) : "";
      if (rewritten !== "") putFirst(byConvention[at], rewritten, row);
    }
  }
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    if (matching.used[at] === 1) continue;
    const line = ledgerAt(matching, at);
    const row =
      byCore.get(numbers.read(line.invoiceNumber).core) ??
      conventions.reduce<UnreadRow | undefined>(
        (found, { ledger }, each) =>
          found ?? byConvention[each]?.get(extract(numbers, ledgerText(line, ledger.field), ledger)),
        undefined,
      );
    if (row !== undefined) candidates.set(at, row);
  }
  return { count: unread.length, candidates };
}

function putFirst(rows: Map<string, UnreadRow> | undefined, number: string, row: UnreadRow): void {
  if (rows?.has(number) === false) rows.set(number, row);
}
