import type { Finding } from "../../domain/statement/finding.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoted, quotedFile, quotedReference } from "./quoted.ts";
import { counted } from "./statement-words.ts";

/** How much of a receipt a mail shows; the workbook has it whole. */
const TABLES_SHOWN = 4;
const FINDING_SORTS_SHOWN = 12;
const FINDINGS_SHOWN_OF_A_SORT = 2;
const ROWS_NAMED = 8;

/** How the file was read: what each column was taken for, what was left out, and control totals. */
export function receiptBlocks(receipt: ReadingReceipt): Block[] {
  const items = receipt.tables.slice(0, TABLES_SHOWN).flatMap(tableSentences);
  const more = receipt.tables.length - TABLES_SHOWN;
  if (more > 0) items.push(`${counted(more, "further table was", "further tables were")} read in the same way.`);
  items.push(...receipt.leftOut.slice(0, TABLES_SHOWN * 2).map(leftOutSentence));
  return [
    { block: "paragraph", text: `We read ${quotedFile(receipt.file)} (${quoted(receipt.format, [], 40)}) as follows.` },
    { block: "list", items: items.length > 0 ? items : ["No table of invoices was found in it."] },
  ];
}

function tableSentences(table: ReadingReceipt["tables"][number]): string[] {
  const hidden = table.visibility === "visible" ? "" : ", which is hidden";
  const noLines = whyNoLines(table.role);
  if (noLines !== undefined)
    return [`Sheet ${quotedHeading(table.sheet)}${hidden}, headings in row ${table.headerRow}: ${noLines}.`];
  const columns = table.columns
    .filter((column) => column.takenFor !== undefined)
    .map((column) => `${column.column} ${quotedHeading(column.heading)} as ${wordsOfField(column.takenFor ?? "")}`);
  const unused = table.columns.filter((column) => column.takenFor === undefined);
  const sentences = [
    `Sheet ${quotedHeading(table.sheet)}${hidden}, headings in row ${table.headerRow}: ${counted(table.rowsRead, "line")}, ${formatPounds(table.linesPence)} in all.`,
  ];
  if (columns.length > 0) {
    const notUsed =
      unused.length === 0
        ? ""
        : ` Not used: ${unused.map((column) => `${column.column} ${quotedHeading(column.heading)}`).join(", ")}.`;
    sentences.push(`Columns: ${columns.join("; ")}.${notUsed}`);
  }
  for (const total of table.statedTotals.slice(0, TABLES_SHOWN)) {
    const agrees =
      total.statedPence === total.addedPence
        ? "which is what the lines add up to"
        : `but the lines add up to ${formatPounds(total.addedPence)}`;
    sentences.push(
      `Row ${total.row} ${quotedHeading(total.label)} says ${formatPounds(total.statedPence)}, ${agrees}.`,
    );
  }
  return sentences;
}

/** Why a table gave no lines, where it is of a sort that gives none. */
export function whyNoLines(role: ReadingReceipt["tables"][number]["role"]): string | undefined {
  switch (role) {
    case undefined:
    case "lines":
      return undefined;
    case "response":
      return "it is for our answers, and gave no lines";
    case "copy":
      return "it repeats lines of another table, and gave none";
    case "summary":
      return "it adds up other lines, and gave none";
    case "settled":
      return "it lists what is paid already, and gave no lines";
    case "other-date":
      return "it is as at an earlier day than the statement, and gave no lines";
    case "other-kind":
      return "it belongs to a statement of another kind, and gave no lines to this one";
  }
}

function leftOutSentence(left: ReadingReceipt["leftOut"][number]): string {
  const named = left.rows.slice(0, ROWS_NAMED);
  const rows = `row${left.count === 1 ? "" : "s"} ${named.join(", ")}${left.count > named.length ? " and others" : ""}`;
  return `Sheet ${quotedHeading(left.sheet)}, ${rows}: not read as ${left.count === 1 ? "a line" : "lines"}: ${withFullStop(quoted(left.why))}`;
}

/** Findings of a mail's file: what STM-05 asks for and is missing, then the rest; many of one sort are told by a few and a count. */
export function findingBlocks(findings: readonly Finding[], more: string): Block[] {
  const told = findings.filter((finding) => finding.severity !== "note");
  const missing = told.filter((finding) => finding.rule === "STM-05");
  const rest = told.filter((finding) => finding.rule !== "STM-05");
  const blocks: Block[] = [];
  if (missing.length > 0) {
    blocks.push(
      {
        block: "paragraph",
        text: "A statement must have the following, and yours has not. What could be checked all the same, was.",
      },
      { block: "list", items: sentencesBySort(missing, more) },
    );
  }
  if (rest.length > 0) {
    blocks.push(
      { block: "paragraph", text: "Please look at the following." },
      { block: "list", items: sentencesBySort(rest, more) },
    );
  }
  return blocks;
}

function sentencesBySort(findings: readonly Finding[], more: string): string[] {
  const sorts = Map.groupBy(findings, (finding) => finding.code);
  const sentences: string[] = [];
  for (const sort of Array.from(sorts.values()).slice(0, FINDING_SORTS_SHOWN)) {
    sentences.push(...sort.slice(0, FINDINGS_SHOWN_OF_A_SORT).map(findingSentence));
    const left = sort.length - FINDINGS_SHOWN_OF_A_SORT;
    if (left > 0) sentences.push(`The same in ${counted(left, "more place")}${more}.`);
  }
  const left = sorts.size - FINDING_SORTS_SHOWN;
  if (left > 0) sentences.push(`${counted(left, "further sort of remark", "further sorts of remarks")}${more}.`);
  return sentences;
}

/** `Sheet “Statement”, row 12, column D: the amount … Please …` */
export function findingSentence(finding: Finding): string {
  const place = placeOf(finding);
  const what = withFullStop(quoted(finding.what));
  return `${place === "" ? "" : `${place}: `}${what} ${withFullStop(quoted(finding.todo))}`;
}

function placeOf(finding: Finding): string {
  const parts = [
    finding.sheet === undefined ? undefined : `Sheet ${quotedHeading(finding.sheet)}`,
    finding.row === undefined ? undefined : `row ${finding.row}`,
    finding.column === undefined ? undefined : `column ${quotedReference(finding.column)}`,
  ].filter((part) => part !== undefined);
  const place = parts.join(", ");
  return place.charAt(0).toUpperCase() + place.slice(1);
}

/** A heading, label or sheet name as somebody wrote it. */
export function quotedHeading(text: string): string {
  return `“${quoted(text, [], 80)}”`;
}

/** `invoiceNumber` → `invoice number`, `outstandingPence` → `outstanding` */
export function wordsOfField(field: string): string {
  return quoted(
    field
      .replace(/Pence$/, "")
      .replaceAll(/[._-]+/g, " ")
      .replaceAll(/([a-z])([A-Z])/g, "$1 $2"),
    [],
    60,
  ).toLowerCase();
}

/** A sentence that ends as one. */
export function withFullStop(sentence: string): string {
  return /[.!?…”]$/u.test(sentence) || sentence === "" ? sentence : `${sentence}.`;
}
