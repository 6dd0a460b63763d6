import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { entryKindOf } from "../../table/values/entry-kind.ts";
import type { MarkMeaning } from "../rows/line-marks.ts";
import type { TableRecord } from "../rows/table-record.ts";
import type { DecidedMark } from "./decided-mark.ts";

/**
 * Reports how marked lines were counted. What the words of the sheet or its totals make certain is a note for the receipt; what may be otherwise,
 * and what the sender must mend, is a warning.
 *
 * @param marks those of this table
 * @param ambiguous whether several ways explain the stated totals
 */
export function reportSigns(table: TableRecord, marks: readonly DecidedMark[], ambiguous: boolean): void {
  const add = (mark: DecidedMark | undefined, finding: Omit<Finding, "sheet" | "row" | "column">): void => {
    if (mark === undefined) return;
    const column = mark.mark.column ?? table.amountColumn;
    const place = { sheet: table.sheet.name, row: mark.mark.row, ...(column === undefined ? {} : { column }) };
    table.findings.add({ ...finding, ...place });
  };
  const { positive, negative } = table.credits;
  const credits = marks.filter(({ mark }) => mark.meaning === "reduces");
  const areMixed = positive > 0 && negative > 0;
  reportCredits(
    credits.filter(({ way }) => way === "reduces" && !areMixed),
    table,
    add,
  );
  for (const way of ["as-written", "not-counted"] as const)
    reportOverruledCredits(
      credits.filter((each) => each.way === way && !areMixed),
      way,
      table,
      add,
    );
  if (areMixed) reportMixed(credits, table, add);
  const unknown = marks.filter(({ mark }) => mark.meaning === "unknown");
  for (const group of alike(unknown)) reportUnknown(group, unknown, ambiguous, table, add);
  for (const each of marks) {
    if (each.mark.meaning === "contradicted") reportContradiction(each, table, add);
    else if (each.mark.meaning === "either-way") reportEitherWay(each, table, add);
    else if (isNotClaimed(each.mark.meaning)) reportNotClaimed(each, table, add);
  }
}

type AddFinding = (mark: DecidedMark | undefined, finding: Omit<Finding, "sheet" | "row" | "column">) => void;

function reportCredits(credits: readonly DecidedMark[], table: TableRecord, add: AddFinding): void {
  const isCertain = credits.every(({ mark, proven }) => proven || mark.by === "type");
  add(credits[0], {
    code: "credits-without-sign",
    severity: isCertain ? "note" : "warning",
    what: `Credit notes and payments are written as positive amounts, ${describe(credits, table)}; they were counted as credits${credits.every(({ proven }) => proven) ? ", as the stated total does" : ""}.`,
    todo: "Please write credit notes and payments as negative amounts.",
  });
}

function reportOverruledCredits(
  credits: readonly DecidedMark[],
  way: "as-written" | "not-counted",
  table: TableRecord,
  add: AddFinding,
): void {
  add(credits[0], {
    code: "credits-without-sign",
    severity: "warning",
    what: `Credit notes and payments are written as positive amounts, ${describe(credits, table)}, and the total on the sheet ${way === "as-written" ? "adds them to the debt; they were read as written" : "leaves them out; they were not counted"}.`,
    todo: "Please write credit notes and payments as negative amounts.",
  });
}

/** Reports credits of which some have a sign and some have none. */
function reportMixed(credits: readonly DecidedMark[], table: TableRecord, add: AddFinding): void {
  const unproven = credits.filter(({ proven, overruled }) => !proven || overruled);
  const [first] = unproven;
  const line = table.lines[first?.mark.lines[0] ?? 0];
  if (first === undefined || line === undefined) return;
  add(first, {
    code: "credits-of-both-signs",
    severity: "warning",
    what: `Some credit notes or payments are negative and ${String(table.credits.positive)} positive, for example ${line.invoiceNumber} with ${formatPounds(line.outstandingPence)}; ${first.overruled ? "the total on the sheet shows that they are credits too" : "all were read as written"}.`,
    todo: "Please check the signs of the credit notes and payments.",
  });
}

/** Reports lines whose title or type says credit, and whose own row says debt. */
function reportContradiction(each: DecidedMark, table: TableRecord, add: AddFinding): void {
  const { way, proven } = each;
  if (proven) return;
  add(each, {
    code: "sign-unclear",
    severity: "warning",
    what: `By ${wordOf(each)}, ${describe([each], table)} reduce the debt, but their own rows say that they are owed; they were ${way === "as-written" ? "read as written" : way === "reduces" ? "counted as credits" : "not counted"}.`,
    todo: "Please write what reduces the debt as a negative amount, and put invoices under a title of their own.",
  });
}

/** Reports a journal or a refund without a sign, if nothing shows its direction. */
function reportEitherWay(each: DecidedMark, table: TableRecord, add: AddFinding): void {
  const { mark, way, proven } = each;
  const isRefund = entryKindOf(mark.text) === "refund";
  if (proven || (!isRefund && table.lines.some((line) => line.outstandingPence < 0))) return;
  add(each, {
    code: "sign-unclear",
    severity: "warning",
    what: `The type "${mark.text}" may add to the debt or reduce it, and ${describe([each], table)} without a sign; ${way === "reduces" ? "they were counted as credits" : "they were counted as debts"}.`,
    todo: "Please write what reduces the debt as a negative amount.",
  });
}

const NOT_CLAIMED = {
  paid: { code: "section-of-paid-items", says: "are paid already" },
  "owed-by-sender": { code: "section-of-own-debts", says: "are owed by you" },
  "for-information": { code: "section-for-information", says: "are no part of the claim" },
} as const;

function isNotClaimed(meaning: MarkMeaning): meaning is keyof typeof NOT_CLAIMED {
  return Object.hasOwn(NOT_CLAIMED, meaning);
}

/** Reports lines under a title that says that they are not claimed. */
function reportNotClaimed(each: DecidedMark, table: TableRecord, add: AddFinding): void {
  const { mark, way, overruled, explained } = each;
  if (!isNotClaimed(mark.meaning)) return;
  const { code, says } = NOT_CLAIMED[mark.meaning];
  // What was paid in the year is income.
  if (way === "as-written" && !overruled && table.kind !== undefined && table.kind !== "r&p") return;
  add(each, {
    code,
    // What is paid is no claim, and where the totals of the sheet hold without it, its words and its figures say the same.
    severity: mark.meaning === "paid" && way === "not-counted" && !overruled && explained ? "note" : "warning",
    what: `By ${wordOf(each)}, ${describe([each], table)} ${says}; ${howNotClaimed(each)}.`,
    todo: overruled
      ? "Please give them a title that says so."
      : "Nothing, if that is right; otherwise please give them another title.",
  });
}

function howNotClaimed({ way, overruled }: DecidedMark): string {
  if (way === "not-counted") return "they were not read as claimed";
  if (way === "reduces") return "but the stated total shows that they reduce the debt, so they were counted as credits";
  return overruled
    ? "but the stated total shows that they are claimed, so they were read as written"
    : "but there are no other lines, so they were read as claimed";
}

/** Marks that are reported together: many titles that we don't know are one finding. */
function alike(marks: readonly DecidedMark[]): DecidedMark[][] {
  const groups = new Map<string, DecidedMark[]>();
  for (const each of marks) {
    const { mark, way, proven } = each;
    const key = `${mark.by} ${way} ${String(proven)} ${mark.by === "section" ? "" : mark.text}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** Reports a type, a side or titles that we don't know. If a total proves how their lines count, that is only a note. */
function reportUnknown(
  group: readonly DecidedMark[],
  unknown: readonly DecidedMark[],
  ambiguous: boolean,
  table: TableRecord,
  add: AddFinding,
): void {
  const [first] = group;
  if (first === undefined) return;
  const { mark, way, proven } = first;
  const isBlank = mark.by === "side" && mark.text === "";
  if (isBlank && table.debits === 0) return;
  const isCertain = proven ? way !== "not-counted" : mark.by === "type" && !isClosedColumn(unknown, table);
  const how = way === "as-written" ? "read as written" : way === "reduces" ? "counted as credits" : "not counted";
  const because = proven ? ", because only that explains the stated total" : "";
  const known = isBlank
    ? `Column ${mark.column ?? ""} of debits and credits has blanks`
    : `The meaning of ${group.slice(0, MOST_NAMED).map(wordOf).join(" and ")} is not known`;
  add(first, {
    code: `${mark.by}-unknown`,
    severity: isCertain ? "note" : "warning",
    what: `${known}; ${describe(group, table)} were ${how}${because}${ambiguous ? "; the stated total can be explained in several ways" : ""}.`,
    todo: TODO[mark.by],
  });
}

const MOST_NAMED = 3;

const TODO = {
  column:
    "Please write what reduces the debt as a negative amount, or say in a column D/C what is a debit and what a credit.",
  number: "Please write what reduces the debt as a negative amount.",
  words: "Please write what reduces the debt as a negative amount.",
  type: "Please use INV, CRN or PMT for invoices, credit notes and payments, and write what reduces the debt as a negative amount.",
  side: "Please use D for debits and C for credits in every row, or write credits as negative amounts.",
  section:
    "Please check that these lines are owed; write what reduces the debt as a negative amount, and leave out what is not owed.",
} as const;

/** Whether a column of types holds types: some of its words are known, or they are several short codes. Otherwise it divides the lines by something else. */
function isClosedColumn(unknown: readonly DecidedMark[], table: TableRecord): boolean {
  const types = unknown.filter(({ mark }) => mark.by === "type");
  return table.knownTypes > 0 || (types.length > 1 && types.every(({ mark }) => mark.text.length <= LONGEST_CODE));
}

const LONGEST_CODE = 4;

/** What marks the lines: `the type "Receipt" in column C`, `the title "Payments received" in row 9`. */
function wordOf({ mark }: DecidedMark): string {
  const { by, text, row, column } = mark;
  if (by === "section") return text === "" ? "their place" : `the title "${text}" in row ${String(row)}`;
  if (by === "words") return `the words "${text}" in row ${String(row)}`;
  if (by === "number") return `the letters "${text}" before their numbers`;
  return `the ${by === "type" ? "type" : "mark"} "${text}"${column === undefined ? "" : ` in column ${column}`}`;
}

/** How many lines they are, and what they add up to. */
function describe(marks: readonly DecidedMark[], table: TableRecord): string {
  const lines = marks.flatMap(({ mark }) => mark.lines.flatMap((at) => table.lines[at] ?? []));
  const sum = pence(lines.reduce((all, line) => all + Math.abs(line.outstandingPence), 0));
  const [first] = lines;
  const rows = first === undefined ? "" : ` from row ${String(first.row)}`;
  return `${String(lines.length)} ${lines.length === 1 ? "line" : "lines"}${rows} (${formatPounds(sum)} in all)`;
}

/** Reports both signs in a column of credits: a negative one may be a reversed credit, or a credit written with a minus. */
export function reportCreditColumn(table: TableRecord): void {
  const { creditColumn, layout, findings, sheet, headerRow } = table;
  const { positive, negative, shown, firstShown } = creditColumn;
  if (firstShown !== undefined)
    findings.add({
      code: "credits-by-format",
      severity: "note",
      sheet: sheet.name,
      row: firstShown,
      ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
      what: `${String(shown)} ${shown === 1 ? "amount is" : "amounts are"} stored without a sign and shown as ${shown === 1 ? "a credit" : "credits"}; ${shown === 1 ? "it was" : "they were"} counted as shown.`,
      todo: "Nothing, if that is right; otherwise please change the format of the cells.",
    });
  const column = layout.amount?.from === "debit-credit" ? layout.amount.credit : undefined;
  if (column === undefined || positive === 0 || negative === 0) return;
  findings.add({
    code: "credits-of-both-signs",
    severity: "warning",
    sheet: sheet.name,
    row: headerRow,
    column: columnLetters(column),
    what: `The column of credits has ${String(positive)} positive and ${String(negative)} negative ${negative === 1 ? "amount" : "amounts"}; all were counted as credits.`,
    todo: "Please check which of them reduce what is owed, and write reversed credits as debits.",
  });
}

/** Reports a statement that claims nothing but credits on balance: its sender may write what is owed as negative amounts. */
export function reportNegative(tables: readonly TableRecord[]): void {
  const lines = tables.flatMap((table) => table.lines);
  const negative = lines.filter((line) => line.outstandingPence < 0);
  const sum = tables.reduce((all, table) => all + table.sums.outstanding, 0);
  const [first] = negative;
  const [table] = tables.filter((each) => each.sheet.name === first?.sheet);
  if (first === undefined || table === undefined || sum >= 0 || negative.length * 2 <= lines.length) return;
  table.findings.add({
    code: "amounts-negative",
    severity: "warning",
    sheet: first.sheet,
    row: first.row,
    ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
    what: `${String(negative.length)} of ${String(lines.length)} lines are negative, and all lines add up to ${formatPounds(pence(sum))}; they were read as credits, which reduce what is owed.`,
    todo: "If they are owed to you, please write them as positive amounts and send the statement again.",
  });
}
