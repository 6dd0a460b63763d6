import { onUkClock } from "../amounts-and-days/uk-clock.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import type { Kind } from "../exercise/exercise.ts";
import type { Round, RoundDue } from "../form/rounds.ts";
import { absolute } from "../mismatch/compare-forms.ts";
import { reportedDifference, sideOf, type ReportedPair } from "../mismatch/reported-pair.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";

/** A report of mismatches, and when it was taken. */
export interface DatedReport {
  /** ISO instant. */
  readonly at: string;
  readonly pairs: readonly ReportedPair[];
}

/** Which pair, seen from the organisation whose scorecard it is. */
export interface PairSide {
  readonly counterparty: OrganisationCode;
  readonly kind: Kind;
  /** What the organisation is in the pair. */
  readonly role: "receivable" | "payable";
}

/** `no-report`: no report of the kind came in the round. `not-shown`: one came, and it does not show the pair. */
export type RoundMismatch =
  { readonly is: "shown"; readonly pence: Pence } | { readonly is: "not-shown" | "no-report" };

/**
 * The report that says how the forms of each round compare: the last that came after the round's time and before the next round's. A report
 * need not be of both kinds, so each kind has its own.
 */
export function reportsByRound(
  rounds: readonly RoundDue[],
  reports: readonly DatedReport[],
  kind: Kind,
): ReadonlyMap<Round, DatedReport> {
  const ofKind = reports.filter(({ pairs }) => pairs.some((pair) => pair.kind === kind));
  return new Map(
    rounds.flatMap(({ round, by }, index): [Round, DatedReport][] => {
      const next = rounds[index + 1]?.by;
      const inRound = ofKind.filter(({ at }) => {
        const ukNow = onUkClock(at);
        return ukNow.slice(0, by.length) >= by && (next === undefined || ukNow.slice(0, next.length) < next);
      });
      const last = inRound.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
      return last === undefined ? [] : [[round, last]];
    }),
  );
}

/** What a report says of one pair: the difference, whoever causes it. */
export function mismatchIn(
  report: DatedReport | undefined,
  { counterparty, kind, role }: PairSide,
  organisation: OrganisationCode,
): RoundMismatch {
  if (report === undefined) return { is: "no-report" };
  const pair = report.pairs.find((each) => {
    const side = sideOf(each, organisation);
    return each.kind === kind && side?.counterparty === counterparty && side.role === role;
  });
  return pair === undefined ? { is: "not-shown" } : { is: "shown", pence: absolute(reportedDifference(pair)) };
}
