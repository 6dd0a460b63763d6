import * as z from "zod";

import { ledgerConcernSchema, type LedgerConcern } from "./ledger-concerns.ts";
import { ledgerSnapshotSchema, type LedgerSnapshot } from "./ledger-snapshot.ts";

const waitingLedgerSchema = z.object({
  ledger: ledgerSnapshotSchema,
  since: z.iso.datetime(),
  concerns: z.array(ledgerConcernSchema),
  /** Key, in the record bucket, of what it would change. */
  effect: z.string().min(1),
});

/** An uploaded ledger that comes into force only if a person releases it. */
export type WaitingLedger = z.infer<typeof waitingLedgerSchema>;

/** An upload that waited until a newer one replaced it. */
export const replacedUploadSchema = z.object({
  uploadId: z.string().min(1),
  file: z.string(),
  /** The newer upload. */
  by: z.string().min(1),
});

export type ReplacedUpload = z.infer<typeof replacedUploadSchema>;

export const ledgerDecisionSchema = z.object({
  decided: z.enum(["released", "rejected", "reverted"]),
  /** The snapshot that was released, rejected or put out of force. */
  snapshot: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string().optional(),
});

/** What a person decided about a ledger. */
export type LedgerDecision = z.infer<typeof ledgerDecisionSchema>;

/** The ledgers of one organisation and kind: which is in force, which waits for a person, which was in force before. */
export const ledgerStateSchema = z.object({
  inForce: ledgerSnapshotSchema,
  /** When it came into force. */
  since: z.iso.datetime(),
  waiting: waitingLedgerSchema.optional(),
  before: ledgerSnapshotSchema.optional(),
  /** The newest upload that was looked at: an older one that ends later changes nothing. */
  newest: z.object({ uploadedAt: z.iso.datetime(), snapshot: z.string().min(1) }),
  /** The last uploads that waited until others replaced them, the oldest first: their items are taken off the to-do list. */
  replaced: z.array(replacedUploadSchema),
  /** The oldest first. */
  decisions: z.array(ledgerDecisionSchema),
});

export type LedgerState = z.infer<typeof ledgerStateSchema>;

/** What became of an uploaded ledger. `superseded`: a later upload was looked at before it. */
export type LedgerBecame = "current" | "unchanged" | "waiting" | "superseded";

/** Whether an upload has to be judged: it is the newest, and has another content than the ledger in force. */
export function isToBeJudged({ inForce, newest }: LedgerState, uploaded: LedgerSnapshot): boolean {
  return isAfter(uploaded, newest) && uploaded.snapshot !== inForce.snapshot;
}

/**
 * The state after an upload. The first ledger comes into force, and so does one without concerns; any other waits. A newer upload
 * replaces one that waits. An upload that was looked at before changes nothing, and an older one neither.
 */
export function withUpload(
  state: LedgerState | undefined,
  uploaded: LedgerSnapshot,
  judged: { readonly concerns: readonly LedgerConcern[]; readonly effect: string } | undefined,
  at: string,
): LedgerState {
  if (!state) return { inForce: uploaded, since: at, newest: newestOf(uploaded), replaced: [], decisions: [] };
  if (!isAfter(uploaded, state.newest)) return state;
  const { waiting, ...rest } = state;
  const seen = { ...rest, newest: newestOf(uploaded), replaced: withReplaced(state, uploaded) };
  if (uploaded.snapshot === state.inForce.snapshot)
    return { ...seen, inForce: { ...state.inForce, uploadedAt: uploaded.uploadedAt } };
  if (!judged || judged.concerns.length === 0) return inForceNow(seen, uploaded, at);
  const since = waiting?.ledger.snapshot === uploaded.snapshot ? waiting.since : at;
  return { ...seen, waiting: { ledger: uploaded, since, concerns: [...judged.concerns], effect: judged.effect } };
}

/** What became of an upload, as the state is now. */
export function becameOf({ inForce, waiting }: LedgerState, uploaded: LedgerSnapshot): LedgerBecame {
  if (inForce.snapshot === uploaded.snapshot) return inForce.uploadId === uploaded.uploadId ? "current" : "unchanged";
  return waiting?.ledger.snapshot === uploaded.snapshot ? "waiting" : "superseded";
}

/** The state after a person let the waiting ledger come into force; `undefined` if another one waits, or none. */
export function withRelease(state: LedgerState, decision: Omit<LedgerDecision, "decided">): LedgerState | undefined {
  const { waiting, ...rest } = state;
  if (waiting?.ledger.snapshot !== decision.snapshot) return undefined;
  return decided(inForceNow(rest, waiting.ledger, decision.at), { decided: "released", ...decision });
}

/** The state after a person rejected the waiting ledger; `undefined` if another one waits, or none. */
export function withoutWaiting(state: LedgerState, decision: Omit<LedgerDecision, "decided">): LedgerState | undefined {
  const { waiting, ...rest } = state;
  if (waiting?.ledger.snapshot !== decision.snapshot) return undefined;
  return decided(rest, { decided: "rejected", ...decision });
}

/**
 * The state after a person put the ledger before back in force: a second time puts it back again. `undefined` if another ledger is in
 * force than the person saw, or if there is none before it.
 */
export function withRevert(state: LedgerState, decision: Omit<LedgerDecision, "decided">): LedgerState | undefined {
  if (state.inForce.snapshot !== decision.snapshot || !state.before) return undefined;
  return decided(inForceNow(state, state.before, decision.at), { decided: "reverted", ...decision });
}

/** The last decision about a ledger, if it put the ledger out of force or rejected it. */
export function takenBack({ decisions }: LedgerState, { snapshot }: LedgerSnapshot): LedgerConcern[] {
  const last = decisions.findLast((each) => each.snapshot === snapshot);
  if (!last || last.decided === "released") return [];
  return [{ concern: "taken-back", decided: last.decided, by: last.by, at: last.at }];
}

function inForceNow(state: LedgerState, ledger: LedgerSnapshot, at: string): LedgerState {
  return { ...state, inForce: ledger, since: at, before: state.inForce };
}

/** As many decisions are kept here; each upload keeps its own for good. */
const MOST_DECISIONS = 100;

function decided(state: LedgerState, decision: LedgerDecision): LedgerState {
  return { ...state, decisions: [...state.decisions, decision].slice(-MOST_DECISIONS) };
}

/** Some, as a crash may keep the first of them on the to-do list until the next upload. */
const MOST_REPLACED = 5;

function withReplaced({ replaced, waiting }: LedgerState, { uploadId: by }: LedgerSnapshot): LedgerState["replaced"] {
  const { uploadId, file } = waiting?.ledger ?? {};
  if (uploadId === undefined || file === undefined || by === undefined || uploadId === by) return replaced;
  return [...replaced, { uploadId, file, by }].slice(-MOST_REPLACED);
}

function newestOf({ uploadedAt, snapshot }: LedgerSnapshot): LedgerState["newest"] {
  return { uploadedAt, snapshot };
}

/** Two uploads of the same instant have an order too, so that it does not matter which import ends first. */
function isAfter(one: LedgerSnapshot, other: LedgerState["newest"]): boolean {
  if (one.uploadedAt !== other.uploadedAt) return one.uploadedAt > other.uploadedAt;
  return one.snapshot > other.snapshot;
}
