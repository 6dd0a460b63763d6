import { append, required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { amountsOfLine } from "../../matching/amounts.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { compareLedger } from "../../matching/line-order.ts";
import { faceAt, ledgerAt, lineAt, supportAt, type Matching } from "../../matching/matching.ts";
import { normaliseReference } from "../../references/normalise-reference.ts";
import { BloomFilter } from "./bloom-filter.ts";
import { amountFitOf, dateFit, isOppositeSign } from "../compare-pair.ts";
import { ledgerNumberOf, numbersOf, type Identification } from "../identification.ts";

/** For one of the lines: the unused ledger lines that have its amount, open or whole, and a near date. */
export type EqualAmounts = (line: StatementIndex) => LedgerIndex[];

/** Finds unused ledger lines by the amounts of these statement lines, in one pass over the ledger. */
export function findEqualAmounts(identification: Identification, lines: readonly StatementIndex[]): EqualAmounts {
  const { matching } = identification;
  const buckets = bucketUnused(identification, lines);
  return (index) => {
    const line = lineAt(matching, index);
    const candidates = new Set<LedgerIndex>();
    for (const amount of amountsOfLine(line))
      for (const at of required(buckets.get(amount)).candidatesOf(index)) candidates.add(at);
    return [...candidates].filter((at) => {
      const ledger = ledgerAt(matching, at);
      if (isOppositeSign(matching, line, at)) return false;
      if (matching.suppliers.compare(line, ledger) === "other") return false;
      const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
      return dates !== "far" && dates !== "other-year";
    });
  };
}

/** The likeliest candidates for a line first: same day, then its open amount, then by content. No more than a query names. */
export function byLikelihood(
  matching: Matching,
  index: StatementIndex,
  candidates: readonly LedgerIndex[],
): LedgerIndex[] {
  const line = lineAt(matching, index);
  const rank = (at: LedgerIndex): number => {
    const sameDay = line.invoiceDate !== undefined && line.invoiceDate === ledgerAt(matching, at).invoiceDate;
    return (sameDay ? 4 : 0) + amountFitOf(matching, line, at);
  };
  return candidates
    .toSorted((one, other) => rank(other) - rank(one) || compareLedger(matching, one, other))
    .slice(0, limits.candidatesNamed);
}

/** Ledger lines of one amount. In a crowded bucket only lines whose numbers differ by one character are candidates. */
interface Bucket {
  candidatesOf(line: StatementIndex): readonly LedgerIndex[];
}

function bucketUnused(identification: Identification, lines: readonly StatementIndex[]): ReadonlyMap<number, Bucket> {
  const { matching } = identification;
  const found = new Map<number, LedgerIndex[]>();
  for (const index of lines) for (const amount of amountsOfLine(lineAt(matching, index))) found.set(amount, []);
  const filter = BloomFilter.of(new Set(found.keys()));
  for (let place = 0; place < matching.face.length; place++) {
    const at = ledgerIndex(place);
    if (matching.used[at] === 1) continue;
    const support = supportAt(matching, at);
    const face = faceAt(matching, at);
    if (filter.mayHave(face)) found.get(face)?.push(at);
    if (support !== face && support !== 0 && filter.mayHave(support)) found.get(support)?.push(at);
  }
  let wanted: ReadonlySet<string> | undefined;
  const buckets = new Map<number, Bucket>();
  for (const [amount, ledger] of found) {
    if (ledger.length > limits.candidatesWeighed) {
      wanted ??= new Set(lines.flatMap((index) => variantsOf(numberOf(identification, index))));
      buckets.set(amount, crowdedBucket(identification, ledger, wanted));
    } else buckets.set(amount, { candidatesOf: () => ledger });
  }
  return buckets;
}

function numberOf(identification: Identification, line: StatementIndex): string {
  return numbersOf(identification, line).own[0] ?? "";
}

function crowdedBucket(
  identification: Identification,
  ledger: readonly LedgerIndex[],
  wanted: ReadonlySet<string>,
): Bucket {
  const index = new Map<string, LedgerIndex[]>();
  for (const at of ledger) {
    for (const variant of variantsOf(ledgerNumberOf(identification, at))) {
      if (wanted.has(variant)) append(index, variant, at);
    }
  }
  return {
    candidatesOf: (line) => {
      const found = new Set<LedgerIndex>();
      for (const variant of variantsOf(numberOf(identification, line))) {
        const alike = index.get(variant) ?? [];
        if (alike.length > limits.candidatesWeighed) {
          identification.matching.remarks.add(
            `More than ${String(limits.candidatesWeighed)} ledger lines have the same amount and nearly the same number: none of them is named as a candidate.`,
          );
          return [];
        }
        for (const at of alike) found.add(at);
      }
      return [...found];
    },
  };
}

const LONGEST_VARIED = 24;

/** A reference with a shorter rest has too many others near to it. */
const SHORTEST_VARIED = 4;

/**
 * A reference, with and without the letters before its digits, and all forms of it with one character left out: two references
 * that are one slip apart have one in common.
 */
function variantsOf(text: string): string[] {
  const normal = normaliseReference(text).slice(0, LONGEST_VARIED);
  const digits = normal.replace(/^\D+0*(?=\d)/, "");
  const variants = new Set<string>();
  for (const form of digits.length >= SHORTEST_VARIED ? [normal, digits] : [normal]) {
    variants.add(form);
    for (let at = 0; at < form.length; at++) variants.add(form.slice(0, at) + form.slice(at + 1));
  }
  return [...variants];
}
