import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerEntry, LedgerStatus } from "../../../domain/ledger/ledger-line.ts";
import { marksOf } from "../../../domain/ledger/encoded-line.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { LedgerMapping, LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { listsReceipts, listsTheYear, sideOfLedger } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import {
  addPence,
  negatePence,
  noPence,
  pence,
  subtractPence,
  type Pence,
} from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerSection } from "./ledger-section.ts";
import { saysPartPaid } from "./part-paid.ts";
import { writeCharge } from "./write-charge.ts";
import { flagIn } from "../fields/flag-in.ts";
import { statusInComment } from "../fields/status-in-comment.ts";
import type { LedgerCell, LedgerCells } from "../fields/ledger-cells.ts";
import type { LedgerLayout } from "../columns/ledger-layout.ts";
import { OPEN_FIELDS } from "../columns/open-fields.ts";
import type { LedgerSigns } from "../columns/ledger-signs.ts";
import { entrySideOf } from "../../table/values/entry-side.ts";
import { entryOf as entryNamed, flagWords, statusNamed, statusWords, wordOf } from "../fields/status-and-type-words.ts";

/** What a row says about its document, once its amounts, sign, status and type agree with each other. */
export interface SettledLine {
  entry: LedgerEntry;
  status: LedgerStatus;
  invoiceDate: CalendarDate | undefined;
  grossPence: Pence | undefined;
  outstandingPence: Pence;
  disputedPence: Pence;
}

/** How to understand the rows of one table. */
export interface LineRules {
  readonly layout: LedgerLayout;
  readonly kind: LedgerKind;
  readonly mapping: LedgerMapping | undefined;
  readonly signs: LedgerSigns;
  readonly columns: ReadonlyMap<LedgerField, number>;
  /** The sum of the columns by age, if the table divides the outstanding amount by age. */
  readonly ages: (() => Pence | "unreadable" | undefined) | undefined;
  /** What a title above the row says about its document. */
  readonly section: () => LedgerSection;
  /** What an empty status or approval means. */
  readonly emptyStatus: LedgerStatus;
  /** The statuses found so far, by their text. */
  readonly statusOfText: Map<string, LedgerStatus>;
  /** Refuses the row because of a status that is not known. */
  readonly refuseStatus: (status: string) => void;
  /** Counts something that was understood in a way that a person should know of. */
  readonly note: (note: ReadingNote) => void;
}

export type ReadingNote =
  | "status-assumed"
  | "status-missing"
  | "status-empty"
  | "status-in-comment"
  | "gross-taken-for-outstanding"
  | "outstanding-missing"
  | "outstanding-over-total"
  | "credit-note-made-negative"
  | "dispute-flag-taken-for-hold"
  | "part-paid"
  | "no-invoice-number"
  | "number-missing"
  | "own-number-used"
  | "side-unlike-type"
  | "type-not-known";

/**
 * Settles the current row, fills `line` with the result, and encodes it. The cells report what can't be read. The status
 * comes first, then the type, the amounts, the dispute: each depends on those before it.
 */
export function settleLine(cells: LedgerCells, rules: LineRules, line: SettledLine, encoder: LineEncoder): void {
  const paidDate = cells.paidDate.date();
  line.status = statusOf(cells, rules, paidDate);
  line.entry = entryOf(cells, rules);
  settleAmounts(cells, rules, line);
  settleDispute(cells, rules, line);
  line.invoiceDate = cells.invoiceDate.date();
  const postingDate = cells.postingDate.date();
  const marks = marksOf(line.entry, line.status, flagIn(cells.capital), flagIn(cells.futurePeriod));

  encoder.start();
  writeNumber(cells, rules, line.entry, encoder);
  encoder.endField();
  if (line.invoiceDate !== undefined) encoder.addText(line.invoiceDate);
  encoder.endField();
  cells.purchaseOrder.write("identifier", encoder);
  encoder.endField();
  if (line.grossPence !== undefined) encoder.addNumber(line.grossPence);
  encoder.endField();
  encoder.addNumber(line.outstandingPence);
  encoder.endField();
  encoder.addText(marks);
  encoder.endField();
  if (line.disputedPence !== 0) encoder.addNumber(line.disputedPence);
  encoder.endField();
  cells.disputeReference.write("identifier", encoder);
  encoder.endField();
  if (paidDate !== undefined) encoder.addText(paidDate);
  encoder.endField();
  cells.paymentReference.write("identifier", encoder);
  encoder.endField();
  cells.description.write("text", encoder);
  encoder.endField();
  if (postingDate !== undefined) encoder.addText(postingDate);
  encoder.endField();
  cells.postingPeriod.write("text", encoder);
  if (sideOfLedger(rules.kind) === "receivable") writeCharge(cells, line.grossPence ?? line.outstandingPence, encoder);
}

/** Writes the supplier's number of the document, or the ledger's own number if there is none. */
function writeNumber(
  cells: LedgerCells,
  { layout, columns, kind, note }: LineRules,
  entry: LedgerEntry,
  encoder: LineEncoder,
): void {
  const start = encoder.end;
  cells.invoiceNumber.write("identifier", encoder);
  if (encoder.end > start) return;
  // Nobody has numbered money that was received, or what is not invoiced yet.
  if (sideOfLedger(kind) === "receivable" && (entry === "payment" || entry === "accrual")) return;
  if (layout !== "template") cells.internalNumber.write("identifier", encoder);
  if (columns.has("invoiceNumber") && layout !== "template") note("number-missing");
  else note(encoder.end === start ? "no-invoice-number" : "own-number-used");
}

function settleAmounts(cells: LedgerCells, rules: LineRules, line: SettledLine): void {
  const sign = (amount: Pence): Pence =>
    onItsSide(cells.side, rules, rules.signs.negated ? negatePence(amount) : amount);
  const gross = map(cells.gross.amount(), sign);
  const stated = map(outstandingOf(cells, rules), sign);
  const amount = map(cells.amount.amount(), sign);
  const ended = line.status === "paid" || line.status === "cancelled";
  line.grossPence = gross ?? amount;
  if (stated !== undefined) line.outstandingPence = stated;
  else if (ended) line.outstandingPence = noPence;
  else if (amount !== undefined) {
    line.outstandingPence = amount;
    holdPartPaid(cells, rules, line);
  } else {
    const paid = map(cells.paid.amount(), sign);
    if (paid === undefined || paid === 0) holdPartPaid(cells, rules, line);
    if (gross !== undefined && rules.layout !== "template") {
      rules.note(rules.columns.has("outstanding") ? "outstanding-missing" : "gross-taken-for-outstanding");
      line.outstandingPence = paid === undefined ? gross : lessPaid(gross, paid);
    } else {
      line.outstandingPence = noPence;
      if (!isSpent(rules, gross) && cells.outstanding.text() === "") cells.outstanding.refuse("is empty");
    }
  }
  if (isOnOtherSide(cells, rules, line)) rules.note("side-unlike-type");
  if (stated !== undefined && gross !== undefined && gross !== 0 && Math.abs(stated) > Math.abs(gross))
    rules.note("outstanding-over-total");
  settleSign(rules, line);
}

/** Holds a document of which an unknown part was paid: the whole of it must not be agreed. */
function holdPartPaid(cells: LedgerCells, { note }: LineRules, line: SettledLine): void {
  if (!saysPartPaid(cells)) return;
  note("part-paid");
  line.status = "on-hold";
}

/** Whether a document stands in the column of debits or credits where its own type does not belong: an invoice among what was settled. */
function isOnOtherSide(
  cells: LedgerCells,
  { columns, kind }: LineRules,
  { entry, outstandingPence }: SettledLine,
): boolean {
  const isTwoSided = columns.has("owed") && columns.has("settled") && !columns.has("outstanding");
  if (!isTwoSided || outstandingPence === 0 || cells.entry.text() === "") return false;
  if (entry === "invoice") return outstandingPence < 0;
  return (entry === "credit-note" || (entry === "payment" && !listsReceipts(kind))) && outstandingPence > 0;
}

/** Gives an amount without a sign the one that its side of the account has: `D` and `C`, `S` and `H`. */
function onItsSide(cell: LedgerCell, { signs }: LineRules, amount: Pence): Pence {
  if (amount <= 0 || !cell.has()) return amount;
  const text = cell.text();
  const side = entrySideOf(text);
  if (side === undefined && text !== "") cell.refuse("is neither debit nor credit");
  return side === undefined || side === signs.owedSide ? amount : negatePence(amount);
}

/** A payment reduces the amount that it pays, whatever its sign. */
function lessPaid(gross: Pence, paid: Pence): Pence {
  return Math.sign(paid) * Math.sign(gross) < 0 ? addPence(gross, paid) : subtractPence(gross, paid);
}

/** Whether the gross amount alone will do: in a ledger of the whole year it is the one that counts (REC-09). */
function isSpent({ kind }: LineRules, gross: Pence | undefined): boolean {
  return listsTheYear(kind) && gross !== undefined;
}

function outstandingOf(cells: LedgerCells, { ages, columns, signs: { negativeSides } }: LineRules): Pence | undefined {
  const stated = cells.outstanding.amount();
  if (stated !== undefined) return stated;
  if (ages) {
    const sum = ages();
    if (sum !== "unreadable") return sum;
    cells.outstanding.refuse("is divided by age, and one of the parts is not an amount");
    return noPence;
  }
  if (!columns.has("owed") && !columns.has("settled")) return undefined;
  const owed = map(cells.owed.amount(), (amount) => (negativeSides.owed ? negatePence(amount) : amount));
  const settled = map(cells.settled.amount(), (amount) => (negativeSides.settled ? negatePence(amount) : amount));
  return owed === undefined && settled === undefined ? undefined : subtractPence(owed ?? noPence, settled ?? noPence);
}

/** Makes credit notes and payments negative, whatever sign the system gives them, and negative invoices credit notes. */
function settleSign(rules: LineRules, line: SettledLine): void {
  const { grossPence: gross, outstandingPence: outstanding } = line;
  if (line.entry === "credit-note" || (line.entry === "payment" && !listsReceipts(rules.kind))) {
    if (outstanding <= 0 && (gross ?? 0) <= 0) return;
    rules.note("credit-note-made-negative");
    line.outstandingPence = pence(-Math.abs(outstanding));
    if (gross !== undefined) line.grossPence = pence(-Math.abs(gross));
  } else if (line.entry === "invoice" && (outstanding < 0 || (outstanding === 0 && (gross ?? 0) < 0))) {
    line.entry = "credit-note";
  }
}

function settleDispute(cells: LedgerCells, rules: LineRules, line: SettledLine): void {
  line.disputedPence = noPence;
  if (!cells.disputed.has()) return;
  const text = cells.disputed.text();
  if (rules.layout !== "template" && isMark(text)) {
    // A tick or a code means that somebody has a question, not that the contract's dispute procedure has begun (REC-05).
    if (flagWords.get(wordOf(text)) !== false && (line.status === "approved" || line.status === "awaiting-approval")) {
      rules.note("dispute-flag-taken-for-hold");
      line.status = "on-hold";
    }
    return;
  }
  const disputed = cells.disputed.amount();
  if (disputed === undefined || disputed === 0) return;
  const whole = Math.max(Math.abs(line.outstandingPence), line.status === "paid" ? Math.abs(line.grossPence ?? 0) : 0);
  if (Math.abs(disputed) > whole) cells.disputed.refuse("is more than is outstanding");
  line.disputedPence = pence(line.outstandingPence < 0 ? -Math.abs(disputed) : Math.abs(disputed));
}

/** `d`, `Y`, `D1`, `Query`: what is no amount, because it begins as a word does. */
function isMark(text: string): boolean {
  return /^\p{L}/u.test(text.trim()) && !/^(?:gbp|eur|usd)\b/iu.test(text.trim());
}

function statusOf(cells: LedgerCells, rules: LineRules, paidDate: CalendarDate | undefined): LedgerStatus {
  const status = statusIn(cells.status, rules);
  if (rules.layout === "template") {
    const isEmpty = status === undefined && wordOf(cells.status.text()) === "";
    // An invoice in a sales ledger was issued: nobody has to say that it was approved.
    if (isEmpty && sideOfLedger(rules.kind) === "receivable") return "approved";
    if (isEmpty) cells.status.refuse("is empty; it is one of approved, awaiting-approval, on-hold, paid, cancelled");
    return status ?? "awaiting-approval";
  }
  const approval = statusIn(cells.approval, rules, flagAsApproval);
  const says = (one: LedgerStatus): boolean => status === one || approval === one;
  if (says("cancelled") || isCancelled(cells.cancelledDate)) return "cancelled";
  if (says("paid") || paymentStatusIn(cells.paymentStatus, rules) === "paid") return "paid";
  const remaining = rules.columns.has("outstanding") ? cells.outstanding.amount() : undefined;
  if (paidDate !== undefined && (remaining === undefined || remaining === 0)) return "paid";
  if (rules.layout === "published-spend") return "paid";
  if (!saysWhatIsOpen(rules) && isPaidUnder(cells.paymentReference)) return "paid";
  if (says("on-hold") || isHeld(cells)) return "on-hold";
  if (says("awaiting-approval")) return "awaiting-approval";
  if (status !== undefined || approval !== undefined) return "approved";
  const ofSection = rules.section().status;
  if (ofSection !== undefined) return ofSection;
  const ofComment = sideOfLedger(rules.kind) === "payable" ? statusInComment(cells.comment.text()) : undefined;
  if (ofComment !== undefined) {
    rules.note("status-in-comment");
    return ofComment;
  }
  if (rules.mapping?.statusWhereNone !== undefined) return rules.mapping.statusWhereNone;
  if (rules.emptyStatus !== "approved") {
    rules.note("status-missing");
    return rules.emptyStatus;
  }
  rules.note(rules.columns.has("status") ? "status-empty" : "status-assumed");
  return "approved";
}

/** Whether a document has the date of its cancellation, or a mark in its place. */
function isCancelled(cell: LedgerCell): boolean {
  if (!cell.has()) return false;
  return flagWords.get(wordOf(cell.text())) ?? cell.date() !== undefined;
}

/** Whether a column says what is still open of a document. */
function saysWhatIsOpen({ ages, columns }: LineRules): boolean {
  return ages !== undefined || OPEN_FIELDS.some((field) => columns.has(field));
}

/** A payment, cheque or clearing document stands beside the document. */
function isPaidUnder(reference: LedgerCell): boolean {
  return reference.has() && !NO_PAYMENT.test(wordOf(reference.text()));
}

/** `0000000000`, `-`, `n/a`. */
const NO_PAYMENT = /^(?:0*|na|nil|no|none|not?paid|unpaid|open|outstanding|due)$/u;

function isHeld(cells: LedgerCells): boolean {
  if (!cells.hold.has()) return false;
  return !NO_HOLD.has(wordOf(cells.hold.text()));
}

/** Words for no hold. Any other text is the reason for a hold, or its code. */
const NO_HOLD = new Set([
  ...["", "n", "no", "none", "na", "f", "false", "0"],
  ...["ok", "released", "notheld", "nohold", "freeforpayment"],
]);

function statusIn(
  cell: LedgerCell,
  rules: LineRules,
  flagAs?: (flag: boolean) => LedgerStatus,
): LedgerStatus | undefined {
  if (!cell.has()) return undefined;
  const text = cell.text();
  const remembered = flagAs ? undefined : rules.statusOfText.get(text);
  if (remembered !== undefined) return remembered;
  const word = wordOf(text);
  if (word === "") return undefined;
  const known = rules.mapping?.statuses[text] ?? statusNamed(text);
  if (known !== undefined) {
    if (!flagAs) rules.statusOfText.set(text, known);
    return known;
  }
  const flag = flagWords.get(word);
  if (flag !== undefined && flagAs) return flagAs(flag);
  if (rules.layout === "template")
    cell.refuse("is not a status; it is one of approved, awaiting-approval, on-hold, paid, cancelled");
  else {
    rules.refuseStatus(text);
    // The row makes no line, so any status will do; its status is not missing.
    return "awaiting-approval";
  }
  return undefined;
}

function flagAsApproval(approved: boolean): LedgerStatus {
  return approved ? "approved" : "awaiting-approval";
}

/** `Y`, `paid in full`; any other text means unpaid or partly paid. */
function paymentStatusIn(cell: LedgerCell, { mapping }: LineRules): LedgerStatus | undefined {
  if (!cell.has()) return undefined;
  const text = cell.text();
  const word = wordOf(text);
  return mapping?.statuses[text] ?? ((flagWords.get(word) ?? statusWords.get(word) === "paid") ? "paid" : undefined);
}

function entryOf(cells: LedgerCells, rules: LineRules): LedgerEntry {
  const ofSection = rules.section().entry;
  if (!cells.entry.has()) return ofSection ?? "invoice";
  const text = cells.entry.text();
  const word = wordOf(text);
  if (word === "") return ofSection ?? "invoice";
  const known = rules.mapping?.entries[text] ?? entryNamed(text);
  if (known !== undefined) return known;
  if (rules.layout === "template")
    cells.entry.refuse("is not a type of entry; it is one of invoice, credit-note, payment, accrual");
  else rules.note("type-not-known");
  return "invoice";
}

function map(amount: Pence | undefined, change: (amount: Pence) => Pence): Pence | undefined {
  return amount === undefined ? undefined : change(amount);
}
