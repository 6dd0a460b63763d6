import { addDays, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { isOfQuarter, type Exercise, type Kind, type KindRules } from "../exercise/exercise.ts";
import { isLeftOut } from "../form/sector.ts";
import type { LedgerBalance } from "../ledger/ledger-balances.ts";
import type { Directory } from "../organisation/organisation.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { notTakingPart } from "../reconcile/judge/not-taking-part.ts";
import { sharesLedgerOfCore } from "../reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";

/** A statement that stands, and how far it has got. */
export interface StandingStatement {
  readonly receivable: OrganisationCode;
  readonly totalPence: Pence;
  /** `agreed`: answered, and every penny of it agreed. */
  readonly progress: "received" | "answered" | "agreed";
}

/** A mail with a statement that was not taken, and none has come since that was. */
export interface NotTaken {
  readonly receivable: OrganisationCode;
  /** Absent if the mail does not say of which kind its statement is: it counts for each. */
  readonly kind?: Kind | undefined;
  /** `held`: it waits until its sender confirms it. */
  readonly became: "refused" | "held";
}

export interface CoverageInput {
  readonly payable: OrganisationCode;
  readonly exercise: Exercise;
  readonly kind: Kind;
  readonly today: CalendarDate;
  readonly directory: Directory;
  readonly referenceData: ReconcileReferenceData;
  /** The ledger in force that statements of the kind are compared with; absent if there is none. */
  readonly ledger: { readonly asAt: CalendarDate; readonly balances: readonly LedgerBalance[] } | undefined;
  /** Those of the payable organisation, the exercise and the kind. */
  readonly statements: readonly StandingStatement[];
  readonly notTaken: readonly NotTaken[];
}

/**
 * What the expectations rest on. Without a ledger of the exercise's own quarter, or without a threshold, nobody is known to owe a
 * statement (EXR-02). `not-in-exercise`: the exercise takes no statements of the kind (EXR-01).
 */
export type CoverageBasis = "ledger" | "no-ledger" | "ledger-of-another-quarter" | "no-threshold" | "not-in-exercise";

/** Why a statement is expected, or is not (REC-18, EXR-01, EXR-02, EXR-03, ORG-06, ORG-17). */
export type Expectation = "over-threshold" | "not-over-threshold" | "no-balance" | "not-taking-part" | "unknown";

/**
 * `missing`: the day has passed on which the receivable organisation had to send it. `not-due`: it is expected, and that day has not passed (EXR-06).
 * `none-needed`: none is expected, and none came.
 */
export type CoverageState =
  "agreed" | "answered" | "received" | "held" | "refused" | "missing" | "not-due" | "none-needed";

/** How it stands with the statement of one organisation. */
export interface CoverageRow {
  /** As the ledger has it: all of NHS England's bodies are one row, under the core (ORG-01). */
  readonly counterparty: OrganisationCode;
  /** Nil if the ledger has nothing with it. */
  readonly balancePence: Pence;
  readonly expectation: Expectation;
  readonly state: CoverageState;
  /** The sum of its statements; absent if none stands. */
  readonly statementPence?: Pence;
}

/** From whom a payable organisation's ledger expects a statement of a kind, and what came of it. */
export interface Coverage {
  readonly kind: Kind;
  readonly basis: CoverageBasis;
  /** The first day on which a missing statement may be asked for; absent if the exercise takes none of the kind. */
  readonly askFrom?: CalendarDate;
  /** By code. */
  readonly rows: readonly CoverageRow[];
}

/**
 * Compares the ledger's balances with the statements that came (REC-18, OVS-02). A statement is expected from each organisation with which
 * the balance is over the issuing threshold, whatever its sign (REC-14), unless one of the two does not take part.
 */
export function coverageOf(input: CoverageInput): Coverage {
  const { kind, exercise } = input;
  const rules = exercise.kinds[kind];
  const basis = basisOf(input);
  return {
    kind,
    basis,
    ...(rules && { askFrom: askFromOf(rules) }),
    rows: [...factsByCounterparty(input)]
      .map(([counterparty, facts]) => rowOf(input, basis, counterparty, facts))
      .sort((one, other) => (one.counterparty < other.counterparty ? -1 : 1)),
  };
}

/** EXR-06: the first day on which a missing statement may be asked for. It is never the last day for sending it, or before. */
export function askFromOf({ statementsBy, askFrom }: Pick<KindRules, "statementsBy" | "askFrom">): CalendarDate {
  const dayAfter = addDays(statementsBy, 1);
  return askFrom !== undefined && askFrom > dayAfter ? askFrom : dayAfter;
}

/** The organisations whose statement is missing on this day, those with the largest balance first. */
export function missingStatements({ rows }: Coverage): readonly CoverageRow[] {
  return rows
    .filter(({ state }) => state === "missing")
    .sort((one, other) => Math.abs(other.balancePence) - Math.abs(one.balancePence));
}

interface Facts {
  balancePence: Pence;
  readonly statements: StandingStatement[];
  readonly notTaken: NotTaken[];
}

function factsByCounterparty({
  kind,
  referenceData,
  ledger,
  statements,
  notTaken,
}: CoverageInput): ReadonlyMap<OrganisationCode, Facts> {
  const byCounterparty = new Map<OrganisationCode, Facts>();
  const { subEntities } = referenceData;
  const factsOf = (code: OrganisationCode): Facts => {
    const counterparty = sharesLedgerOfCore(subEntities, code) ? subEntities.core : code;
    const facts = byCounterparty.get(counterparty) ?? { balancePence: noPence, statements: [], notTaken: [] };
    byCounterparty.set(counterparty, facts);
    return facts;
  };
  for (const { counterparty, pence } of ledger?.balances ?? []) {
    const facts = factsOf(counterparty);
    facts.balancePence = sumPence([facts.balancePence, pence]);
  }
  for (const statement of statements) factsOf(statement.receivable).statements.push(statement);
  for (const mail of notTaken)
    if (mail.kind === undefined || mail.kind === kind) factsOf(mail.receivable).notTaken.push(mail);
  return byCounterparty;
}

function rowOf(
  input: CoverageInput,
  basis: CoverageBasis,
  counterparty: OrganisationCode,
  { balancePence, statements, notTaken }: Facts,
): CoverageRow {
  const expectation = expectationOf(input, basis, counterparty, balancePence);
  const came = stateOfCame(statements, notTaken);
  return {
    counterparty,
    balancePence,
    expectation,
    state: came ?? (expectation === "over-threshold" ? stateOfNothing(input) : "none-needed"),
    ...(statements.length === 0 ? {} : { statementPence: sumPence(statements.map(({ totalPence }) => totalPence)) }),
  };
}

function basisOf({ exercise, kind, ledger }: CoverageInput): CoverageBasis {
  const rules = exercise.kinds[kind];
  if (!rules) return "not-in-exercise";
  if (!ledger) return "no-ledger";
  if (!isOfQuarter(exercise, ledger.asAt)) return "ledger-of-another-quarter";
  return rules.issueOverPence === undefined ? "no-threshold" : "ledger";
}

function expectationOf(
  { payable, exercise, kind, directory, referenceData }: CoverageInput,
  basis: CoverageBasis,
  receivable: OrganisationCode,
  balance: Pence,
): Expectation {
  const issueOver = exercise.kinds[kind]?.issueOverPence;
  if (basis !== "ledger" || issueOver === undefined) return "unknown";
  if (
    notTakingPart({ position: { payable, receivable }, directory, referenceData }, exercise.cutOff) ||
    [payable, receivable].some((code) => isLeftOut(exercise, directory.get(code)))
  )
    return "not-taking-part";
  if (balance === noPence) return "no-balance";
  return Math.abs(balance) > issueOver ? "over-threshold" : "not-over-threshold";
}

const PROGRESS = ["received", "answered", "agreed"] as const;

/** Several bodies of NHS England have got as far as the one that is behind. */
function stateOfCame(statements: readonly StandingStatement[], notTaken: readonly NotTaken[]) {
  if (statements.length > 0) return PROGRESS.find((each) => statements.some(({ progress }) => progress === each));
  return (["held", "refused"] as const).find((each) => notTaken.some(({ became }) => became === each));
}

function stateOfNothing({ exercise, kind, today }: CoverageInput): CoverageState {
  const rules = exercise.kinds[kind];
  return rules && today >= askFromOf(rules) ? "missing" : "not-due";
}
