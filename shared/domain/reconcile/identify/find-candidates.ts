import type { StatementLine } from "../../statement/statement-line.ts";
import { amountsOfLine } from "../matching/amounts-of-line.ts";
import { faceAt, ledgerAt, lineAt, supportAt, type Books } from "../matching/matching.ts";
import { wordsOf } from "./references/core-number.ts";
import { limits } from "../limits.ts";
import { LONGEST_NUMBER_IN_WORDS, type Linker } from "./loose-links.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "./references/numbers-of-line.ts";
import { append } from "./pairs.ts";
import { present } from "../matching/present.ts";
import {
  commonCharacters,
  GrowingReference,
  hashReference,
  normaliseReference,
  ReferenceHashes,
} from "./references/reference-key.ts";
import { Sieve } from "./bloom-filter.ts";

const DIGITS_TELLING = 5;

/** Statement lines and ledger lines that share something of a reference: what is worth a closer look. */
export interface Meetings {
  /** By statement line, the ledger lines. */
  readonly candidates: ReadonlyMap<number, ReadonlySet<number>>;
  /** By purchase order: lines that have no number but the order's, and the ledger lines of the order. */
  readonly byOrder: ReadonlyMap<string, Group>;
}

export interface Group {
  readonly lines: Set<number>;
  readonly ledger: Set<number>;
}

/** Finds, in one pass over the ledger, the lines that share a part of a number or a purchase order with these statement lines. */
export function meet(books: Books, open: readonly number[], linker: Linker): Meetings {
  const runs = new Questions();
  const orders = new Questions();
  for (const index of open) askFor(books, linker, index, runs, orders);
  lookUp(books, open, runs, orders);
  const candidates = new Map<number, Set<number>>();
  gather(books, runs, candidates);
  return { byOrder: gather(books, orders, candidates), candidates };
}

/** A statement line that asks. */
interface Asker {
  readonly line: number;
  /** The purchase order that is asked for, where it stands in for a number. */
  readonly order: string | undefined;
  /** Whether it says enough for its being frequent to be worth a remark. */
  readonly telling: boolean;
}

/** Who asks the ledger for which hashes, and the ledger lines that have them: nearly everything is asked in vain. */
class Questions {
  readonly asked = new Set<number>();
  readonly answers = new Map<number, number[]>();
  readonly #hashes: number[] = [];
  readonly #askers: Asker[] = [];

  ask(hash: number, asker: Asker): void {
    this.asked.add(hash);
    this.#hashes.push(hash);
    this.#askers.push(asker);
  }

  answer(hash: number, ledger: number): void {
    if (this.asked.has(hash)) append(this.answers, hash, ledger);
  }

  /** The askers of each hash that was answered, in the order of their asking; each line once. */
  answered(): ReadonlyMap<number, readonly Asker[]> {
    const answered = new Map<number, Asker[]>();
    for (let at = 0; at < this.#hashes.length; at++) {
      const hash = present(this.#hashes[at]);
      if (!this.answers.has(hash)) continue;
      const asker = present(this.#askers[at]);
      const before = answered.get(hash);
      if (before === undefined) answered.set(hash, [asker]);
      else if (before.at(-1)?.line !== asker.line) before.push(asker);
      else if (asker.telling) before[before.length - 1] = asker;
    }
    return answered;
  }
}

function askFor(books: Books, linker: Linker, line: number, runs: Questions, orders: Questions): void {
  const claimed = lineAt(books, line);
  const number = numberOf(books, claimed);
  const core = linker.core(number);
  const described = wordsOfDescription(claimed);
  const further = furtherReferences(books, claimed);
  const asker = { line, order: undefined, telling: false };
  const telling = { ...asker, telling: true };
  // Numbers of few digits (`IN000034`, `N350`) have no run to be found by: they are asked for whole.
  askForWholes(runs, asker, wordsOf(number));
  askForWholes(runs, asker, described);
  askForFewDigits(books, runs, asker, core);
  // An account number that is glued on has digits of its own, which hide where the number's begin.
  askForRuns(runs, asker, telling, number);
  askForRuns(runs, asker, telling, core);
  for (const text of further) {
    askForWholes(runs, asker, wordsOf(text));
    askForFewDigits(books, runs, asker, linker.core(text));
    askForRuns(runs, asker, telling, text);
  }
  for (const word of described) askForRuns(runs, asker, telling, word);
  const hashes = new ReferenceHashes();
  for (const text of [claimed.purchaseOrder ?? "", number]) {
    if (!/\d/.test(text)) continue;
    hashReference(text, hashes);
    orders.ask(hashes.whole, number === "" ? { ...telling, order: normaliseReference(text) } : telling);
  }
}

/** What may be a number of the ledger's, whole, in a text that is taken apart into words: one word of them, or some in a row. */
function askForWholes(runs: Questions, asker: Asker, words: readonly string[]): void {
  for (let from = 0; from < words.length; from++) {
    const whole = new GrowingReference();
    for (let at = from; at < words.length && at < from + LONGEST_NUMBER_IN_WORDS; at++) {
      whole.add(present(words[at]));
      if (whole.hasDigits) runs.ask(whole.hash, asker);
    }
  }
}

/** What the ledger writes before a number of few digits, the statement may leave out or write otherwise. */
function askForFewDigits(books: Books, runs: Questions, asker: Asker, core: string): void {
  if (!/^\d{1,2}$/.test(core)) return;
  const hashes = new ReferenceHashes();
  for (const affix of ["", ...books.reference.numberAffixes]) {
    hashReference(affix + core, hashes);
    runs.ask(hashes.whole, asker);
  }
}

function askForRuns(runs: Questions, asker: Asker, telling: Asker, text: string): void {
  if (!/\d/.test(commonCharacters(text))) return;
  const hashes = new ReferenceHashes();
  for (const run of commonCharacters(text).match(/\d+/g) ?? []) {
    hashReference(run, hashes);
    // Runs that are too short to be looked for have no hash.
    if (hashes.longestRun === 0) continue;
    runs.ask(hashes.longestRun, run.replace(/^0+/, "").length >= DIGITS_TELLING ? telling : asker);
  }
}

/** Notes, in one pass over the ledger, which of its lines have what is asked for. */
function lookUp(books: Books, open: readonly number[], runs: Questions, orders: Questions): void {
  const sieve = Sieve.of(runs.asked, orders.asked);
  const { longestRun, lastRun, whole } = books;
  for (let at = 0; at < whole.length; at++) {
    const longest = present(longestRun[at]);
    const last = present(lastRun[at]);
    const all = present(whole[at]);
    if (sieve.mayHave(longest)) runs.answer(longest, at);
    if (last !== longest && sieve.mayHave(last)) runs.answer(last, at);
    if (!sieve.mayHave(all)) continue;
    if (all !== longest) runs.answer(all, at);
    orders.answer(all, at);
  }
  const hashes = new ReferenceHashes();
  for (const at of orderedLedger(books, open)) {
    const order = ledgerAt(books, at).purchaseOrder;
    // An order ties a line to what no other line has.
    if (order === undefined || books.used[at] === 1) continue;
    hashReference(order, hashes);
    if (hashes.whole !== whole[at] && sieve.mayHave(hashes.whole)) orders.answer(hashes.whole, at);
  }
}

/**
 * The ledger lines that may be found by their orders. A closed one is found by its own number, and by its order where it has
 * none or where its whole amount bears out a line that names nothing else.
 */
function orderedLedger(books: Books, open: readonly number[]): number[] {
  const amounts = new Set<number>();
  for (const index of open) {
    const line = lineAt(books, index);
    if (mayNameOrderAlone(books, line)) for (const amount of amountsOfLine(line)) amounts.add(amount);
  }
  const isAmong = amounts.size > 0;
  const sieve = Sieve.of(amounts);
  const { whole, support, face } = books;
  const found: number[] = [];
  for (let at = 0; at < whole.length; at++) {
    if (support[at] !== 0 || whole[at] === 0 || (isAmong && sieve.mayHave(present(face[at])))) found.push(at);
  }
  return found;
}

/** Whether a line has no number but an order's: none, or one that may be an order itself, as no other order stands beside it. */
function mayNameOrderAlone(books: Books, line: StatementLine): boolean {
  return line.purchaseOrder === undefined || numberOf(books, line) === "";
}

/** Brings together who wants and who has; what very many share says nothing, and is left out. */
function gather(books: Books, questions: Questions, candidates: Map<number, Set<number>>): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [hash, askers] of questions.answered()) {
    const ledger = present(questions.answers.get(hash));
    const crowded = Math.max(ledger.length, askers.length) > limits.candidatesWeighed;
    if (crowded && askers.some((asker) => asker.telling)) {
      books.remarks.add(
        `More than ${String(limits.candidatesWeighed)} lines share a part of their numbers or a purchase order: only equal amounts among them were compared.`,
      );
    }
    const byAmount = crowded ? indexByAmount(books, ledger) : undefined;
    for (const asker of askers) {
      const near = byAmount === undefined ? ledger : equalAmounts(books, asker.line, byAmount);
      const set = candidates.get(asker.line) ?? new Set();
      candidates.set(asker.line, set);
      for (const at of near) set.add(at);
      if (asker.order === undefined || crowded) continue;
      const group = groups.get(asker.order) ?? { lines: new Set(), ledger: new Set() };
      groups.set(asker.order, group);
      group.lines.add(asker.line);
      for (const at of ledger) group.ledger.add(at);
    }
  }
  return groups;
}

function indexByAmount(books: Books, ledger: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  for (const at of ledger) {
    const support = supportAt(books, at);
    const face = faceAt(books, at);
    append(index, support, at);
    if (face !== support) append(index, face, at);
  }
  return index;
}

function equalAmounts(books: Books, line: number, index: ReadonlyMap<number, readonly number[]>): readonly number[] {
  return amountsOfLine(lineAt(books, line)).flatMap((amount) => {
    const equal = index.get(amount) ?? [];
    return equal.length > limits.candidatesWeighed ? [] : equal;
  });
}
