import type { Finding } from "../../domain/statement/finding.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoteText, quoteFileName, quoteReference } from "./quote-text.ts";
import { counted } from "./statement-words.ts";

/** How much of a reading receipt a mail shows. The workbook has all of it. */
const TABLES_SHOWN = 4;
const FINDING_CODES_SHOWN = 12;
const FINDINGS_SHOWN_PER_CODE = 2;
const ROWS_NAMED = 8;

/** How the file was read: what each column was read as, control totals, and what was left out. */
export function receiptBlocks(receipt: ReadingReceipt): Block[] {
  const items = receipt.tables.slice(0, TABLES_SHOWN).flatMap(tableSentences);
  const more = receipt.tables.length - TABLES_SHOWN;
  if (more > 0) items.push(`${counted(more, "further table was", "further tables were")} read in the same way.`);
  items.push(...receipt.leftOut.slice(0, TABLES_SHOWN * 2).map(leftOutSentence));
  return [
    {
      block: "paragraph",
      text: `We read ${quoteFileName(receipt.file)} (${quoteText(receipt.format, [], 40)}) as follows.`,
    },
    { block: "list", items: items.length > 0 ? items : ["No table of invoices was found in it."] },
  ];
}

function tableSentences(table: ReadingReceipt["tables"][number]): string[] {
  const hidden = table.visibility === "visible" ? "" : ", which is hidden";
  const noLines = whyTableHasNoLines(table.role);
  if (noLines !== undefined)
    return [`Sheet ${quoteHeading(table.sheet)}${hidden}, headings in row ${table.headerRow}: ${noLines}.`];
  const columns = table.columns
    .filter((column) => column.takenFor !== undefined)
    .map((column) => `${column.column} ${quoteHeading(column.heading)} as ${wordsOfField(column.takenFor ?? "")}`);
  const unused = table.columns.filter((column) => column.takenFor === undefined);
  const sentences = [
    `Sheet ${quoteHeading(table.sheet)}${hidden}, headings in row ${table.headerRow}: ${counted(table.rowsRead, "line")}, ${formatPounds(table.linesPence)} in all.`,
  ];
  if (columns.length > 0) {
    const notUsed =
      unused.length === 0
        ? ""
        : ` Not used: ${unused.map((column) => `${column.column} ${quoteHeading(column.heading)}`).join(", ")}.`;
    sentences.push(`Columns: ${columns.join("; ")}.${notUsed}`);
  }
  for (const total of table.statedTotals.slice(0, TABLES_SHOWN)) {
    const agrees =
      total.statedPence === total.addedPence
        ? "which is what the lines add up to"
        : `but the lines add up to ${formatPounds(total.addedPence)}`;
    sentences.push(`Row ${total.row} ${quoteHeading(total.label)} says ${formatPounds(total.statedPence)}, ${agrees}.`);
  }
  return sentences;
}

type TableRole = NonNullable<ReadingReceipt["tables"][number]["role"]>;

/** One entry for each role, so that a new role does not compile without its words. */
const WHY_NO_LINES: Readonly<Record<Exclude<TableRole, "lines">, string>> = {
  response: "it is for our response, so no lines were read from it",
  copy: "it repeats the lines of another table, so no lines were read from it",
  summary: "it adds up other lines, so no lines were read from it",
  settled: "it lists what has already been paid, so no lines were read from it",
  "other-date": "its date is earlier than the statement's, so no lines were read from it",
  "owed-by-sender": "it lists what you owe and not what is owed to you, so no lines were read from it",
  "other-kind": "it belongs to a statement of another kind, so no lines were read from it for this one",
};

/** Why no lines were read from a table; `undefined` if lines were read from it. */
export function whyTableHasNoLines(role: TableRole | undefined): string | undefined {
  return role === undefined || role === "lines" ? undefined : WHY_NO_LINES[role];
}

function leftOutSentence(left: ReadingReceipt["leftOut"][number]): string {
  const named = left.rows.slice(0, ROWS_NAMED);
  const rows = `row${left.count === 1 ? "" : "s"} ${named.join(", ")}${left.count > named.length ? " and others" : ""}`;
  return `Sheet ${quoteHeading(left.sheet)}, ${rows} ${left.count === 1 ? "was not read as a line" : "were not read as lines"}: ${withFullStop(quoteText(left.why))}`;
}

/** The findings about a file: first what STM-05 requires and is missing, then the rest. Many with the same code become a few and a count. */
export function findingBlocks(findings: readonly Finding[], more: string): Block[] {
  const listed = findings.filter((finding) => finding.severity !== "note");
  const missing = listed.filter((finding) => finding.rule === "STM-05");
  const rest = listed.filter((finding) => finding.rule !== "STM-05");
  const blocks: Block[] = [];
  if (missing.length > 0) {
    blocks.push(
      {
        block: "paragraph",
        text: "Every statement must include the following, but yours does not. We have still checked everything that we could.",
      },
      { block: "list", items: sentencesByCode(missing, more) },
    );
  }
  if (rest.length > 0) {
    blocks.push(
      { block: "paragraph", text: "Please look at the following." },
      { block: "list", items: sentencesByCode(rest, more) },
    );
  }
  return blocks;
}

function sentencesByCode(findings: readonly Finding[], more: string): string[] {
  const byCode = Map.groupBy(findings, (finding) => finding.code);
  const sentences: string[] = [];
  for (const same of Array.from(byCode.values()).slice(0, FINDING_CODES_SHOWN)) {
    sentences.push(...same.slice(0, FINDINGS_SHOWN_PER_CODE).map(findingSentence));
    const left = same.length - FINDINGS_SHOWN_PER_CODE;
    if (left > 0) sentences.push(`The same in ${counted(left, "more place")}${more}.`);
  }
  const left = byCode.size - FINDING_CODES_SHOWN;
  if (left > 0) sentences.push(`${counted(left, "further kind of finding", "further kinds of findings")}${more}.`);
  return sentences;
}

/** `Sheet “Statement”, row 12, column D: the amount … Please …` */
export function findingSentence(finding: Finding): string {
  const place = placeOf(finding);
  const what = withFullStop(quoteText(finding.what));
  return `${place === "" ? "" : `${place}: `}${what} ${withFullStop(quoteText(finding.todo))}`;
}

function placeOf(finding: Finding): string {
  const parts = [
    finding.sheet === undefined ? undefined : `Sheet ${quoteHeading(finding.sheet)}`,
    finding.row === undefined ? undefined : `row ${finding.row}`,
    finding.column === undefined ? undefined : `column ${quoteReference(finding.column)}`,
  ].filter((part) => part !== undefined);
  const place = parts.join(", ");
  return place.charAt(0).toUpperCase() + place.slice(1);
}

/** A heading, label or sheet name in quotation marks, as its author wrote it. */
export function quoteHeading(text: string): string {
  return `“${quoteText(text, [], 80)}”`;
}

/** `invoiceNumber` → `invoice number`, `outstandingPence` → `outstanding` */
export function wordsOfField(field: string): string {
  return quoteText(
    field
      .replace(/Pence$/, "")
      .replaceAll(/[._-]+/g, " ")
      .replaceAll(/([a-z])([A-Z])/g, "$1 $2"),
    [],
    60,
  ).toLowerCase();
}

/** The sentence, with a full stop if it has no end mark. */
export function withFullStop(sentence: string): string {
  return /[.!?…”]$/u.test(sentence) || sentence === "" ? sentence : `${sentence}.`;
}
