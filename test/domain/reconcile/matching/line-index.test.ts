import { expect, test } from "vitest";

import { BloomFilter } from "../../../../shared/domain/reconcile/identify/find/bloom-filter.ts";
import { indexSides } from "../../../../shared/domain/reconcile/matching/index-sides.ts";
import { ledgerIndex, statementIndex } from "../../../../shared/domain/reconcile/matching/line-index.ts";
import { ledgerAt, lineAt, settleSingle, singleOf } from "../../../../shared/domain/reconcile/matching/matching.ts";
import { referenceHash, type ReferenceHash } from "../../../../shared/domain/reconcile/references/hash-reference.ts";
import { booked, claim, inputOf } from "../statement-and-ledger.ts";

const line = statementIndex(0);
const ledger = ledgerIndex(1);

test("an index of one side is not accepted as one of the other side", () => {
  const matching = indexSides(
    inputOf({ statement: [claim("1", 1), claim("2", 2)], ledger: [booked("1", 1), booked("2", 2)] }),
  );

  expect(lineAt(matching, line).invoiceNumber).toBe("1");
  // @ts-expect-error -- a ledger index where a statement index belongs
  expect(lineAt(matching, ledger).invoiceNumber).toBe("2");
  // @ts-expect-error -- a plain number where a statement index belongs
  expect(lineAt(matching, 1).invoiceNumber).toBe("2");

  expect(ledgerAt(matching, ledger).invoiceNumber).toBe("2");
  // @ts-expect-error -- a statement index where a ledger index belongs
  expect(ledgerAt(matching, line).invoiceNumber).toBe("1");

  expect(matching.settled[line]).toBe(0);
  // @ts-expect-error -- a ledger index in a column of the statement
  expect(matching.settled[ledger]).toBe(0);
  expect(matching.used[ledger]).toBe(0);
  // @ts-expect-error -- a statement index in a column of the ledger
  expect(matching.used[line]).toBe(0);

  settleSingle(matching, line, ledger, "exact");
  expect(singleOf(matching, line)).toBe(ledger);
  // @ts-expect-error -- the two indexes swapped
  settleSingle(matching, ledger, line, "exact");
});

test("a hash of a reference is neither an index nor any number", () => {
  const filter = new BloomFilter<ReferenceHash>(1);
  const hash = referenceHash(-7);
  filter.add(hash);
  expect(filter.mayHave(hash)).toBe(true);
  // @ts-expect-error -- an index where a hash belongs
  filter.add(line);
  // @ts-expect-error -- a plain number where a hash belongs
  filter.add(7);
  // @ts-expect-error -- a hash where an index belongs
  expect(() => lineAt(indexSides(inputOf({ statement: [], ledger: [] })), hash)).toThrow(RangeError);
});

test("the mark of absence is not an index, and a number of more than 32 bits is not a hash", () => {
  expect(() => statementIndex(-1)).toThrow(RangeError);
  expect(() => ledgerIndex(-1)).toThrow(RangeError);
  expect(() => referenceHash(2 ** 32)).toThrow(RangeError);
});
