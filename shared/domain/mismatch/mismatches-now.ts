import * as z from "zod";

import { noPence, penceSchema, type Pence } from "../amounts-and-days/pence.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { absolute } from "./compare-forms.ts";
import {
  isDifferent,
  isOverTolerance,
  reportedDifference,
  reportedPairSchema,
  sideOf,
  textOfPair,
  type ReportedPair,
} from "./reported-pair.ts";

/** MIS-05: why a mismatch may stay. An unknown one may not: it is investigated. */
export const acceptedReasons = ["dispute", "ifrs-15", "timing", "capital", "vat", "not-agreed"] as const;

export type AcceptedReason = (typeof acceptedReasons)[number];

/** How a person has closed a mismatch. It is never changed; only that it was reopened is added. */
export const closingSchema = reportedPairSchema.pick({ kind: true, receivable: true, payable: true }).extend({
  /** `corrected`: somebody has booked what was missing. Otherwise the reason for which it is accepted. */
  how: z.enum(["corrected", ...acceptedReasons]),
  /** Which booking, or why it stays. */
  note: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** The report that showed it. */
  report: z.number().int().positive(),
  /** What the report showed. */
  differencePence: penceSchema,
  reopened: z.object({ by: z.string().min(1), at: z.iso.datetime(), note: z.string().min(1) }).optional(),
});

export type Closing = z.infer<typeof closingSchema>;

/** A report of mismatches as it was read: the organisation's own pairs. */
export interface NumberedReport {
  /** From 1, in the order in which they came. */
  readonly number: number;
  readonly pairs: readonly ReportedPair[];
}

/**
 * `open`: somebody has to act. `gone`: a later report no longer shows it. `corrected`, `accepted`: a person has closed it, and no later report
 * contradicts that.
 */
export type MismatchState = "open" | "gone" | "corrected" | "accepted";

export interface MismatchNow {
  /** As the last report that has it shows it. */
  readonly pair: ReportedPair;
  readonly role: "receivable" | "payable";
  readonly counterparty: OrganisationCode;
  readonly state: MismatchState;
  /** MIS-04: whether it has to be cleared. */
  readonly isOver: boolean;
  /** What each report shows, the oldest first; nothing where it is not in one. */
  readonly history: readonly { readonly report: number; readonly differencePence: Pence }[];
  /** The report since which it is what it is now: since which it shows this difference, or is gone. */
  readonly since: number;
  /** How often people have closed it and opened it again. */
  readonly turns: number;
  /** The last closing, also one that a later report or a person has undone. */
  readonly closing?: Closing;
}

/**
 * Where an organisation stands with each mismatch that any report has shown: the newest report decides whether it is still there. A person's
 * closing counts until a later report contradicts it: what was corrected must be gone, and what was accepted must not have changed.
 * What has to be cleared comes first, then the largest.
 */
export function mismatchesNow(
  organisation: OrganisationCode,
  reports: readonly NumberedReport[],
  closings: readonly Closing[],
  tolerancePence: Pence | undefined,
): MismatchNow[] {
  const names = new Map(reports.flatMap(({ pairs }) => pairs.map((pair) => [textOfPair(pair), pair] as const)));
  const byReport = reports.map(({ number, pairs }) => ({
    number,
    pairs: new Map(pairs.map((pair) => [textOfPair(pair), pair])),
  }));
  return Array.from(names, ([name, pair]): MismatchNow | undefined => {
    const side = sideOf(pair, organisation);
    const shown = byReport.map(({ number, pairs }) => ({ number, pair: pairs.get(name) }));
    if (side === undefined || !shown.some(({ pair: each }) => each !== undefined && isDifferent(each)))
      return undefined;
    const own = closings.filter((each) => textOfPair(each) === name);
    const closing = own.at(-1);
    const newest = shown.at(-1);
    const last = newest?.pair;
    const isThere = last !== undefined && isDifferent(last);
    const state = !isThere ? "gone" : standingOf(closing, last, newest?.number ?? 0);
    return {
      pair,
      ...side,
      state,
      isOver: isThere && isOverTolerance(last, tolerancePence),
      history: shown.map(({ number, pair: each }) => ({
        report: number,
        differencePence: each === undefined ? noPence : reportedDifference(each),
      })),
      since: sinceOf(shown),
      turns: own.length + own.filter(({ reopened }) => reopened !== undefined).length,
      ...(closing === undefined ? {} : { closing }),
    };
  })
    .filter((each) => each !== undefined)
    .sort(
      (one, other) =>
        Number(other.state === "open") - Number(one.state === "open") ||
        Number(other.isOver) - Number(one.isOver) ||
        absolute(reportedDifference(other.pair)) - absolute(reportedDifference(one.pair)) ||
        (textOfPair(one.pair) < textOfPair(other.pair) ? -1 : 1),
    );
}

/**
 * What a closing is worth against the newest report. What was corrected has to be gone from the next one. What was accepted stays so while the
 * figure is the one that was accepted.
 */
function standingOf(closing: Closing | undefined, newest: ReportedPair, report: number): MismatchState {
  if (closing === undefined || closing.reopened !== undefined) return "open";
  const isCorrected = closing.how === "corrected";
  if (closing.report === report) return isCorrected ? "corrected" : "accepted";
  return !isCorrected && closing.differencePence === reportedDifference(newest) ? "accepted" : "open";
}

/** The first report of the last run of reports that show the same difference. */
function sinceOf(shown: readonly { readonly number: number; readonly pair: ReportedPair | undefined }[]): number {
  let since = 0;
  let before: Pence | undefined;
  for (const { number, pair } of shown) {
    const difference = pair !== undefined && isDifferent(pair) ? reportedDifference(pair) : undefined;
    if (difference !== before) since = number;
    before = difference;
  }
  return since;
}
