import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { StatementLine } from "../statement/statement-line.ts";
import type { Setting } from "./setting.ts";
import { hasAnyPhrase } from "./words/phrases.ts";

/**
 * STM-13: the lines of an accruals statement with those that are called prepayments or deferred income as what they are: they are no
 * accruals, wherever on the statement they stand.
 */
export function withPrepaymentsNamed(
  { referenceData, kind }: Pick<Setting, "referenceData" | "kind">,
  lines: readonly StatementLine[],
): readonly StatementLine[] {
  if (kind !== "accruals") return lines;
  return lines.map((line) => (isPrepayment(referenceData, line) ? { ...line, type: "prepayment" } : line));
}

function isPrepayment(referenceData: Setting["referenceData"], line: StatementLine): boolean {
  if (line.type !== "accrual") return false;
  const { prepaymentWords = [] } = referenceData;
  return hasAnyPhrase(textOf(line), prepaymentWords) || (line.outstandingPence < 0 && isMaternity(referenceData, line));
}

/** STM-13: whether an accrual on the payables ledger is something that was paid ahead: a receivable. */
export function isPrepaymentHeld({ referenceData }: Pick<Setting, "referenceData">, ledger: LedgerLine): boolean {
  if (ledger.entry !== "accrual") return false;
  const { prepaymentWords = [] } = referenceData;
  // A positive accrual for the maternity pathway is one: only what is named a prepayment is a receivable in either sign.
  return (
    hasAnyPhrase(textOf(ledger), prepaymentWords) || (ledger.outstandingPence < 0 && isMaternity(referenceData, ledger))
  );
}

/** Whether a line of either side is about the maternity pathway. */
export function isMaternity({ maternityWords = [] }: Setting["referenceData"], line: Named): boolean {
  return hasAnyPhrase(textOf(line), maternityWords);
}

type Named = Pick<StatementLine, "description" | "invoiceNumber">;

function textOf({ description = "", invoiceNumber }: Named): string {
  return `${description} ${invoiceNumber}`;
}
