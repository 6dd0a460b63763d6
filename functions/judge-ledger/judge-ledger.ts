import * as z from "zod";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { whoseOrganisation } from "../../shared/domain/canary/whose.ts";
import { concernsAbout } from "../../shared/domain/ledger/ledger-concerns.ts";
import { ledgerEffectSchema } from "../../shared/domain/ledger/ledger-effect.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import {
  becameOf,
  isToBeJudged,
  takenBack,
  withUpload,
  type LedgerState,
  type ReplacedUpload,
  type WaitingLedger,
} from "../../shared/domain/ledger/ledger-state.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { CLOSED_BY_ACCORD } from "../../shared/domain/todo/todo-item.ts";
import { informPositions, type InformPositionsPorts } from "../../shared/records/ledger/inform-positions.ts";
import { snapshotOfImport } from "../../shared/records/ledger/ledger-import-record.ts";
import type { Ledgers } from "../../shared/records/ledger/ledgers.ts";
import { tryLedger, type TryLedgerPorts } from "../../shared/records/ledger/try-ledger.ts";
import { closeWaitingItem, openWaitingItem } from "../../shared/records/ledger/waiting-ledger-item.ts";
import type { TodoItems } from "../../shared/records/todo/todo-items.ts";
import { policyOf } from "../../shared/records/reference/reference-data.ts";
import { portsFor, type Log } from "../../shared/telemetry/log.ts";

export interface JudgeLedgerPorts extends TryLedgerPorts, InformPositionsPorts {
  readonly ledgers: Ledgers;
  readonly todoItems: TodoItems;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Decides whether an uploaded ledger comes into force, in this order:
 *
 * 1. Gather: the upload, the ledger in force, and what the upload would change for every answered position (try-ledger.ts).
 * 2. Decide: an ordinary ledger comes into force; one that a person should look at waits (ledger-concerns.ts).
 * 3. Act: one conditional write. Then put a ledger that waits on the to-do list, note the end on the upload, and have the positions of
 *    a ledger in force reconciled.
 * 4. Take it off the list again if it waits no longer: a person may have decided since that write.
 *
 * It may be repeated from any point and ends the same way.
 *
 * @param body of a queue message: `{"ledger": {"organisation": "…", "uploadId": "…"}, "correlation": "…"}`
 * @throws if the cloud fails; the queue then delivers the body again.
 */
export async function judgeLedger(body: string, given: JudgeLedgerPorts): Promise<void> {
  const { organisation, uploadId } = bodySchema.parse(JSON.parse(body)).ledger;
  const ports = portsFor(whoseOrganisation(organisation), given);
  const { ledgers, log } = ports;
  const upload = await ledgers.import(organisation, uploadId);
  const uploaded = upload && snapshotOfImport(upload);
  if (!upload || !uploaded) {
    log({ level: "warn", event: "upload-unknown", correlation: uploadId, uploadId });
    return;
  }
  const state = await ledgers.change(uploaded, async (before) =>
    withUpload(before, uploaded, before && (await judge(before, uploaded, ports)), ports.now().toISOString()),
  );
  if (!state) throw new LoggableError(`${uploadId} has left no ledger in force`);
  const became = becameOf(state, uploaded);
  const replaces = state.replaced.findLast(({ by }) => by === uploadId);
  for (const replaced of state.replaced) await noteReplaced(organisation, replaced, ports);
  if (state.waiting?.ledger.uploadId === uploadId) await tellWaiting(state.waiting, ports);
  const informed =
    became === "current" || became === "unchanged" ? await informPositions(uploaded, uploadId, ports) : 0;
  // What a person has decided meanwhile stays.
  await ledgers.changeImport(upload, (now) =>
    now.decisions ? undefined : { ...now, state: became, ...(replaces ? { replaces } : {}) },
  );
  await closeUnlessWaiting(uploaded, uploadId, ports);
  log({
    event: `ledger-${became}`,
    correlation: uploadId,
    uploadId,
    count: informed,
    metrics: { LedgersImported: became === "current" ? 1 : 0, LedgersHeld: became === "waiting" ? 1 : 0 },
  });
}

/** What speaks against an upload, and the key of what it would change; `undefined` if it need not be judged. */
async function judge(before: LedgerState, uploaded: LedgerSnapshot, ports: JudgeLedgerPorts) {
  if (!isToBeJudged(before, uploaded)) return undefined;
  const [effect, { policies, exercises }] = await Promise.all([
    tryLedger(uploaded, ports),
    ports.referenceLists.all(whoseOrganisation(uploaded.organisation)),
  ]);
  const concerns = concernsAbout({
    inForce: before.inForce,
    uploaded,
    effect,
    policy: policyOf(policies, uploaded.organisation),
    exercises,
    today: calendarDate(ports.now().toISOString().slice(0, 10)),
  });
  return {
    concerns: [...takenBack(before, uploaded), ...concerns],
    effect: await ports.objects.put("ledger-effects", effect),
  };
}

async function noteReplaced(
  organisation: OrganisationCode,
  { uploadId }: ReplacedUpload,
  { ledgers, todoItems, now }: JudgeLedgerPorts,
): Promise<void> {
  await ledgers.changeImport({ organisation, uploadId }, (upload) =>
    upload.state === "waiting" ? { ...upload, state: "superseded" } : undefined,
  );
  const closing = { by: CLOSED_BY_ACCORD, at: now().toISOString(), why: "A newer upload has replaced it." };
  await closeWaitingItem({ organisation, uploadId }, closing, todoItems);
}

/** Puts it on the to-do list, also if that was done before: the attempt before may have stopped in between. */
async function tellWaiting(waiting: WaitingLedger, ports: JudgeLedgerPorts): Promise<void> {
  const { organisation } = waiting.ledger;
  const { directory } = await ports.referenceLists.all(whoseOrganisation(organisation));
  const effect = await ports.objects.get(waiting.effect, ledgerEffectSchema);
  await openWaitingItem(waiting, effect, directory, ports.todoItems);
}

/**
 * Whoever ends the wait writes the ledger's state first and closes the item then. If that was before the item was opened, the state that
 * is read now says so.
 */
async function closeUnlessWaiting(
  uploaded: LedgerSnapshot,
  uploadId: string,
  { ledgers, todoItems, now }: JudgeLedgerPorts,
): Promise<void> {
  const state = await ledgers.state(uploaded.organisation, uploaded.kind);
  if (!state || state.waiting?.ledger.uploadId === uploadId) return;
  const decision = state.decisions.findLast(({ snapshot }) => snapshot === uploaded.snapshot);
  const closing = decision
    ? { by: decision.by, at: decision.at, why: `It was ${decision.decided}.` }
    : { by: CLOSED_BY_ACCORD, at: now().toISOString(), why: "It waits no longer." };
  await closeWaitingItem({ organisation: uploaded.organisation, uploadId }, closing, todoItems);
}

const bodySchema = z.object({
  ledger: z.object({ organisation: organisationCodeSchema, uploadId: z.string().min(1) }),
  correlation: z.string().min(1),
});
