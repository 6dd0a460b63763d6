import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Exercise, Kind } from "../../domain/exercise/exercise.ts";
import { ledgerBalances } from "../../domain/ledger/ledger-balances.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { coverageOf, type Coverage, type NotTaken, type StandingStatement } from "../../domain/timetable/coverage.ts";
import { counterpartyTotals } from "../ledger/counterparty-totals.ts";
import { notTakenBy } from "../mismatch-summary/gather-summary.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { TodoItems } from "../todo/todo-items.ts";

export interface GatherCoveragePorts {
  readonly positions: Positions;
  readonly todoItems: Pick<TodoItems, "listOpen">;
  readonly objects: Pick<JsonObjects, "get">;
}

export interface AboutCoverage {
  readonly payable: OrganisationCode;
  readonly exercise: Exercise;
  readonly kind: Kind;
  /** The ledger in force that statements of the kind are compared with. */
  readonly ledger: LedgerSnapshot | undefined;
  readonly referenceData: ReferenceData;
  readonly today: CalendarDate;
}

/** Gathers from whom statements of a kind are expected, and which have come (REC-18). No line is read, of a statement or of a ledger. */
export async function gatherCoverage(
  { payable, exercise, kind, ledger, referenceData, today }: AboutCoverage,
  ports: GatherCoveragePorts,
): Promise<Coverage> {
  const totals = ledger ? await counterpartyTotals(ledger, ports.objects) : [];
  const statements: StandingStatement[] = [];
  for await (const position of positionsOfPayable(ports.positions, payable, { exercise: exercise.exercise, kind })) {
    const { key, current, reconciled, answer } = position;
    const isAnswered = answer?.mailId === current.mailId && reconciled?.mailId === current.mailId;
    const isAgreed = isAnswered && reconciled.totals.agreedPence === current.totalPence;
    statements.push({
      receivable: key.receivable,
      totalPence: current.totalPence,
      progress: isAgreed ? "agreed" : isAnswered ? "answered" : "received",
    });
  }
  const notTaken: NotTaken[] = [];
  for (const waits of ["refusal", "held-statement"] as const)
    for await (const item of ports.todoItems.listOpen({ payable, kind: waits }))
      notTaken.push(...notTakenBy(item, exercise, referenceData.exercises));
  return coverageOf({
    payable,
    exercise,
    kind,
    today,
    directory: referenceData.directory,
    referenceData: referenceData.reconciling,
    ledger: ledger && { asAt: ledger.asAt, balances: ledgerBalances(totals, kind) },
    statements,
    notTaken,
  });
}
