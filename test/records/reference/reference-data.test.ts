import { expect, test } from "vitest";

import { reconcileReference2022To23 } from "../../../shared/domain/reference/reconcile-reference-2022-23.ts";
import { referenceDataIn } from "../../../shared/records/reference/reference-data.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const MONDAY = "2023-03-27T09:00:00.000Z";
const TUESDAY = "2023-03-28T09:00:00.000Z";

const withoutVat = { ...reconcileReference2022To23, vatRates: [] };

function kept() {
  const places = [inMemoryTable(), inMemoryObjectStore()] as const;
  return { reference: referenceDataIn(...places), elsewhere: referenceDataIn(...places) };
}

test("what lines are reconciled by is built in until it is imported, and what was in force can be read again", async () => {
  const { reference, elsewhere } = kept();
  const before = await elsewhere.all();
  expect(before.reconciling).toBe(reconcileReference2022To23);
  expect(before.keys.reconciling).toBeUndefined();
  expect(await reference.reconciling.current()).toMatchObject({ entries: [], key: undefined, since: undefined });

  await reference.reconciling.replace(() => [withoutVat], MONDAY);
  const after = await elsewhere.all();
  expect(after.reconciling).toEqual(withoutVat);
  expect(await elsewhere.reconciling.current()).toMatchObject({ entries: [withoutVat], since: MONDAY });

  await reference.reconciling.replace(() => [reconcileReference2022To23], TUESDAY);
  expect((await elsewhere.all()).reconciling).toEqual(reconcileReference2022To23);
  expect((await elsewhere.allAt(after.keys)).reconciling).toEqual(withoutVat);
  expect((await elsewhere.allAt(before.keys)).reconciling).toEqual(reconcileReference2022To23);
});

test("the same list again stays in force since when it was, under the same key", async () => {
  const { reference, elsewhere } = kept();
  await reference.reconciling.replace(() => [withoutVat], MONDAY);
  const first = await reference.reconciling.current();
  await elsewhere.reconciling.replace(() => [{ ...withoutVat }], TUESDAY);
  expect(await reference.reconciling.current()).toEqual(first);
  await elsewhere.reconciling.replace(() => [reconcileReference2022To23], TUESDAY);
  expect((await reference.reconciling.current()).since).toBe(TUESDAY);
});
