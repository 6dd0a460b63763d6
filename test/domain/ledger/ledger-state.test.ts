import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  becameOf,
  isToBeJudged,
  ledgerStateSchema,
  takenBack,
  withoutWaiting,
  withRelease,
  withRevert,
  withUpload,
  type LedgerState,
} from "../../../shared/domain/ledger/ledger-state.ts";
import type { LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { aConcern, AT, ledgerOf } from "./ledgers-in-test.ts";

const free = { concerns: [], effect: "ledger-effects/none.json" };
const held = { concerns: [aConcern], effect: "ledger-effects/some.json" };
const by = (snapshot: string) => ({ snapshot, by: "A. Officer", at: AT });

/** The state after these uploads; those named `held` wait. */
function after(...uploads: readonly LedgerSnapshot[]): LedgerState {
  let state: LedgerState | undefined;
  for (const upload of uploads) state = withUpload(state, upload, upload.snapshot.startsWith("held") ? held : free, AT);
  if (!state) throw new Error("no upload");
  return state;
}

const first = ledgerOf("first", { day: 1 });
const second = ledgerOf("second", { day: 2 });
const waiting = ledgerOf("held", { day: 3 });

test("the first ledger comes into force, whatever speaks against it", () => {
  const state = after(ledgerOf("held-first"));
  expect(state.inForce.snapshot).toBe("held-first");
  expect(state.waiting).toBeUndefined();
});

test("a ledger without concerns comes into force; one with concerns waits, and the one in force stays", () => {
  expect(after(first, second)).toMatchObject({ inForce: { snapshot: "second" }, before: { snapshot: "first" } });
  const state = after(first, second, waiting);
  expect(state).toMatchObject({ inForce: { snapshot: "second" }, waiting: { ledger: { snapshot: "held" } } });
  expect(becameOf(state, waiting)).toBe("waiting");
});

test("the same upload again, and an older one, change nothing", () => {
  for (const uploads of [[first], [first, second], [first, second, waiting]]) {
    const state = after(...uploads);
    for (const again of uploads) expect(withUpload(state, again, held, AT)).toBe(state);
    expect(withUpload(state, ledgerOf("old", { day: 1, uploadedAt: "2023-03-01T00:00:00.000Z" }), free, AT)).toBe(
      state,
    );
  }
});

test("the ledger in force uploaded again never waits, and a ledger that waits is gone by it", () => {
  const again = ledgerOf("second", { day: 4 });
  const state = after(first, second, waiting);
  expect(isToBeJudged(state, again)).toBe(false);
  const then = withUpload(state, again, undefined, AT);
  expect(then.waiting).toBeUndefined();
  expect(becameOf(then, again)).toBe("unchanged");
  expect(then.replaced).toEqual([{ uploadId: waiting.uploadId, file: waiting.file, by: again.uploadId }]);
});

test("a newer upload replaces one that waits", () => {
  const newer = ledgerOf("held-newer", { day: 5 });
  const state = after(first, waiting, newer);
  expect(state.waiting?.ledger.snapshot).toBe("held-newer");
  expect(becameOf(state, waiting)).toBe("superseded");
  expect(state.replaced.map(({ uploadId }) => uploadId)).toEqual([waiting.uploadId]);
});

describe("what a person decides", () => {
  test("a release puts the ledger that waits in force, and a second one does nothing", () => {
    const released = withRelease(after(first, waiting), by("held"));
    expect(released).toMatchObject({ inForce: { snapshot: "held" }, before: { snapshot: "first" } });
    expect(released?.waiting).toBeUndefined();
    expect(released?.decisions).toMatchObject([{ decided: "released", by: "A. Officer" }]);
    expect(released && withRelease(released, by("held"))).toBeUndefined();
  });

  test("a release of another ledger than the one that waits does nothing", () => {
    expect(withRelease(after(first, waiting), by("other"))).toBeUndefined();
    expect(withoutWaiting(after(first, waiting), by("other"))).toBeUndefined();
    expect(withRevert(after(first, second), by("other"))).toBeUndefined();
  });

  test("a rejected ledger waits no more, and waits again if it is uploaded again", () => {
    const rejected = withoutWaiting(after(first, waiting), by("held"));
    expect(rejected).toMatchObject({ inForce: { snapshot: "first" } });
    expect(rejected?.waiting).toBeUndefined();
    expect(rejected && takenBack(rejected, ledgerOf("held", { day: 9 }))).toMatchObject([{ decided: "rejected" }]);
  });

  test("a revert puts the ledger before in force, the same upload does not come back, and a second revert undoes it", () => {
    const reverted = withRevert(after(first, second), by("second"));
    if (!reverted) throw new Error("nothing was reverted");
    expect(reverted).toMatchObject({ inForce: { snapshot: "first" }, before: { snapshot: "second" } });
    expect(withUpload(reverted, second, free, AT)).toBe(reverted);
    expect(takenBack(reverted, ledgerOf("second", { day: 9 }))).toMatchObject([{ concern: "taken-back" }]);
    expect(withRevert(reverted, by("first"))).toMatchObject({ inForce: { snapshot: "second" } });
    expect(withRevert(after(first), by("first"))).toBeUndefined();
  });
});

type Step =
  | { readonly does: "upload"; readonly name: string; readonly day: number }
  | { readonly does: "released" | "rejected" | "reverted" };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("upload" as const),
      name: fc.constantFrom("a", "b", "held", "held-2"),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  },
  fc.record({ does: fc.constantFrom("released" as const, "rejected" as const, "reverted" as const) }),
);

test("whatever happens, a ledger with concerns is only in force if it was the first or a person put it there", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 30 }), (all) => {
      let state: LedgerState | undefined;
      const allowed = new Set<string>();
      for (const step of all) {
        if (step.does === "upload") {
          if (!state) allowed.add(step.name);
          state = withUpload(
            state,
            ledgerOf(step.name, { day: step.day }),
            step.name.startsWith("held") ? held : free,
            AT,
          );
          expect(ledgerStateSchema.parse(state)).toEqual(state);
        } else if (state) {
          const seen = by(
            (step.does === "reverted" ? state.inForce : (state.waiting?.ledger ?? state.inForce)).snapshot,
          );
          const decide = { released: withRelease, rejected: withoutWaiting, reverted: withRevert }[step.does];
          const next = decide(state, seen);
          if (next && step.does === "released") allowed.add(next.inForce.snapshot);
          state = next ?? state;
        }
        const now = state?.inForce.snapshot ?? "";
        if (now.startsWith("held")) expect([...allowed]).toContain(now);
      }
    }),
  );
});
