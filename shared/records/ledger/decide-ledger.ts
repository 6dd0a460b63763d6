import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import {
  withoutWaiting,
  withRelease,
  withRevert,
  type LedgerDecision,
  type LedgerState,
} from "../../domain/ledger/ledger-state.ts";
import type { TodoItems } from "../todo/todo-items.ts";
import { informPositions, type InformPositionsPorts } from "./inform-positions.ts";
import type { LedgerImport } from "./ledger-import-record.ts";
import type { Ledgers } from "./ledgers.ts";
import { closeWaitingItem } from "./waiting-ledger-item.ts";

export interface DecideLedgerPorts extends InformPositionsPorts {
  readonly ledgers: Ledgers;
  readonly todoItems: TodoItems;
}

/** Which snapshot a person has seen and decides about: nothing happens if another one waits or is in force by then. */
export type SeenLedger = Pick<LedgerSnapshot, "organisation" | "kind" | "snapshot">;

/** Who decides, when, and why. */
export type Decider = Pick<LedgerDecision, "by" | "at" | "note">;

/**
 * Carries out what a person decided about a ledger, in this order: one conditional write, the note on the upload, the to-do item, and
 * the positions, which are reconciled with the ledger that is in force then.
 *
 * - `released`: the ledger that waits comes into force.
 * - `rejected`: it waits no longer, and the one in force stays.
 * - `reverted`: the ledger that was in force before comes into force again.
 *
 * @returns the new state; `undefined` if nothing has changed, because another ledger waits or is in force than the person saw
 */
export async function decideLedger(
  decided: LedgerDecision["decided"],
  seen: SeenLedger,
  decider: Decider,
  ports: DecideLedgerPorts,
): Promise<LedgerState | undefined> {
  const { after, about, upload } = steps[decided];
  const decision = { snapshot: seen.snapshot, ...decider };
  let ledger: LedgerSnapshot | undefined;
  const state = await ports.ledgers.change(seen, (before) => {
    const next = before && after(before, decision);
    ledger = next && about(before);
    return next;
  });
  if (!state || !ledger) return undefined;
  await noteDecision(ledger, upload, { decided, ...decision }, ports);
  await closeWaitingItem(ledger, { by: decider.by, at: decider.at, why: `It was ${decided}.` }, ports.todoItems);
  if (decided !== "rejected") await informPositions(seen, state.inForce.uploadId ?? state.inForce.snapshot, ports);
  return state;
}

/** How each decision changes the state, which ledger it is about, and what becomes of that ledger's upload. */
const steps: Readonly<
  Record<
    LedgerDecision["decided"],
    {
      readonly after: (state: LedgerState, decision: Omit<LedgerDecision, "decided">) => LedgerState | undefined;
      readonly about: (before: LedgerState) => LedgerSnapshot | undefined;
      readonly upload: LedgerImport["state"];
    }
  >
> = {
  released: { after: withRelease, about: ({ waiting }) => waiting?.ledger, upload: "current" },
  rejected: { after: withoutWaiting, about: ({ waiting }) => waiting?.ledger, upload: "rejected" },
  reverted: { after: withRevert, about: ({ inForce }) => inForce, upload: "current" },
};

async function noteDecision(
  { organisation, uploadId }: LedgerSnapshot,
  state: LedgerImport["state"],
  decision: LedgerDecision,
  { ledgers }: DecideLedgerPorts,
): Promise<void> {
  if (uploadId === undefined) return;
  await ledgers.changeImport({ organisation, uploadId }, (upload) => ({
    ...upload,
    state,
    decisions: [...(upload.decisions ?? []), decision],
  }));
}
