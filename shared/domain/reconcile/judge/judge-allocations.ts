import { pence } from "../../amounts-and-days/pence.ts";
import type { Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import { faceOf } from "../matching/amounts.ts";
import type { Setting } from "../setting.ts";
import {
  describePayment,
  describeStatus,
  describeSupport,
  joinAmounts,
  joinWords,
  nameLedgerLine,
  nameStatementLine,
  pounds,
} from "../words/name-lines.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { helpToApprove } from "./judge-open.ts";
import { accruesWhileAwaiting } from "./ledger-remainder.ts";
import { outsidePeriod, type OutsidePeriod } from "./period.ts";
import type { Verdict } from "./verdict.ts";

/** A part of a ledger line that is allocated to the claim. */
export interface Part {
  readonly ledger: LedgerLine;
  /** How much of a claim the whole ledger line can support, in pence. */
  readonly support: number;
  /** How much of it is allocated here. */
  readonly pence: number;
  readonly disputedPence: number;
}

/** What is decided about an amount within a claim. */
type Treatment =
  | "agreed"
  | "in principle"
  | "disputed"
  | "accrued"
  | "awaiting"
  | "on hold"
  | "future"
  | OutsidePeriod["reason"]
  | "missing";

/** The words for each treatment, in the order in which the answer lists them. */
const wordsOfTreatments: readonly (readonly [treatment: Treatment, words: string])[] = [
  ["agreed", "is agreed"],
  ["in principle", "is agreed in principle (our policy for items that wait for approval)"],
  ["disputed", "is in formal dispute"],
  ["accrued", "awaits approval (accrued, not agreed yet)"],
  ["awaiting", "awaits approval and is not agreed yet"],
  ["on hold", "is on hold and not agreed"],
  ["future", "is for a future period and adjusted out by both of us"],
  ["earlier-year", "is in an earlier financial year and not agreed"],
  ["later-year", "is in a later financial year and not agreed"],
  ["after-cut-off", "is after the agreement period and not agreed"],
  ["missing", "is above what is open and not agreed"],
];

/** The reason of the line is that of the first treatment in this list that has an amount. */
const reasonsByWeight: readonly (readonly [treatment: Treatment, reason: ReasonCode])[] = [
  ["disputed", "in-dispute"],
  ["missing", "above-ledger"],
  ["earlier-year", "earlier-year"],
  ["later-year", "later-year"],
  ["after-cut-off", "after-cut-off"],
  ["on hold", "on-hold"],
  ["accrued", "awaiting-approval"],
  ["awaiting", "awaiting-approval"],
  ["future", "future-period"],
  ["in principle", "agreed-in-principle"],
];

/** The verdict on a line to which several ledger lines, or a part of one, are allocated. */
export function judgeAllocations(setting: Setting, line: StatementLine, parts: readonly Part[]): Verdict {
  const amounts = new Map<Treatment, number>();
  const add = (treatment: Treatment, pence: number): void => {
    if (pence !== 0) amounts.set(treatment, (amounts.get(treatment) ?? 0) + pence);
  };
  let missing: number = line.outstandingPence;
  let capital = 0;
  for (const part of parts) {
    const open = part.pence - part.disputedPence;
    add("disputed", part.disputedPence);
    add(treatmentOf(setting, line, part.ledger), open);
    if (part.ledger.capital && isAgreed(setting, line, part.ledger)) capital += open;
    missing -= part.pence;
  }
  add("missing", missing);
  const treatments = joinAmounts(wordsOfTreatments.map(([treatment, words]) => [amounts.get(treatment) ?? 0, words]));
  const asCapital =
    capital === 0
      ? ""
      : `; ${pounds(capital)} of it we treat as capital and adjust out on our side, which may leave a mismatch that cannot be avoided`;
  const reasonsFound = reasonsByWeight.filter(([treatment]) => amounts.has(treatment)).map(([, reason]) => reason);
  const adjustedUnder = reasonsFound.find((reason) => reason !== "in-dispute");
  return {
    agreed: (amounts.get("agreed") ?? 0) + (amounts.get("in principle") ?? 0),
    disputed: amounts.get("disputed") ?? 0,
    awaiting: amounts.get("accrued") ?? 0,
    reason: reasonsFound[0] ?? "agreed",
    ...(adjustedUnder === undefined ? {} : { adjustedUnder }),
    why: `For ${nameStatementLine(line)} our ledger has ${describeParts(setting, parts)}: ${treatments}${asCapital}.`,
    wanted: wantedFor(line, parts, amounts),
  };
}

/** Whether the undisputed part of a ledger line that is allocated to a claim is agreed. */
export function isAgreed(setting: Setting, line: StatementLine, ledger: LedgerLine): boolean {
  const treatment = treatmentOf(setting, line, ledger);
  return treatment === "agreed" || treatment === "in principle";
}

function treatmentOf(setting: Setting, line: StatementLine, ledger: LedgerLine): Treatment {
  const outside = outsidePeriod(setting, line, ledger);
  if (outside !== undefined) return outside.reason;
  if (line.futurePeriod === true || ledger.futurePeriod) return "future";
  if (ledger.status === "on-hold") return "on hold";
  if (ledger.status !== "awaiting-approval") return "agreed";
  if (setting.agreeAwaitingApproval) return "in principle";
  return accruesWhileAwaiting(setting, ledger, line) ? "accrued" : "awaiting";
}

function wantedFor(
  line: StatementLine,
  parts: readonly Part[],
  amounts: ReadonlyMap<Treatment, number>,
): Wanted | undefined {
  const missing = amounts.get("missing");
  if (missing !== undefined) return { wants: "backing-or-credit", pence: pence(missing) };
  if (amounts.has("on hold")) return { wants: "backing", of: "amount-on-hold" };
  const awaiting = parts.map(({ ledger }) => ledger).filter(({ status }) => status === "awaiting-approval");
  return amounts.has("awaiting") || amounts.has("accrued") ? helpToApprove(line, awaiting) : undefined;
}

function describeParts(setting: Setting, parts: readonly Part[]): string {
  const named = parts.slice(0, limits.candidatesNamed).map((part) => describePart(setting, part));
  const more = parts.length - named.length;
  if (more > 0) {
    const rest = parts.slice(named.length).reduce((sum, part) => sum + part.pence, 0);
    named.push(`${String(more)} more of ${pounds(rest)} in all`);
  }
  return joinWords(named);
}

function describePart(setting: Setting, part: Part): string {
  const { ledger, support } = part;
  if (support === 0) {
    const paid = ledger.status === "paid" ? describePayment(ledger) : "";
    return `${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))} (${ledger.status === "approved" ? "nothing outstanding" : describeStatus(ledger)}${paid})`;
  }
  const whole = `${nameLedgerLine(ledger)} (${describeSupport(setting, support)}, ${describeStatus(ledger)})`;
  return part.pence === support ? whole : `${pounds(part.pence)} of ${whole}`;
}
