import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Setting } from "../setting.ts";
import { nameLedgerLine, nameStatementLine, pounds } from "../words/name-lines.ts";
import type { Verdict } from "./verdict.ts";

/** REC-03, ORG-01: the verdict on a line whose ledger line supports the answer to another body of NHS England already. */
export function judgeClaimedElsewhere(
  setting: Setting,
  line: StatementLine,
  ledger: LedgerLine | undefined,
): Verdict | undefined {
  const claimant = ledger === undefined ? undefined : setting.claimantOf(ledger);
  if (ledger === undefined || claimant === undefined) return undefined;
  const body = setting.referenceData.subEntities.bodies.find(({ code }) => code === claimant);
  const whose = body === undefined ? claimant : `${body.name} (${claimant})`;
  return {
    agreed: 0,
    disputed: 0,
    reason: "claimed-elsewhere",
    why: `Our ledger has ${nameLedgerLine(ledger)} once, and it is on the statement of ${whose} too, where we have answered for it: ${pounds(line.outstandingPence)} for ${nameStatementLine(line)} is not agreed a second time.`,
    wanted: { wants: "settlement", between: whose },
  };
}
