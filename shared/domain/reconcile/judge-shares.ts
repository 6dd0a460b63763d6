import type { LedgerLine } from "../ledger-line.ts";
import type { StatementLine } from "../statement-line.ts";
import { limits } from "./limits.ts";
import type { ReasonCode } from "./reasons.ts";
import { joinWords, nameLedgerLine, nameLine, pounds, sayOpen, sayPayment, sayStatus } from "./say.ts";
import type { Setting } from "./setting.ts";
import { faceOf } from "./support.ts";
import type { Verdict } from "./verdict.ts";

/** A part of a ledger line that stands behind the claim. */
export interface Part {
  readonly ledger: LedgerLine;
  readonly support: number;
  readonly pence: number;
  readonly disputedPence: number;
}

/** The verdict where several ledger lines, or a part of one, stand behind the claim. */
export function judgeShares(setting: Setting, line: StatementLine, parts: readonly Part[]): Verdict {
  const claim = line.outstandingPence;
  let agreed = 0;
  let disputed = 0;
  let awaiting = 0;
  let held = 0;
  let future = 0;
  let inPrinciple = 0;
  for (const part of parts) {
    const open = part.pence - part.disputedPence;
    disputed += part.disputedPence;
    if (line.futurePeriod === true || part.ledger.futurePeriod) future += open;
    else if (part.ledger.status === "on-hold") held += open;
    else if (part.ledger.status !== "awaiting-approval") agreed += open;
    else if (setting.agreeAwaitingApproval) inPrinciple += open;
    else awaiting += open;
  }
  const missing = claim - parts.reduce((sum, part) => sum + part.pence, 0);
  const pieces = [
    [agreed, "is agreed"],
    [inPrinciple, "is agreed in principle, as is our policy for items that wait for approval"],
    [disputed, "is in formal dispute"],
    [awaiting, "awaits approval and is not agreed yet"],
    [held, "is on hold and not agreed"],
    [future, "is for a future period and adjusted out by both of us"],
    [missing, "is not on our ledger and not agreed"],
  ] as const;
  const ends = pieces.filter(([amount]) => amount !== 0).map(([amount, words]) => `${pounds(amount)} ${words}`);
  return {
    agreed: agreed + inPrinciple,
    disputed,
    reason: reasonOf({ claim, agreed, inPrinciple, disputed, awaiting, held, future, missing }),
    why: `For ${nameLine(line)} our ledger has ${sayParts(setting, parts)}: ${joinWords(ends)}.`,
    wanted: wantedFor(awaiting, held, missing),
  };
}

interface Amounts {
  readonly claim: number;
  readonly agreed: number;
  readonly inPrinciple: number;
  readonly disputed: number;
  readonly awaiting: number;
  readonly held: number;
  readonly future: number;
  readonly missing: number;
}

function reasonOf(amounts: Amounts): ReasonCode {
  if (amounts.agreed === amounts.claim) return "agreed";
  if (amounts.disputed !== 0) return "in-dispute";
  if (amounts.missing !== 0) return "above-ledger";
  if (amounts.held !== 0) return "on-hold";
  if (amounts.awaiting !== 0) return "awaiting-approval";
  return amounts.future === 0 ? "agreed-in-principle" : "future-period";
}

function wantedFor(awaiting: number, held: number, missing: number): string {
  if (missing !== 0) return `Backing data for the ${pounds(missing)}, or a credit note for it.`;
  if (held !== 0) return "Backing data for the amount on hold and a contact who can answer questions about it.";
  return awaiting === 0
    ? ""
    : "The purchase order number, backing data and the name of whoever ordered it, so that it can be approved.";
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
    return `${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))}, ${ledger.status === "approved" ? "with nothing outstanding" : sayStatus(ledger)}${paid}`;
  }
  const whole = `${nameLedgerLine(ledger)} with ${sayOpen(setting, support)}, ${sayStatus(ledger)}`;
  return part.pence === support ? whole : `${pounds(part.pence)} of ${whole}`;
}
