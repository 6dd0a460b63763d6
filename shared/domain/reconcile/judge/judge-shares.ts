import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { accruesAwaiting } from "./accrues-awaiting.ts";
import { limits } from "../limits.ts";
import { outsidePeriod, type OutsidePeriod } from "./period.ts";
import type { ReasonCode } from "../words/reasons.ts";
import {
  joinParts,
  joinWords,
  nameLedgerLine,
  nameLine,
  pounds,
  sayOpen,
  sayPayment,
  sayStatus,
} from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";
import { faceOf } from "../matching/support.ts";
import type { Verdict } from "./verdict.ts";

/** A part of a ledger line that stands behind the claim. */
export interface Part {
  readonly ledger: LedgerLine;
  readonly support: number;
  readonly pence: number;
  readonly disputedPence: number;
}

/** What becomes of a part of a ledger line that stands behind a claim. */
type Fate =
  | "agreed"
  | "in principle"
  | "disputed"
  | "accrued"
  | "awaiting"
  | "held"
  | "future"
  | OutsidePeriod["reason"]
  | "missing";

/** In the order in which a reply tells them. */
const words: readonly (readonly [fate: Fate, words: string])[] = [
  ["agreed", "is agreed"],
  ["in principle", "is agreed in principle (our policy for items that wait for approval)"],
  ["disputed", "is in formal dispute"],
  ["accrued", "awaits approval (accrued, not agreed yet)"],
  ["awaiting", "awaits approval and is not agreed yet"],
  ["held", "is on hold and not agreed"],
  ["future", "is for a future period and adjusted out by both of us"],
  ["earlier-year", "is in an earlier financial year and not agreed"],
  ["later-year", "is in a later financial year and not agreed"],
  ["after-cut-off", "is after the agreement period and not agreed"],
  ["missing", "is more than is open there and not agreed"],
];

/** Which of them gives its reason to the line: the first that there is. */
const reasonsByWeight: readonly (readonly [fate: Fate, reason: ReasonCode])[] = [
  ["disputed", "in-dispute"],
  ["missing", "above-ledger"],
  ["earlier-year", "earlier-year"],
  ["later-year", "later-year"],
  ["after-cut-off", "after-cut-off"],
  ["held", "on-hold"],
  ["accrued", "awaiting-approval"],
  ["awaiting", "awaiting-approval"],
  ["future", "future-period"],
  ["in principle", "agreed-in-principle"],
];

/** The verdict where several ledger lines, or a part of one, stand behind the claim. */
export function judgeShares(setting: Setting, line: StatementLine, parts: readonly Part[]): Verdict {
  const amounts = new Map<Fate, number>();
  const add = (fate: Fate, pence: number): void => {
    if (pence !== 0) amounts.set(fate, (amounts.get(fate) ?? 0) + pence);
  };
  let missing: number = line.outstandingPence;
  let capital = 0;
  for (const part of parts) {
    const open = part.pence - part.disputedPence;
    add("disputed", part.disputedPence);
    add(fateOf(setting, line, part.ledger), open);
    if (part.ledger.capital && isAgreed(setting, line, part.ledger)) capital += open;
    missing -= part.pence;
  }
  add("missing", missing);
  const ends = joinParts(words.map(([fate, told]) => [amounts.get(fate) ?? 0, told]));
  const asCapital =
    capital === 0
      ? ""
      : `; ${pounds(capital)} of it we treat as capital and adjust out on our side, which may leave a mismatch that cannot be avoided`;
  const weighty = reasonsByWeight.filter(([fate]) => amounts.has(fate)).map(([, reason]) => reason);
  const adjustedUnder = weighty.find((reason) => reason !== "in-dispute");
  return {
    agreed: (amounts.get("agreed") ?? 0) + (amounts.get("in principle") ?? 0),
    disputed: amounts.get("disputed") ?? 0,
    awaiting: amounts.get("accrued") ?? 0,
    reason: weighty[0] ?? "agreed",
    ...(adjustedUnder === undefined ? {} : { adjustedUnder }),
    why: `For ${nameLine(line)} our ledger has ${sayParts(setting, parts)}: ${ends}${asCapital}.`,
    wanted: wantedFor(amounts),
  };
}

/** Whether the undisputed part of a ledger line is agreed where it stands behind a claim. */
export function isAgreed(setting: Setting, line: StatementLine, ledger: LedgerLine): boolean {
  const fate = fateOf(setting, line, ledger);
  return fate === "agreed" || fate === "in principle";
}

function fateOf(setting: Setting, line: StatementLine, ledger: LedgerLine): Fate {
  const outside = outsidePeriod(setting, ledger.invoiceDate ?? line.invoiceDate);
  if (outside !== undefined) return outside.reason;
  if (line.futurePeriod === true || ledger.futurePeriod) return "future";
  if (ledger.status === "on-hold") return "held";
  if (ledger.status !== "awaiting-approval") return "agreed";
  if (setting.agreeAwaitingApproval) return "in principle";
  return accruesAwaiting(setting, line, ledger) ? "accrued" : "awaiting";
}

function wantedFor(amounts: ReadonlyMap<Fate, number>): string {
  const missing = amounts.get("missing");
  if (missing !== undefined) return `Backing data for the ${pounds(missing)}, or a credit note for it.`;
  if (amounts.has("held")) {
    return "Backing data for the amount on hold and a contact who can answer questions about it.";
  }
  return amounts.has("awaiting") || amounts.has("accrued")
    ? "The purchase order number, backing data and the name of whoever ordered it, so that it can be approved."
    : "";
}

function sayParts(setting: Setting, parts: readonly Part[]): string {
  const told = parts.slice(0, limits.candidatesTold).map((part) => sayPart(setting, part));
  const more = parts.length - told.length;
  if (more > 0) {
    const rest = parts.slice(told.length).reduce((sum, part) => sum + part.pence, 0);
    told.push(`${String(more)} more of ${pounds(rest)} in all`);
  }
  return joinWords(told);
}

function sayPart(setting: Setting, part: Part): string {
  const { ledger, support } = part;
  if (support === 0) {
    const paid = ledger.status === "paid" ? sayPayment(ledger) : "";
    return `${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))} (${ledger.status === "approved" ? "nothing outstanding" : sayStatus(ledger)}${paid})`;
  }
  const whole = `${nameLedgerLine(ledger)} (${sayOpen(setting, support)}, ${sayStatus(ledger)})`;
  return part.pence === support ? whole : `${pounds(part.pence)} of ${whole}`;
}
