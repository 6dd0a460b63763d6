import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";

/** Which debt it is: whoever owes it and the number of the document. A row of a ledger is another one in the next upload. */
export interface DebtKey {
  readonly debtor: OrganisationCode;
  readonly invoiceNumber: string;
}

/** An invoice of a sales ledger, with all lines of its number. */
export interface Debt extends DebtKey {
  readonly state: "open" | "paid" | "cancelled" | "on-hold" | "awaiting-approval";
  readonly invoiceDate?: CalendarDate;
  readonly outstandingPence: Pence;
  /** The part that the ledger has in dispute. */
  readonly disputedPence: Pence;
  /** Who asked for the invoice: disputes and queries go there (RCV-04). */
  readonly requisitioner?: string;
}

/** A debt's key as one text. Systems differ in the case and the blanks around numbers. */
export function debtKeyText({ debtor, invoiceNumber }: DebtKey): string {
  return `${debtor}#${invoiceNumber.trim().toUpperCase()}`;
}

/**
 * The debts of a sales ledger, in the order of their first lines. A credit note or a receipt under an invoice's number lowers that debt;
 * under a number of its own, or under none, it is no debt, nor does it lower one: `unallocatedCredit` says how much there is.
 */
export function debtsInLedger(lines: readonly LedgerLine[]): Debt[] {
  return groupsOf(lines).flatMap((group) => {
    const invoice = group.find((line) => line.entry === "invoice");
    return invoice === undefined ? [] : [debtOf(invoice, group)];
  });
}

/** What credit notes and receipts of a debtor stand in the ledger without an invoice of their number: a call or a reminder has to name it. */
export function unallocatedCredit(lines: readonly LedgerLine[], debtor: OrganisationCode): Pence {
  const ofDebtor = lines.filter((line) => line.counterparty === debtor);
  const loose = groupsOf(ofDebtor).filter((group) => group.every((line) => line.entry !== "invoice"));
  const numberless = ofDebtor.filter((line) => line.invoiceNumber.trim() === "" && line.outstandingPence < 0);
  return sumPence([...loose.flat(), ...numberless].filter(isIssued).map(owedOn));
}

function groupsOf(lines: readonly LedgerLine[]): LedgerLine[][] {
  const groups = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    if (line.entry === "accrual" || line.invoiceNumber.trim() === "") continue;
    const key = debtKeyText({ debtor: line.counterparty, invoiceNumber: line.invoiceNumber });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

function debtOf({ counterparty, invoiceNumber }: LedgerLine, group: readonly LedgerLine[]): Debt {
  const issued = group.filter(isIssued);
  const outstandingPence = sumPence(issued.map(owedOn));
  // The latest day of several: nothing is chased before its day.
  const invoices = issued.filter((line) => line.entry === "invoice");
  const dates = invoices.flatMap(({ invoiceDate }) => invoiceDate ?? []).sort();
  const invoiceDate = dates.length === invoices.length ? dates.at(-1) : undefined;
  const requisitioner = group.find((line) => line.charge?.requisitioner !== undefined)?.charge?.requisitioner;
  return {
    debtor: counterparty,
    invoiceNumber: invoiceNumber.trim(),
    state: stateOf(group, issued, outstandingPence),
    ...(invoiceDate === undefined ? {} : { invoiceDate }),
    outstandingPence,
    disputedPence: sumPence(issued.map((line) => line.disputedPence)),
    ...(requisitioner === undefined ? {} : { requisitioner }),
  };
}

function stateOf(group: readonly LedgerLine[], issued: readonly LedgerLine[], outstanding: Pence): Debt["state"] {
  if (!issued.some((line) => line.entry === "invoice"))
    return group.some((line) => line.status === "awaiting-approval") ? "awaiting-approval" : "cancelled";
  if (outstanding <= 0) return "paid";
  return issued.some((line) => line.status === "on-hold") ? "on-hold" : "open";
}

/** What waits for approval has not been sent to the customer yet. */
function isIssued({ status }: LedgerLine): boolean {
  return status !== "cancelled" && status !== "awaiting-approval";
}

function owedOn({ status, outstandingPence }: LedgerLine): Pence {
  return status === "paid" ? noPence : outstandingPence;
}
