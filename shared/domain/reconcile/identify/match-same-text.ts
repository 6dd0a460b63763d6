import { append } from "../collections.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { ledgerAt, lineAt } from "../matching/matching.ts";
import { findByCores } from "./find/find-by-core.ts";
import { hashNumber, NumberHashes, type CoreHash } from "../references/hash-number.ts";
import { isFree, isOpen, onlyNumberOf, type Identification } from "./identification.ts";
import { resolveNumber } from "./resolve-number.ts";

/**
 * Resolves lines whose number cell is more than a number (a set, a mention, a copy) if the ledger has the very same text: then
 * it is one document, whatever the text says.
 */
export function matchSameText(identification: Identification): void {
  const { matching } = identification;
  const byText = new Map<string, StatementIndex[]>();
  const wanted = new Set<CoreHash>();
  const hashes = new NumberHashes();
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    if (!isOpen(identification, line)) continue;
    const { invoiceNumber } = lineAt(matching, line);
    const isWhole = onlyNumberOf(identification, line) === invoiceNumber;
    if (isWhole && !LETTER_BEHIND_DIGIT.test(invoiceNumber) && !SET_MARK.test(invoiceNumber)) continue;
    hashNumber(invoiceNumber, hashes);
    if (hashes.core === 0) continue;
    wanted.add(hashes.core);
    append(byText, sameText(invoiceNumber), line);
  }
  if (wanted.size === 0) return;
  const ledgerOf = new Map<string, LedgerIndex[]>();
  for (const rows of findByCores(matching, wanted).byCore.values()) {
    for (const at of rows) {
      const text = sameText(ledgerAt(matching, at).invoiceNumber);
      if (byText.has(text) && isFree(identification, at)) append(ledgerOf, text, at);
    }
  }
  for (const [text, ledger] of ledgerOf) {
    const lines = byText.get(text) ?? [];
    resolveNumber(identification, { lines, ledger, sameText: text });
    // A line that is not this document may still be one of its parts.
    for (const line of lines) if (matching.settled[line] === 0) matching.queries.delete(line);
  }
}

/** What a cell has that is more than a number. */
const LETTER_BEHIND_DIGIT = /\d[^A-Za-z]*[A-Za-z]/;
const SET_MARK = /[,;&+]/;

/** The text in capitals with single spaces. */
function sameText(text: string): string {
  return text.trim().toUpperCase().replaceAll(/\s+/g, " ");
}
