import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { ColumnProfile } from "../../table/columns/column-profile.ts";
import { holdsAmounts, holdsDates } from "../../table/columns/column-values.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import type { HeaderCell } from "../../table/headings/heading-meaning.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { flagWords, statusNamed, statusWords, wordOf } from "../fields/status-and-type-words.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";

type PaymentField = "paidDate" | "paymentReference" | "paymentStatus";

/** A column that speaks of payments under a heading that is no name of a field. */
interface PaymentColumn {
  readonly cell: HeaderCell<LedgerExtra>;
  readonly field: PaymentField;
}

/** What was found: why each column was taken, and those that were not. */
export interface PaymentColumns {
  readonly why: ReadonlyMap<number, string>;
  readonly findings: readonly FindingInTable[];
}

/**
 * Finds the columns that say of a document that it has been paid or cleared, beside those whose headings name a field, and adds them to the fields.
 * Systems call them by hundreds of names (`Clearing`, `Settled on`, `Chq`, `Pd`), and a document that was paid must never be agreed as owed: so
 * one word of payment in the heading is enough, and the values say what it is.
 *
 * @param byField the columns of the fields that are known; changed
 */
export function addPaymentColumns(
  byField: Map<LedgerField, number>,
  layout: TableLayout<LedgerExtra>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): PaymentColumns {
  const paid = byField.get("paid");
  if (paid !== undefined && arePaymentNumbers(profiles.get(paid), profiles.get(byField.get("gross") ?? -1)))
    byField.delete("paid");
  const why = new Map<number, string>();
  const findings: FindingInTable[] = [];
  if (isOnlyByValues(byField.get("description"), layout, profiles)) byField.delete("description");
  for (const column of standingsUnderOtherWords(byField, layout, profiles)) {
    const field = STANDINGS.find((each) => !byField.has(each));
    if (field === undefined) break;
    byField.set(field, column);
    why.set(column, "its values say how each document stands");
  }
  for (const { cell, field } of paymentColumns(byField, layout, profiles)) {
    if (byField.has(field)) findings.push(tellSecond(cell, layout.header?.rows.at(-1)?.row ?? 1));
    else {
      byField.set(field, cell.column);
      why.set(cell.column, WHY[field]);
    }
  }
  return { why, findings };
}

/** Whether a column was taken for the description by its words, which say how documents stand: `Payment state` over Paid and Unpaid. */
function isOnlyByValues(
  column: number | undefined,
  { header }: TableLayout<LedgerExtra>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): boolean {
  const cell = header?.cells.find((each) => each.column === column);
  if (cell === undefined || cell.matches.some(({ field }) => field === "description" || field === "comment"))
    return false;
  return speaksOfPayment(cell.heading) || holdsStandings(profiles.get(cell.column));
}

/** Columns whose headings are no name of a field, and whose values say how documents stand: `Position` over Paid, Open and In query. */
function standingsUnderOtherWords(
  byField: ReadonlyMap<LedgerField, number>,
  layout: TableLayout<LedgerExtra>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): readonly number[] {
  const used = new Set([...byField.values(), ...layout.ageing]);
  return (layout.header?.cells ?? []).flatMap((cell) =>
    used.has(cell.column) ||
    isNamed(cell) ||
    speaksOfPayment(cell.heading) ||
    !holdsStandings(profiles.get(cell.column))
      ? []
      : [cell.column],
  );
}

/** Whether all values are statuses of documents, and not all the same. */
function holdsStandings(profile: ColumnProfile | undefined): boolean {
  const texts = profile?.texts() ?? [];
  return (
    texts.length === profile?.filled &&
    texts.every((text) => statusNamed(text) !== undefined) &&
    new Set(texts).size > 1
  );
}

const STANDINGS = ["status", "approval"] as const;

function paymentColumns(
  byField: ReadonlyMap<LedgerField, number>,
  layout: TableLayout<LedgerExtra>,
  profiles: ReadonlyMap<number, ColumnProfile>,
): PaymentColumn[] {
  const used = new Set([...byField.values(), ...layout.ageing]);
  return (layout.header?.cells ?? []).flatMap((cell) => {
    if (used.has(cell.column) || isNamed(cell) || !speaksOfPayment(cell.heading)) return [];
    const profile = profiles.get(cell.column);
    // `Left after pay`: figures of which none is more than its invoice are amounts, and no numbers of payments.
    if (profile !== undefined && arePartsOf(profile, profiles.get(byField.get("gross") ?? -1))) return [];
    const field = fieldOfValues(profile, cell.heading);
    return field === undefined ? [] : [{ cell, field }];
  });
}

/** A column of the same table as one that was taken for the same field: it is not read. */
function tellSecond({ column, heading }: HeaderCell<LedgerExtra>, row: number): FindingInTable {
  const letters = columnLetters(column);
  return {
    code: "column-not-read",
    severity: "warning",
    row,
    column: letters,
    what: `Column ${letters} ("${heading}") speaks of payments as another column does, and was not read.`,
    todo: "Check that no line is open whose payment is only in this column, or save which column is which for this organisation.",
  };
}

/**
 * Whether amounts that were paid are the numbers of payments: none of them is less than its invoice, and none has pence. `Settled` heads both.
 */
function arePaymentNumbers(paid: ColumnProfile | undefined, gross: ColumnProfile | undefined): boolean {
  if (paid === undefined || gross === undefined || paid.fractions > 0 || paid.showsPence || paid.showsPounds)
    return false;
  const amounts = [...paid.pence];
  return (
    amounts.length > 0 && amounts.every(([row, amount]) => Math.abs(amount) > Math.abs(gross.pence.get(row) ?? amount))
  );
}

/** Whether all values are amounts, none more than the invoice in its row, and at least one is just that. */
function arePartsOf(profile: ColumnProfile, gross: ColumnProfile | undefined): boolean {
  const amounts = [...profile.pence].map(([row, amount]) => ({ amount, whole: gross?.pence.get(row) ?? 0 }));
  return (
    amounts.length > 0 &&
    amounts.length === profile.filled &&
    amounts.every(({ amount, whole }) => Math.abs(amount) <= Math.abs(whole)) &&
    amounts.some(({ amount, whole }) => amount === whole)
  );
}

const WHY: Readonly<Record<PaymentField, string>> = {
  paidDate: "the heading speaks of payment, and its values are dates",
  paymentReference: "the heading speaks of payment, and its values are numbers or words",
  paymentStatus: "the heading speaks of payment, and its values are marks",
};

/** What the values are; an empty column of the first rows may have any later. */
function fieldOfValues(profile: ColumnProfile | undefined, heading: string): PaymentField | undefined {
  if (profile === undefined) return /\b(?:date|on)\b/iu.test(heading) ? "paidDate" : "paymentReference";
  if (holdsDates(profile)) return "paidDate";
  // Amounts are told as any figures that are not known.
  if (holdsAmounts(profile)) return undefined;
  const texts = profile.texts();
  if (texts.length === profile.filled && texts.every(isMark)) return "paymentStatus";
  return "paymentReference";
}

function isMark(text: string): boolean {
  const word = wordOf(text);
  return flagWords.has(word) || statusWords.has(word);
}

/** Whether the heading is a name that we know and need no value of, such as a payment method. */
function isNamed({ matches }: HeaderCell<LedgerExtra>): boolean {
  const [best] = matches;
  return best !== undefined && NAMES.has(best.field) && best.score >= SURE;
}

const NAMES: ReadonlySet<string> = new Set(["notUsed", "dueDate", "hold", "approval", "status", "comment"]);

const SURE = 60;

function speaksOfPayment(heading: string): boolean {
  const { main, aside } = headingWords(heading);
  const words = [...main, ...aside];
  return words.some((word) => OF_PAYMENT.test(word)) && !words.some((word) => OF_SOMETHING_ELSE.has(word));
}

const OF_PAYMENT =
  /^(?:paid|pd|payment|pay|clear(?:ed|ing|ance)?|cl?rn?g|clrd|settle(?:d|ment)?|sett|remit(?:ted|tance)?|bacs?|chaps?|cheque|check|discharged|cash(?:ed)?)$/u;

/** How, when or to whom something is going to be paid, and who may do so. */
const OF_SOMETHING_ELSE: ReadonlySet<string> = new Set([
  ...["method", "term", "group", "priority", "currency", "type", "mode", "means", "channel", "format", "code"],
  ...[
    "due",
    "day",
    "plan",
    "planned",
    "proposed",
    "expected",
    "forecast",
    "next",
    "schedule",
    "scheduled",
    "requested",
  ],
  ...["block", "blocked", "hold", "stop", "outstanding", "unpaid", "to", "not", "awaiting", "before", "until", "from"],
  ...["bank", "account", "address", "sort", "iban", "name", "supplier", "vendor", "payee", "payer", "site"],
  ...[
    "by",
    "approver",
    "approved",
    "authorised",
    "authoriser",
    "approval",
    "officer",
    "user",
    "discount",
    "rate",
    "percent",
  ],
]);
