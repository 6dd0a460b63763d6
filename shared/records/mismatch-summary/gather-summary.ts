import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { chooseExercise } from "../../domain/exercise/choose-exercise.ts";
import { kindSchema, type Exercise, type Kind } from "../../domain/exercise/exercise.ts";
import { ledgerBalances } from "../../domain/ledger/ledger-balances.ts";
import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { CounterpartyTotal } from "../../domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import { changesSince } from "../../domain/mismatch-summary/changes.ts";
import { deadlinesOf } from "../../domain/mismatch-summary/deadlines.ts";
import type {
  MismatchSummary,
  PositionInSummary,
  WaitingItem,
} from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { coverageOf, type NotTaken, type StandingStatement } from "../../domain/timetable/coverage.ts";
import { isWaiting, orderItems } from "../../domain/todo/order-items.ts";
import type { TodoItem } from "../../domain/todo/todo-item.ts";
import type { CounterpartyNotes } from "../counterparty-note/counterparty-notes.ts";
import { counterpartyTotals } from "../ledger/counterparty-totals.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Messages } from "../message/messages.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { TodoItems } from "../todo/todo-items.ts";
import { positionInSummary } from "./position-in-summary.ts";

/** What a summary is made of is read from here. */
export interface GatherSummaryPorts {
  readonly positions: Positions;
  readonly ledgers: Pick<Ledgers, "current">;
  readonly messages: Pick<Messages, "get">;
  readonly objects: Pick<JsonObjects, "get">;
  readonly todoItems: Pick<TodoItems, "listOpen">;
  readonly counterpartyNotes: Pick<CounterpartyNotes, "of">;
}

export interface AboutSummary {
  readonly payable: OrganisationCode;
  readonly exercise: Exercise;
  readonly referenceData: ReferenceData;
  /** The last summary of the exercise, if there was one. */
  readonly before: MismatchSummary | undefined;
  readonly now: Date;
}

/**
 * Gathers where a payable organisation stands in an exercise. Everything is read by its own code: its positions, its ledgers, its to-do items.
 * Positions are read one by one, and none of their lines.
 */
export async function gatherSummary(about: AboutSummary, ports: GatherSummaryPorts): Promise<MismatchSummary> {
  const { payable, exercise, referenceData, before, now } = about;
  const today = ukDay(now.toISOString());
  const named = (code: OrganisationCode) => ({ code, name: referenceData.directory.get(code)?.name ?? code });
  const positions: PositionInSummary[] = [];
  for await (const record of positionsOfPayable(ports.positions, payable, exercise))
    positions.push(await positionInSummary(record, named, ports));
  positions.sort((one, other) => orderOfKind(one.kind) - orderOfKind(other.kind) || compareCodes(one, other));
  const items: TodoItem[] = [];
  for await (const item of ports.todoItems.listOpen(payable)) items.push(item);
  const ledgers = await ledgersOf(payable, ports);
  const notes = await Array.fromAsync(ports.counterpartyNotes.of(payable, exercise.exercise));
  const summary = {
    payable: named(payable),
    exercise: exercise.exercise,
    preparedAt: now.toISOString(),
    ledgers: ledgers.map(({ snapshot }) => ({
      kind: snapshot.kind,
      asAt: snapshot.asAt,
      close: snapshot.close,
      totalPence: snapshot.totalPence,
    })),
    coverage: kindSchema.options
      .filter((kind) => exercise.kinds[kind] !== undefined || positions.some((position) => position.kind === kind))
      .map((kind) => {
        const ledger = ledgers.find(({ snapshot }) => snapshot.kind === ledgerKindOf(kind));
        const { rows, ...coverage } = coverageOf({
          payable,
          exercise,
          kind,
          today,
          directory: referenceData.directory,
          referenceData: referenceData.reconciling,
          ledger: ledger && { asAt: ledger.snapshot.asAt, balances: ledgerBalances(ledger.totals, kind) },
          statements: positions.filter((position) => position.kind === kind).map(standingStatement),
          notTaken: items.flatMap((item) => notTakenBy(item, exercise, referenceData.exercises)),
        });
        const issueOverPence = exercise.kinds[kind]?.issueOverPence;
        return {
          ...coverage,
          ...(issueOverPence === undefined ? {} : { issueOverPence }),
          rows: rows.map(({ counterparty, ...row }) => ({ counterparty: named(counterparty), ...row })),
        };
      }),
    positions,
    deadlines: deadlinesOf(exercise, today),
    waiting: orderItems(
      items.filter((item) => isWaiting(item, today)),
      today,
    ).map(waitingItem),
    ...(notes.length === 0 ? {} : { notes }),
  };
  return before
    ? { ...summary, since: { preparedAt: before.preparedAt, changes: changesSince(before, summary) } }
    : summary;
}

interface LedgerWithTotals {
  readonly snapshot: LedgerSnapshot;
  readonly totals: readonly CounterpartyTotal[];
}

/** The purchase ledgers in force. The report on an upload has its balances, so no line is read. */
async function ledgersOf(payable: OrganisationCode, ports: GatherSummaryPorts): Promise<LedgerWithTotals[]> {
  const found = await Promise.all(
    [...new Set(kindSchema.options.map(ledgerKindOf))].map(async (kind) => {
      const snapshot = await ports.ledgers.current(payable, kind);
      return snapshot ? [{ snapshot, totals: await counterpartyTotals(snapshot, ports.objects) }] : [];
    }),
  );
  return found.flat();
}

function standingStatement({ receivable, statement, stage, pounds }: PositionInSummary): StandingStatement {
  const { askedPence, notAgreedPence, inDisputePence, notReconciledPence } = pounds;
  const isAgreed = [askedPence, notAgreedPence, inDisputePence, notReconciledPence].every((part) => part === 0);
  return {
    receivable: receivable.code,
    totalPence: statement.totalPence,
    progress: stage !== "answered" ? "received" : isAgreed ? "agreed" : "answered",
  };
}

/** A mail whose statement was not taken, if it is for the exercise: as a statement without a date is, by the day on which it came. */
export function notTakenBy(item: TodoItem, { exercise }: Exercise, exercises: readonly Exercise[]): NotTaken[] {
  const { counterparty, position, since } = item;
  if (counterparty === undefined || (item.kind !== "refusal" && item.kind !== "held-statement")) return [];
  const kind = position?.kind ?? item.statementKind;
  const isOf =
    (position?.exercise ?? chooseExercise(exercises, kind ?? "r&p", undefined, ukDay(since)).exercise?.exercise) ===
    exercise;
  return isOf ? [{ receivable: counterparty, kind, became: item.kind === "refusal" ? "refused" : "held" }] : [];
}

function waitingItem({ id, kind, counterparty, pence, since, deadline, what }: TodoItem): WaitingItem {
  return {
    id,
    kind,
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(pence === undefined ? {} : { pence }),
    since,
    ...(deadline === undefined ? {} : { deadline }),
    what,
  };
}

function orderOfKind(kind: Kind): number {
  return kindSchema.options.indexOf(kind);
}

function compareCodes(one: PositionInSummary, other: PositionInSummary): number {
  return one.receivable.code < other.receivable.code ? -1 : 1;
}
