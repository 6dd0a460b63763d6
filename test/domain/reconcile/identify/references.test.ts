import { expect, test } from "vitest";

import { coreNumber } from "../../../../shared/domain/reconcile/references/core-number.ts";
import { areNeighbours } from "../../../../shared/domain/reconcile/references/slips.ts";

test("known prefixes and suffixes inside a number are a part of it", () => {
  const affixes = new Set(["INV", "COPY"]);
  expect(coreNumber("1001COPY2", affixes)).toBe("1001COPY2");
  expect(coreNumber("1001INV2", affixes)).toBe("1001INV2");
  expect(coreNumber("inv 1001 / 22 copy", affixes)).toBe("100122");
});

test("REC-03 numbers are near each other by their last digits alone, on either side", () => {
  expect(areNeighbours("INV-120", "9-100", 50)).toBe(true);
  expect(areNeighbours("9-100", "INV-120", 50)).toBe(true);
  expect(areNeighbours("9-120", "9-171", 50)).toBe(false);
});
