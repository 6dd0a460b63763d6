import { amountsOfLine } from "../matching/amounts-of-line.ts";
import { faceAt, ledgerAt, lineAt, supportAt, type Books } from "../matching/matching.ts";
import { dateFit, isOppositeSign } from "./fit.ts";
import { limits } from "../limits.ts";
import { append } from "./pairs.ts";
import { present } from "../matching/present.ts";
import { normaliseReference } from "./references/reference-key.ts";
import { Sieve } from "./bloom-filter.ts";

/** For a line among the seekers, the ledger lines that have its amount, open or whole, and a near date. */
export type EqualAmounts = (seeker: number) => number[];

/**
 * Lays out, by their amounts, the ledger lines on which no statement line stands: what is worth a look by someone who seeks
 * another number. One pass over the ledger for all seekers.
 */
export function equalAmounts(books: Books, seekers: readonly number[]): EqualAmounts {
  const shelves = shelveUnused(books, seekers);
  return (seeker) => {
    const line = lineAt(books, seeker);
    const candidates = new Set<number>();
    for (const amount of amountsOfLine(line))
      for (const at of present(shelves.get(amount)).near(seeker)) candidates.add(at);
    return [...candidates].filter((at) => {
      const ledger = ledgerAt(books, at);
      if (isOppositeSign(books, line, at)) return false;
      if (books.suppliers.compare(line, ledger) === "other") return false;
      const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
      return dates !== "far" && dates !== "other-year";
    });
  };
}

/** Ledger lines of one amount. Where they are many, only numbers that share all characters but one are compared. */
interface Shelf {
  near(line: number): readonly number[];
}

function shelveUnused(books: Books, seekers: readonly number[]): ReadonlyMap<number, Shelf> {
  const found = new Map<number, number[]>();
  for (const index of seekers) for (const amount of amountsOfLine(lineAt(books, index))) found.set(amount, []);
  const sieve = Sieve.of(new Set(found.keys()));
  for (let at = 0; at < books.face.length; at++) {
    if (books.used[at] === 1) continue;
    const support = supportAt(books, at);
    const face = faceAt(books, at);
    if (sieve.mayHave(face)) found.get(face)?.push(at);
    if (support !== face && support !== 0 && sieve.mayHave(support)) found.get(support)?.push(at);
  }
  let wanted: ReadonlySet<string> | undefined;
  const shelves = new Map<number, Shelf>();
  for (const [amount, ledger] of found) {
    if (ledger.length > limits.candidatesWeighed) {
      wanted ??= new Set(seekers.flatMap((index) => variantsOf(lineAt(books, index).invoiceNumber)));
      shelves.set(amount, crowdedShelf(books, ledger, wanted));
    } else shelves.set(amount, { near: () => ledger });
  }
  return shelves;
}

function crowdedShelf(books: Books, ledger: readonly number[], wanted: ReadonlySet<string>): Shelf {
  const index = new Map<string, number[]>();
  for (const at of ledger) {
    for (const variant of variantsOf(ledgerAt(books, at).invoiceNumber)) {
      if (wanted.has(variant)) append(index, variant, at);
    }
  }
  return {
    near: (line) => {
      const found = new Set<number>();
      for (const variant of variantsOf(lineAt(books, line).invoiceNumber)) {
        const like = index.get(variant) ?? [];
        if (like.length > limits.candidatesWeighed) {
          books.remarks.add(
            `More than ${String(limits.candidatesWeighed)} ledger lines have one amount and nearly one number: no candidates are named among them.`,
          );
          return [];
        }
        for (const at of like) found.add(at);
      }
      return [...found];
    },
  };
}

const LONGEST_VARIED = 24;

/** A reference and all that it becomes when one character is left out: two references one slip apart share one of them. */
function variantsOf(text: string): string[] {
  const normal = normaliseReference(text).slice(0, LONGEST_VARIED);
  const variants = new Set([normal]);
  for (let at = 0; at < normal.length; at++) variants.add(normal.slice(0, at) + normal.slice(at + 1));
  return [...variants];
}
