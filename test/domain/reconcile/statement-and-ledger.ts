import { wordsOfWanted } from "../../../shared/domain/reconcile/words/wanted-words.ts";
import { calendarDate, type CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Decision } from "../../../shared/domain/position/decision.ts";
import { exerciseSchema, type Exercise, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import { ledgerLineSchema, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { type Organisation, directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import type { LineOutcome, Outcome } from "../../../shared/domain/position/outcome.ts";
import { pence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Policy } from "../../../shared/domain/organisation/policy.ts";
import type { ReconcileInput } from "../../../shared/domain/reconcile/reconcile-input.ts";
import { reconcile } from "../../../shared/domain/reconcile/reconcile.ts";
import type { ReconcileReferenceData } from "../../../shared/domain/reference/reconcile-reference-data.ts";
import { statementLineSchema, type StatementLine } from "../../../shared/domain/statement/statement-line.ts";

/** A statement line with its amounts in pounds; `on: null` is a line without a date. */
export interface Claim {
  readonly number: string;
  readonly pounds: number;
  readonly type?: StatementLine["type"];
  readonly on?: string | null;
  readonly total?: number;
  readonly order?: string;
  readonly references?: readonly string[];
  readonly description?: string;
  readonly account?: string;
  readonly subsidiary?: string;
  readonly predecessor?: string;
  readonly capital?: boolean;
  readonly futurePeriod?: boolean;
  /** What an accrual states. */
  readonly accrual?: StatementLine["accrual"];
}

/** A ledger line with its amounts in pounds; `on: null` is a line without a date. */
export interface Booking {
  readonly number: string;
  readonly pounds: number;
  readonly entry?: LedgerLine["entry"];
  readonly status?: LedgerLine["status"];
  readonly on?: string | null;
  readonly gross?: number;
  readonly order?: string;
  readonly disputed?: number;
  readonly disputeReference?: string;
  readonly paidOn?: string;
  readonly paymentReference?: string;
  readonly capital?: boolean;
  readonly futurePeriod?: boolean;
  readonly description?: string;
  readonly supplier?: string;
  readonly supplierCode?: string;
  readonly counterparty?: string;
  readonly postedOn?: string;
  readonly period?: string;
}

/** A statement that Northfold (ZB2) sends to Eastmere (ZA1), and Eastmere's ledger. Month 12 by default. */
export interface Case {
  readonly statement: readonly Claim[];
  /** `null`: no ledger was uploaded. */
  readonly ledger: readonly Booking[] | null;
  readonly kind?: Kind;
  readonly payable?: string;
  readonly receivable?: string;
  readonly asAt?: string | null;
  readonly exercise?: Exercise | null;
  readonly policy?: Policy;
  readonly directory?: readonly Organisation[];
  readonly decisions?: readonly Decision[];
  readonly referenceData?: ReconcileReferenceData;
  /** Ledger lines of the usual day that another body's statement has claimed. */
  readonly claimedElsewhere?: readonly {
    readonly receivable: string;
    readonly number: string;
    readonly pounds: number;
  }[];
  readonly ledgerAsAt?: string;
  readonly disputedElsewhere?: readonly { readonly kind: Kind; readonly pounds: number }[];
}

export function claim(number: string, pounds: number, more: Partial<Claim> = {}): Claim {
  return { number, pounds, ...more };
}

export function creditNote(number: string, pounds: number, more: Partial<Claim> = {}): Claim {
  return { number, pounds, type: "credit-note", ...more };
}

export function cash(number: string, pounds: number, more: Partial<Claim> = {}): Claim {
  return { number, pounds, type: "payment", ...more };
}

export function accrual(number: string, pounds: number, more: Partial<Claim> = {}): Claim {
  return { number, pounds, type: "accrual", ...more };
}

export function booked(number: string, pounds: number, more: Partial<Booking> = {}): Booking {
  return { number, pounds, ...more };
}

export function bookedCredit(number: string, pounds: number, more: Partial<Booking> = {}): Booking {
  return { number, pounds, entry: "credit-note", ...more };
}

export function accrued(number: string, pounds: number, more: Partial<Booking> = {}): Booking {
  return { number, pounds, entry: "accrual", ...more };
}

export function reconcileCase(one: Case): Outcome {
  return reconcile(inputOf(one));
}

const DAY = "2023-03-01";
const pounds = (amount: number): Pence => pence(Math.round(amount * 100));
const dated = (on: string | null | undefined): { invoiceDate?: CalendarDate } =>
  on === null ? {} : { invoiceDate: calendarDate(on ?? DAY) };

export const eastmere: Organisation = {
  code: organisationCode("ZA1"),
  name: "Eastmere University Hospitals NHS FT",
  type: "trust",
};
export const northfold: Organisation = {
  code: organisationCode("ZB2"),
  name: "Northfold Community Health NHS Trust",
  type: "trust",
};
/** A subsidiary of Northfold: its trade is on Northfold's statements. */
export const northfoldFacilities: Organisation = {
  code: organisationCode("ZB2F"),
  name: "Northfold Facilities Limited",
  type: "company",
  parent: northfold.code,
};

/** The fourth quarter of 2022-23 with its own thresholds. */
export const monthTwelve: Exercise = exerciseSchema.parse({
  exercise: "2022-23-Q4",
  financialYear: { from: "2022-04-01", to: "2023-03-31" },
  month: 12,
  cutOff: "2023-03-23",
  kinds: {
    "r&p": rules(2_500, 300_000, "required"),
    "i&e": rules(2_000_000, 3_000_000, "required"),
    accruals: rules(0, undefined, "voluntary"),
  },
});

export function rules(issueOver: number, agreeOver: number | undefined, agreement: "required" | "voluntary"): unknown {
  return {
    issueOverPence: pounds(issueOver),
    ...(agreeOver === undefined ? {} : { agreeOverPence: pounds(agreeOver) }),
    agreement,
    statementsBy: "2023-03-29",
    agreeBy: "2023-04-11",
  };
}

export function inputOf(one: Case): ReconcileInput {
  const exercise = one.exercise === null ? undefined : (one.exercise ?? monthTwelve);
  const asAt = one.asAt === null ? undefined : calendarDate(one.asAt ?? "2023-03-23");
  const receivable = organisationCode(one.receivable ?? "ZB2");
  return {
    position: {
      payable: organisationCode(one.payable ?? "ZA1"),
      receivable,
      exercise: monthTwelve.exercise,
      kind: one.kind ?? "r&p",
    },
    exercise,
    statement: { asAt, lines: one.statement.map((line, index) => statementLine(line, index)) },
    ledger:
      one.ledger === null
        ? undefined
        : {
            asAt: calendarDate(one.ledgerAsAt ?? "2023-03-31"),
            close: "hard",
            lines: one.ledger.map((line, index) => ledgerLine(line, index, receivable)),
          },
    policy: one.policy ?? { agreeAwaitingApproval: false },
    directory: directoryOf(one.directory ?? [eastmere, northfold]),
    decisions: one.decisions ?? [],
    ...(one.referenceData === undefined ? {} : { referenceData: one.referenceData }),
    ...(one.claimedElsewhere === undefined
      ? {}
      : {
          claimedElsewhere: one.claimedElsewhere.map((claimed) => ({
            receivable: organisationCode(claimed.receivable),
            invoiceNumber: claimed.number,
            invoiceDate: calendarDate(DAY),
            outstandingPence: pounds(claimed.pounds),
          })),
        }),
    ...(one.disputedElsewhere === undefined
      ? {}
      : {
          disputedElsewhere: one.disputedElsewhere.map((other) => ({
            kind: other.kind,
            disputedPence: pounds(other.pounds),
          })),
        }),
  };
}

function statementLine(line: Claim, index: number): StatementLine {
  return statementLineSchema.parse({
    line: index + 1,
    sheet: "Statement",
    row: index + 9,
    type: line.type ?? "invoice",
    invoiceNumber: line.number,
    outstandingPence: pounds(line.pounds),
    ...dated(line.on),
    ...given("totalPence", line.total === undefined ? undefined : pounds(line.total)),
    ...given("purchaseOrder", line.order),
    ...given("references", line.references),
    ...given("description", line.description),
    ...given("account", line.account),
    ...given("subsidiary", line.subsidiary),
    ...given("predecessor", line.predecessor),
    ...given("capital", line.capital),
    ...given("futurePeriod", line.futurePeriod),
    ...given("accrual", line.accrual),
  });
}

function ledgerLine(line: Booking, index: number, counterparty: string): LedgerLine {
  return ledgerLineSchema.parse({
    row: index + 2,
    counterparty: line.counterparty ?? counterparty,
    supplierCode: line.supplierCode ?? "S100",
    supplierName: line.supplier ?? northfold.name,
    entry: line.entry ?? "invoice",
    invoiceNumber: line.number,
    outstandingPence: pounds(line.pounds),
    status: line.status ?? "approved",
    disputedPence: pounds(line.disputed ?? 0),
    capital: line.capital ?? false,
    futurePeriod: line.futurePeriod ?? false,
    ...dated(line.on),
    ...given("grossPence", line.gross === undefined ? undefined : pounds(line.gross)),
    ...given("purchaseOrder", line.order),
    ...given("disputeReference", line.disputeReference),
    ...given("paidDate", line.paidOn),
    ...given("paymentReference", line.paymentReference),
    ...given("description", line.description),
    ...given("postingDate", line.postedOn),
    ...given("postingPeriod", line.period),
  });
}

function given(field: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [field]: value };
}

/** The answer to the nth line of the statement, from 1. */
export function answerTo(outcome: Outcome, line: number): LineOutcome {
  const found = outcome.lines.find((one) => one.line === line);
  if (found === undefined) throw new Error(`line ${String(line)} has no answer`);
  return found;
}

/** Reason and amounts of every line: `above-ledger: 20000 agreed, 10000 not agreed`, in pounds. */
export function verdicts(outcome: Outcome): string[] {
  return outcome.lines.map((line) => {
    const parts = [
      [line.agreedPence, "agreed"],
      [line.notAgreedPence, "not agreed"],
      [line.disputedPence, "in dispute"],
    ] as const;
    const nonZero = parts
      .filter(([amount]) => amount !== 0)
      .map(([amount, words]) => `${String(amount / 100)} ${words}`);
    return `${line.reason}: ${nonZero.length === 0 ? "nothing" : nonZero.join(", ")}`;
  });
}

/** The columns of the collection form in pounds: `70000 + 0 accrued - 0 adjusted - 5000 disputed = 65000`. */
export function columns(outcome: Outcome): string {
  const plus = (amount: number): string => `${amount < 0 ? "-" : "+"} ${String(Math.abs(amount) / 100)}`;
  return `${String(outcome.notifiedPence / 100)} ${plus(outcome.accruedPence)} accrued ${plus(outcome.adjustedPence)} adjusted ${plus(outcome.disputedPence)} disputed = ${String(outcome.totalPence / 100)}`;
}

/** The parts of the adjusted column: `on-ledger-only 500`. */
export function adjustments(outcome: Outcome): string[] {
  return outcome.adjustments.map((one) => `${one.reason} ${String(one.pence / 100)}`);
}

/** What the ledger has and the statement does not: `2002 on-ledger-only 500`. */
export function ledgerOnly(outcome: Outcome): string[] {
  return outcome.ledgerOnly.map((one) => `${one.invoiceNumber} ${one.reason} ${String(one.outstandingPence / 100)}`);
}

/** How the ledger lines behind an answer were found, and what of each is used: `exact 1001 500`. */
export function evidence(outcome: Outcome, line: number): string[] {
  return answerTo(outcome, line).evidence.map(
    (one) => `${one.match} ${one.invoiceNumber} ${String(one.usedPence / 100)}`,
  );
}

/** What is wanted of the receivable organisation about a line, as its reply says it; empty if nothing is. */
export function wantedWords(line: Pick<LineOutcome, "wanted"> | undefined): string {
  return line?.wanted === undefined ? "" : wordsOfWanted(line.wanted);
}

/** All sentences about the lines, each followed by what is wanted, and about what only the ledger has. */
export function sentences(outcome: Outcome): string {
  const lines = outcome.lines.map((line) =>
    line.wanted === undefined ? line.why : `${line.why}\n  → ${wantedWords(line)}`,
  );
  return [...lines, ...outcome.ledgerOnly.map(({ why }) => why)].join("\n");
}
