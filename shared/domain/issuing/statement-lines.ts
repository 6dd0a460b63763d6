import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Exercise, Kind } from "../exercise/exercise.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { IssuedLine } from "./issued-statement.ts";

/** Why a line of a sales ledger is not on the statement although it claims something. */
export type LeftOut = "not-approved" | "after-cut-off";

export interface StatementLines {
  readonly lines: readonly IssuedLine[];
  readonly leftOut: readonly { readonly line: LedgerLine; readonly why: LeftOut; readonly pence: Pence }[];
}

/**
 * The lines of a statement, from all lines that a sales ledger has with one payable organisation:
 *
 * - R&P: what is unpaid at the cut-off, with credits and money that was received and not allocated, VAT included (STM-08, STM-12);
 * - I&E: what was charged in the year to the cut-off, paid or not, without VAT, and money received without an invoice (STM-10);
 * - accruals: each accrual on its own line, and what was invoiced only after the cut-off (STM-13, STM-16).
 *
 * @param ledgerLines of the ledger that statements of this kind are made from (`salesLedgerKindOf`)
 */
export function statementLines(
  kind: Kind,
  ledgerLines: readonly LedgerLine[],
  exercise: Pick<Exercise, "cutOff">,
): StatementLines {
  const lines: Omit<IssuedLine, "line">[] = [];
  const leftOut: StatementLines["leftOut"][number][] = [];
  for (const line of ledgerLines) {
    const claimed = claimOf(kind, line);
    if (line.status === "cancelled" || claimed === noPence) continue;
    const isAfter = isInvoicedAfter(line, exercise.cutOff);
    if (kind === "accruals" ? line.entry !== "accrual" && !isAfter : line.entry === "accrual") continue;
    if (line.status === "awaiting-approval") leftOut.push({ line, why: "not-approved", pence: claimed });
    else if (isAfter && kind !== "accruals") leftOut.push({ line, why: "after-cut-off", pence: claimed });
    else lines.push(issuedLine(kind, line, claimed));
  }
  lines.sort(inOrder);
  return { lines: lines.map((line, at) => ({ line: at + 1, ...line })), leftOut };
}

/**
 * COL-03: the accruals of a sales ledger with one organisation, with what was invoiced only after the cut-off, which no statement of this kind
 * has (STM-16).
 */
export function accruedInLedger(
  kind: Exclude<Kind, "accruals">,
  ledgerLines: readonly LedgerLine[],
  { cutOff }: Pick<Exercise, "cutOff">,
): Pence {
  const accrued = ledgerLines.filter(
    (line) =>
      line.status !== "cancelled" &&
      line.status !== "awaiting-approval" &&
      (line.entry === "accrual" || isInvoicedAfter(line, cutOff)),
  );
  return sumPence(accrued.map((line) => claimOf(kind, line)));
}

/** What a ledger line claims on a statement of this kind. */
function claimOf(kind: Kind, line: LedgerLine): Pence {
  switch (kind) {
    case "r&p":
      return line.status === "paid" ? noPence : line.outstandingPence;
    case "accruals":
      return line.status === "paid" ? noPence : line.outstandingPence;
    case "i&e":
      return netOf(line, line.grossPence ?? line.outstandingPence);
  }
}

/** STM-08: income is stated without VAT. */
function netOf({ charge }: LedgerLine, gross: Pence): Pence {
  return subtractPence(gross, charge?.vatPence ?? noPence);
}

/** Money has no such date: what was received later is no part of the debt either. */
function isInvoicedAfter({ entry, invoiceDate, futurePeriod }: LedgerLine, cutOff: CalendarDate): boolean {
  const isDocument = entry === "invoice" || entry === "credit-note";
  return isDocument && !futurePeriod && invoiceDate !== undefined && invoiceDate > cutOff;
}

function issuedLine(kind: Kind, line: LedgerLine, claimedPence: Pence): Omit<IssuedLine, "line"> {
  const { charge } = line;
  const total =
    line.grossPence === undefined ? undefined : kind === "i&e" ? netOf(line, line.grossPence) : line.grossPence;
  const account = [line.supplierCode, line.supplierName].filter((part) => part !== "").join(" ");
  return {
    type: typeOf(kind, line),
    invoiceNumber: line.invoiceNumber,
    ...given("purchaseOrder", line.purchaseOrder),
    ...(line.invoiceDate === undefined ? {} : { invoiceDate: line.invoiceDate }),
    ...(total === undefined ? {} : { totalPence: total }),
    claimedPence,
    ...given("description", line.description),
    ...given("account", account),
    capital: line.capital,
    futurePeriod: line.futurePeriod,
    ...given("requisitioner", charge?.requisitioner ?? charge?.department),
    ...rechargeIn(charge?.treatment),
    ...given("service", charge?.service),
    ...given("period", charge?.servicePeriod ?? (kind === "accruals" ? line.postingPeriod : undefined)),
    ...given("subsidiary", charge?.subsidiary),
    ...given("predecessor", charge?.predecessor),
    specialised: charge?.specialised ?? false,
    ...given("basis", charge?.basis),
    ...given("agreedBy", charge?.agreedBy),
  };
}

function typeOf(kind: Kind, { entry, invoiceNumber }: LedgerLine): IssuedLine["type"] {
  if (kind === "accruals") return "accrual";
  // STM-10: income without an invoice is one line a transaction.
  if (kind === "i&e" && (entry === "payment" || (entry === "invoice" && invoiceNumber === ""))) return "receipt";
  return entry;
}

/** STM-06: what the ledger says of the treatment; nothing if its word means neither. */
function rechargeIn(treatment: string | undefined): { readonly recharge?: boolean } {
  if (treatment === undefined) return {};
  if (/recharge/iu.test(treatment)) return { recharge: !/\b(?:not|no|non)\b/iu.test(treatment) };
  if (/^(?:y|yes)$/iu.test(treatment.trim())) return { recharge: true };
  return /^(?:n|no)$|income/iu.test(treatment.trim()) ? { recharge: false } : {};
}

function given<Field extends string>(field: Field, text: string | undefined): Partial<Record<Field, string>>;
function given(field: string, text: string | undefined): Record<string, string> {
  return text === undefined || text === "" ? {} : { [field]: text };
}

const TYPES: readonly IssuedLine["type"][] = ["invoice", "credit-note", "receipt", "accrual", "payment"];

/** By account, then what it is, then the date and the number: the same ledger always gives the same statement. */
function inOrder(one: Omit<IssuedLine, "line">, other: Omit<IssuedLine, "line">): number {
  return (
    compare(one.account ?? "", other.account ?? "") ||
    TYPES.indexOf(one.type) - TYPES.indexOf(other.type) ||
    compare(one.invoiceDate ?? "", other.invoiceDate ?? "") ||
    compare(one.invoiceNumber, other.invoiceNumber) ||
    one.claimedPence - other.claimedPence
  );
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
