import { expect, test } from "vitest";

import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { referenceListsIn } from "../../../shared/records/reference/reference-data.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const MONDAY = "2023-03-27T09:00:00.000Z";
const TUESDAY = "2023-03-28T09:00:00.000Z";

const withoutVat = { ...reconcileReferenceData2022To23, vatRates: [] };

function kept() {
  const places = [inMemoryTable(), inMemoryObjectStore()] as const;
  return { referenceLists: referenceListsIn(...places), elsewhere: referenceListsIn(...places) };
}

test("reconciling data is built in until an import, and earlier versions can be read again", async () => {
  const { referenceLists, elsewhere } = kept();
  const before = await elsewhere.all();
  expect(before.reconciling).toBe(reconcileReferenceData2022To23);
  expect(before.keys.reconciling).toBeUndefined();
  expect(await referenceLists.reconciling.current()).toMatchObject({ entries: [], key: undefined, since: undefined });

  await referenceLists.reconciling.replace(() => [withoutVat], MONDAY);
  const after = await elsewhere.all();
  expect(after.reconciling).toEqual(withoutVat);
  expect(await elsewhere.reconciling.current()).toMatchObject({ entries: [withoutVat], since: MONDAY });

  await referenceLists.reconciling.replace(() => [reconcileReferenceData2022To23], TUESDAY);
  expect((await elsewhere.all()).reconciling).toEqual(reconcileReferenceData2022To23);
  expect((await elsewhere.allAt(after.keys)).reconciling).toEqual(withoutVat);
  expect((await elsewhere.allAt(before.keys)).reconciling).toEqual(reconcileReferenceData2022To23);
});

test("importing the same list again keeps its key and the date since which it is in force", async () => {
  const { referenceLists, elsewhere } = kept();
  await referenceLists.reconciling.replace(() => [withoutVat], MONDAY);
  const first = await referenceLists.reconciling.current();
  await elsewhere.reconciling.replace(() => [{ ...withoutVat }], TUESDAY);
  expect(await referenceLists.reconciling.current()).toEqual(first);
  await elsewhere.reconciling.replace(() => [reconcileReferenceData2022To23], TUESDAY);
  expect((await referenceLists.reconciling.current()).since).toBe(TUESDAY);
});
