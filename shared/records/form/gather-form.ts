import { whoseOrganisation } from "../../domain/canary/whose.ts";
import { isOfQuarter, type Exercise, type KindRules } from "../../domain/exercise/exercise.ts";
import type { CollectionForm, FormEntry, OpenPoint } from "../../domain/form/filled-form.ts";
import { fillForm } from "../../domain/form/fill-form.ts";
import {
  entryNotCompared,
  entryOfStatement,
  entryWithoutStatement,
  formKinds,
  type FormKind,
} from "../../domain/form/form-entries.ts";
import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import { ledgerReportSchema } from "../../domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { outcomeSchema, type Outcome } from "../../domain/position/outcome.ts";
import { reconcile } from "../../domain/reconcile/reconcile.ts";
import type { GatherPositionPorts } from "../position/gather-position.ts";
import { ledgerLinesOf } from "../ledger/ledger-lines-of.ts";
import { gatherReceivables, type GatherReceivablesPorts } from "./gather-receivables.ts";
import { pointsOnLedger, pointsOnParties } from "./ledger-points.ts";
import { claimedElsewhere, readElsewhere } from "../position/positions-elsewhere.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import { policyOf, type ReferenceData } from "../reference/reference-data.ts";

/** What a collection form is filled from is read from here. */
export interface GatherFormPorts extends Pick<
  GatherPositionPorts,
  "objects" | "referenceLists" | "ledgers" | "sharedLines"
> {
  readonly positions: Pick<Positions, "get" | "query">;
  readonly issued: GatherReceivablesPorts["issued"];
  /** Keeps the outcome of what only our ledger has, and returns its key: for a form that is signed. Those of statements are kept anyway. */
  readonly keepOutcome?: (outcome: Outcome) => Promise<string>;
}

/** What one entry rests on: the outcome of its statement, or of our ledger alone. Absent for a statement that was not compared. */
export type OnEntry = (entry: FormEntry, outcome: Outcome | undefined) => void;

/**
 * Fills the collection form of an organisation for an exercise, as the positions and the ledgers in force are now. Outcomes are read one at
 * a time and handed to `onEntry`: all lines of a large organisation are never in memory because of the form.
 */
export async function gatherForm(
  organisation: OrganisationCode,
  exercise: Exercise,
  ports: GatherFormPorts,
  onEntry: OnEntry = () => undefined,
): Promise<CollectionForm> {
  const reference = await ports.referenceLists.all(whoseOrganisation(organisation));
  const entries: FormEntry[] = [];
  const open: OpenPoint[] = [];
  const ledgers: CollectionForm["ledgers"] = [];
  for (const kind of formKinds) {
    const rules = exercise.kinds[kind];
    if (rules === undefined) continue;
    const ofKind: OfKind = { organisation, exercise, kind, rules, reference };
    const written = new Set<OrganisationCode>();
    const take: OnEntry = (entry, outcome) => {
      written.add(entry.writer);
      entries.push(entry);
      onEntry(entry, outcome);
    };
    for await (const position of positionsOfPayable(ports.positions, organisation, {
      exercise: exercise.exercise,
      kind,
    }))
      take(...(await entryOfPosition(ofKind, position, ports)));
    const ledger = await ports.ledgers.current(organisation, ledgerKindOf(kind));
    if (ledger !== undefined) {
      const { snapshot, asAt, close } = ledger;
      ledgers.push({ kind: ledger.kind, snapshot, asAt, close });
    }
    open.push(...(await takeLedger(ofKind, ledger, written, take, ports)));
  }
  const owed = await gatherReceivables(organisation, exercise, ports);
  for (const entry of owed.entries) onEntry(entry, undefined);
  entries.push(...owed.entries);
  open.push(...owed.open);
  ledgers.push(...owed.ledgers);
  const { directory } = reference;
  return fillForm({ organisation, exercise: exercise.exercise, directory, ledgers, entries, open });
}

/** What the statements that have come add to the form of an organisation, as they are compared now. */
export async function gatherStatementEntries(
  organisation: OrganisationCode,
  exercise: Exercise,
  ports: Pick<GatherFormPorts, "positions" | "objects" | "referenceLists">,
): Promise<FormEntry[]> {
  const reference = await ports.referenceLists.all(whoseOrganisation(organisation));
  const entries: FormEntry[] = [];
  for (const kind of formKinds) {
    const positions = positionsOfPayable(ports.positions, organisation, { exercise: exercise.exercise, kind });
    for await (const position of positions)
      entries.push((await entryOfPosition({ kind, reference }, position, ports))[0]);
  }
  return entries;
}

interface OfKind {
  readonly organisation: OrganisationCode;
  readonly exercise: Exercise;
  readonly kind: FormKind;
  readonly rules: KindRules;
  readonly reference: ReferenceData;
}

async function entryOfPosition(
  { kind, reference }: Pick<OfKind, "kind" | "reference">,
  { key, current, reconciled }: PositionRecord,
  ports: Pick<GatherFormPorts, "objects">,
): Promise<[FormEntry, Outcome | undefined]> {
  const whose = { writer: key.receivable, kind, subEntities: reference.reconciling.subEntities };
  if (reconciled?.mailId !== current.mailId)
    return [entryNotCompared(whose, current.totalPence, "not-compared"), undefined];
  if (reconciled.ledger === undefined) return [entryNotCompared(whose, current.totalPence, "no-ledger"), undefined];
  const outcome = await ports.objects.get(reconciled.outcome, outcomeSchema);
  return [{ ...entryOfStatement(whose, outcome), outcome: reconciled.outcome }, outcome];
}

/** Takes what the ledger in force has with counterparties that sent no statement, and tells what is open about the ledger. */
async function takeLedger(
  ofKind: OfKind,
  ledger: LedgerSnapshot | undefined,
  written: ReadonlySet<OrganisationCode>,
  take: OnEntry,
  ports: GatherFormPorts,
): Promise<OpenPoint[]> {
  const { exercise, kind, organisation } = ofKind;
  const name = `${ledgerKindOf(kind)} ledger`;
  if (ledger === undefined)
    return [
      {
        kind: "no-ledger",
        what: `There is no ${name} in force: counterparties without a statement are not on the form.`,
      },
    ];
  if (!isOfQuarter(exercise, ledger.asAt)) {
    return [
      {
        kind: "other-quarter",
        what: `The ${name} in force is as at ${ledger.asAt}, in another quarter: counterparties without a statement are not on the form.`,
      },
    ];
  }
  const report = ledger.report === undefined ? undefined : await ports.objects.get(ledger.report, ledgerReportSchema);
  for (const { code } of report?.counterparties ?? []) {
    if (written.has(code) || code === organisation) continue;
    take(...(await entryOfLedger(ofKind, ledger, code, ports)));
  }
  return [...pointsOnLedger(ledger), ...(report === undefined ? [] : pointsOnParties(report, ledger.kind))];
}

/** Compares an empty statement with the ledger: what it holds, what of it counts, and why, by the same rules as a real one. */
async function entryOfLedger(
  { organisation, exercise, kind, rules, reference }: OfKind,
  ledger: LedgerSnapshot,
  writer: OrganisationCode,
  ports: GatherFormPorts,
): Promise<[FormEntry, Outcome]> {
  const { reconciling, directory, policies } = reference;
  const position = { payable: organisation, receivable: writer, exercise: exercise.exercise, kind };
  const { elsewhere } = await readElsewhere(position, reconciling, ports);
  const outcome = reconcile({
    position,
    exercise,
    statement: { asAt: undefined, lines: [], unread: [] },
    ledger: {
      asAt: ledger.asAt,
      close: ledger.close,
      lines: await ledgerLinesOf(ledger, position, reconciling, ports.ledgers),
    },
    policy: policyOf(policies, organisation),
    directory,
    decisions: [],
    knownConventions: [],
    referenceData: reconciling,
    disputedElsewhere: elsewhere.disputed,
    claimedElsewhere: await claimedElsewhere(elsewhere, ports.objects),
  });
  const entry = entryWithoutStatement({ writer, kind, subEntities: reconciling.subEntities }, outcome, rules);
  const kept = await ports.keepOutcome?.(outcome);
  return [kept === undefined ? entry : { ...entry, outcome: kept }, outcome];
}
