import { calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import { lastDayOf, type Kind } from "../exercise/exercise.ts";
import { reconcileReferenceData2022To23 } from "../reference/reconcile-reference-data-2022-23.ts";
import { markOf, prefixesOfIssuer, type Mark } from "../reference/issuer-prefixes.ts";
import { sharesLedgerOfCore } from "../reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { postingYearsOf, type PostingYear } from "../ledger/posting-years.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { documentOf } from "./claimed-lines.ts";
import { financialYearOf } from "./day-number.ts";
import { naturesOfPair } from "./natures-of-pair.ts";
import { notTakingPart } from "./judge/not-taking-part.ts";
import { natureWordsOf, type NatureWordsOf } from "./words/nature-words.ts";
import { normaliseReference } from "./references/normalise-reference.ts";
import type { ReconcileInput } from "./reconcile-input.ts";

interface Year {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What is the same for every line of one reconciliation. */
export interface Setting {
  readonly kind: Kind;
  readonly receivable: OrganisationCode;
  /** The date of the statement, or else the cut-off of the exercise. */
  readonly asAt: CalendarDate | undefined;
  readonly cutOff: CalendarDate | undefined;
  /** Payments to this day are on the statement, although it is as at an earlier one; a later one needs the receiver's agreement (EXR-05). */
  readonly lastPayments: CalendarDate | undefined;
  /** The financial year of the exercise; for income and expenditure without an exercise, that of the statement's date. */
  readonly year: Year | undefined;
  /** The last day of the quarter: a later document of a newer ledger is no part of the exercise. */
  readonly periodEnd: CalendarDate | undefined;
  /** The financial year in which the ledger has each of its lines (REC-09). */
  readonly postingYear: PostingYear;
  /** A single amount over this would have to be agreed by itself; undefined without a threshold. */
  readonly significantPence: Pence | undefined;
  /** Whether the exercise closes the year: what was not invoiced by its cut-off is accrued. */
  readonly isLastQuarter: boolean;
  readonly agreeAwaitingApproval: boolean;
  readonly accrueAwaitingApproval: boolean;
  readonly hasLedger: boolean;
  readonly referenceData: ReconcileReferenceData;
  /** The natures of lines in the reference data that apply to this position. */
  readonly natures: ReconcileReferenceData["natures"];
  readonly natureWordsOf: NatureWordsOf;
  /**
   * Whether a ledger line is this pair's own: one that only the ledger has is then told and counted here. A line of the ledger that
   * NHS England's bodies share belongs to its core, unless the statement of another of them has claimed it.
   */
  readonly isOwnLedgerLine: (ledger: LedgerLine) => boolean;
  /** ORG-01: the body of NHS England whose statement has claimed a ledger line already, if one has. */
  readonly claimantOf: (ledger: LedgerLine) => OrganisationCode | undefined;
  /** What the number of an invoice of the receivable organisation marks, if that says whose it is (ORG-05). */
  readonly markOf: (invoiceNumber: string) => Mark | undefined;
  /** Whether nothing of this pair is in the agreement of balances, because one of the two does not take part (ORG-06). */
  readonly isOutsidePair: boolean;
  /** Whether the payable organisation is one of NHS England's (REC-16). */
  readonly isSubEntity: boolean;
}

export function settingOf(input: ReconcileInput): Setting {
  const referenceData = input.referenceData ?? reconcileReferenceData2022To23;
  const asAt = input.statement.asAt ?? input.exercise?.cutOff;
  const { receivable } = input.position;
  const claimantOf = claimantsOf(input);
  const issuer = { code: receivable, name: input.directory.get(receivable)?.name ?? "" };
  const prefixes = prefixesOfIssuer(referenceData.invoicePrefixes, issuer, asAt);
  const whyNot = notTakingPart(input, asAt);
  const sharesLedger = sharesLedgerOfCore(referenceData.subEntities, receivable);
  const natures = naturesOfPair(input, referenceData);
  return {
    kind: input.position.kind,
    receivable,
    asAt,
    cutOff: input.exercise?.cutOff,
    lastPayments: input.exercise?.lastPayments,
    year: input.exercise?.financialYear ?? yearWithoutExercise(input),
    periodEnd: input.exercise === undefined ? undefined : lastDayOf(input.exercise),
    postingYear: postingYearsOf(input.ledger?.lines ?? [], input.ledger?.asAt),
    significantPence: input.exercise?.kinds["r&p"]?.agreeOverPence,
    isLastQuarter: input.exercise?.month === 12,
    agreeAwaitingApproval: input.policy.agreeAwaitingApproval,
    accrueAwaitingApproval: input.policy.accrueAwaitingApproval ?? true,
    hasLedger: input.ledger !== undefined,
    referenceData,
    natures,
    natureWordsOf: natureWordsOf(natures),
    isOwnLedgerLine: (ledger) =>
      claimantOf(ledger) === undefined && (!sharesLedger || ledger.counterparty === receivable),
    claimantOf,
    markOf: (number) => (prefixes.length === 0 ? undefined : markOf(prefixes, normaliseReference(number))),
    isOutsidePair: whyNot !== undefined && whyNot.parent === undefined,
    isSubEntity: referenceData.subEntities.bodies.some(
      (body) =>
        body.code === input.position.payable &&
        (asAt === undefined ||
          ((body.from === undefined || body.from <= asAt) && (body.to === undefined || asAt <= body.to))),
    ),
  };
}

/** ORG-01: by which body's statement each ledger line is claimed, if by one. */
function claimantsOf({ claimedElsewhere = [] }: ReconcileInput): Setting["claimantOf"] {
  if (claimedElsewhere.length === 0) return () => undefined;
  const claimants = new Map(claimedElsewhere.map((claimed) => [documentOf(claimed), claimed.receivable]));
  return (ledger) => claimants.get(documentOf(ledger));
}

/** REC-09: expenditure belongs to one financial year, also if two files are compared outside any exercise. */
function yearWithoutExercise({ position, statement, ledger }: ReconcileInput): Year | undefined {
  const asAt = statement.asAt ?? ledger?.asAt;
  if (position.kind !== "i&e" || asAt === undefined) return undefined;
  const from = financialYearOf(asAt);
  return { from: calendarDate(`${String(from)}-04-01`), to: calendarDate(`${String(from + 1)}-03-31`) };
}
