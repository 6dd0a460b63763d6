import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Setting } from "../setting.ts";
import { capitalise, nameLedgerLine, nameStatementLine, pounds } from "../words/name-lines.ts";
import type { AccrualDetail } from "../../position/wanted.ts";
import { accrualDetailsOf, judgeUnknownPrepayment } from "./judge-prepayment.ts";
import { areAboutAny, hasAnyPhrase, isCreditLoss, saysAny } from "../words/phrases.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on lines for which no invoice can be expected, by what they are (accrual, lease, credit loss and so on). */
export function judgeByNature(setting: Setting, line: StatementLine): Verdict | undefined {
  const claim = pounds(line.outstandingPence);
  const name = capitalise(nameStatementLine(line));
  const verdict = { agreed: 0, disputed: 0 };
  if (line.type === "prepayment") return judgeUnknownPrepayment(setting, line);
  if (line.type === "accrual") {
    if (setting.kind === "accruals") {
      return {
        ...verdict,
        reason: "accrual-not-held",
        why: `${name} has no counterpart among the accruals that our ledger holds for you: ${claim} is not agreed.`,
        wanted: accrualDetailsOf(line, besideAccrual(setting, line)),
      };
    }
    return {
      ...verdict,
      reason: "accrual-not-invoiced",
      why: `${name} is an accrual, and this statement is only for what has been invoiced: ${claim} is not agreed.`,
      wanted: { wants: "invoice-or-accrual" },
    };
  }
  if (isCreditLoss(setting.referenceData, line)) {
    return {
      ...verdict,
      reason: "credit-loss",
      why: `${name} takes expected credit losses off the debt, which must be shown in full: ${claim} is not agreed.`,
      wanted: { wants: "whole-debt" },
    };
  }
  if (line.invoiceNumber === "" && hasAnyPhrase(line.description, setting.referenceData.leaseWords)) {
    return {
      ...verdict,
      reason: "lease-not-invoiced",
      why: `${name} is a lease balance without an invoice, and only invoiced lease payments are agreed: ${claim} is not agreed.`,
      wanted: { wants: "lease-invoice" },
    };
  }
  const nature = natureOf(setting, line);
  return nature === undefined ? undefined : outOfPlace(setting, nature, line);
}

/** STM-17: an accrual of activity rests on the provider's activity data, and has no purchase order. */
function besideAccrual(
  { referenceData }: Setting,
  { description, purchaseOrder }: StatementLine,
): readonly AccrualDetail[] {
  if (hasAnyPhrase(description, referenceData.activityWords ?? [])) return ["activity-data"];
  // REC-22
  if (hasAnyPhrase(description, referenceData.penaltyWords ?? [])) return ["penalty"];
  return purchaseOrder === undefined ? ["purchase-order"] : [];
}

/**
 * ORG-08: the verdict on a line that is outside the agreement of balances, or another body's, by what it is, although the ledger
 * has it. The descriptions of both sides count: either may say more than the other.
 */
export function judgeOutOfScope(
  setting: Setting,
  line: StatementLine,
  ledger: LedgerLine | undefined,
): Verdict | undefined {
  const nature = natureOf(setting, line, ledger);
  if (nature === undefined || (nature.belongsTo !== undefined && nature.evenOnLedger !== true)) return undefined;
  return outOfPlace(setting, nature, line, ledger);
}

/** ORG-08: what a ledger line is, if that puts it outside the agreement of balances or to another body, whatever the statement says. */
export function natureOfLedgerLine(setting: Setting, ledger: LedgerLine): Nature | undefined {
  const nature = natureOf(setting, ledger);
  return nature?.belongsTo === undefined || nature.evenOnLedger === true ? nature : undefined;
}

/** ORG-02, ORG-06 to ORG-09: the nature of lines by their descriptions. */
export function natureOf(setting: Setting, ...lines: readonly (Described | undefined)[]): Nature | undefined {
  const texts = setting.natureWordsOf(lines.flatMap((line) => line?.description ?? []));
  if (texts.length === 0) return undefined;
  const on = lines.find((line) => line?.invoiceDate !== undefined)?.invoiceDate ?? setting.asAt;
  return setting.natures.find(
    ({ words, unless = [], from }) =>
      (from === undefined || on === undefined || on >= from) &&
      texts.some((text) => areAboutAny(text, words)) &&
      !texts.some((text) => saysAny(text, unless)),
  );
}

/** Who has the lines of a nature instead, in words. */
export function rightBodyOf({ referenceData, receivable }: Setting, { belongsTo }: Nature): string | undefined {
  if (belongsTo === undefined) return undefined;
  const region =
    belongsTo.by === undefined
      ? undefined
      : referenceData.providerRegions?.find(({ provider }) => provider === receivable)?.region;
  const body = referenceData.subEntities.bodies.find(({ code }) => code === (region ?? belongsTo.code));
  if (region !== undefined) return `${body?.name ?? "the region"} (${region}), which leads for you as a provider`;
  return belongsTo.code === undefined ? belongsTo.name : `${belongsTo.name} (${belongsTo.code})`;
}

type Nature = Setting["natures"][number];
type Described = Pick<StatementLine, "description" | "invoiceDate">;

function outOfPlace(setting: Setting, nature: Nature, line: StatementLine, ledger?: LedgerLine): Verdict {
  const rightBody = rightBodyOf(setting, nature);
  const although = ledger === undefined ? "" : `, although our ledger has it as ${nameLedgerLine(ledger)}`;
  const recorded = nature.recordedAs === undefined ? "" : `; we record it as ${nature.recordedAs}`;
  // Nothing of an accruals statement is in the adjusted column.
  const nil = `${pounds(line.outstandingPence)} is ${setting.kind === "accruals" ? "not agreed" : "adjusted to nil"}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: rightBody === undefined ? "outside-exercise" : "wrong-counterparty",
    why: `${capitalise(nameStatementLine(line))} ${nature.because}${rightBody === undefined ? "" : `, which belongs to ${rightBody}`}${although}: ${nil}${recorded}.`,
    wanted:
      rightBody === undefined ? { wants: "removal", from: "statement" } : { wants: "move", to: rightBody, how: "send" },
  };
}
