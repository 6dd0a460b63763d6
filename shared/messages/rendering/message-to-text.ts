import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { cleanText } from "../words/clean-text.ts";
import type { Block, InvoiceItem, MessageContent } from "./message-content.ts";

const WIDTH = 76;

/**
 * Writes a message as plain text, at most 76 columns wide unless a single word is longer. It ends with a line break. No text in it can begin
 * a line that looks like ours.
 */
export function messageToText(message: MessageContent): string {
  const parts = [
    `${wrapText(message.title)}\n${"=".repeat(WIDTH)}`,
    [message.sender, ...(message.about === undefined ? [] : [message.about])].map((line) => wrapText(line)).join("\n"),
    ...message.blocks.map(textOf),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function textOf(block: Block): string {
  switch (block.block) {
    case "paragraph":
    case "answer":
      return wrapText(block.text);
    case "shares":
      return barOf(block.parts);
    case "heading":
      return `${wrapText(block.text)}\n${"-".repeat(Math.min(WIDTH, block.text.length))}`;
    case "amounts":
      return amountsOf(block.rows);
    case "facts":
      return factsOf(block.rows);
    case "items":
      return block.items.map((item, index) => itemOf(item, index + 1)).join("\n\n");
    case "list":
      return block.items.map((item) => wrapText(item, "  - ", "    ")).join("\n");
    case "steps":
      return block.items.map((item, index) => wrapText(item, `  ${index + 1}. `, "     ")).join("\n");
    case "table":
      return tableOf(
        block.columns,
        block.rows.map((row) => row.map(cleanText)),
      );
    case "code":
      return `    ${cleanText(block.text)}`;
    case "quiet":
      return wrapText(block.text);
  }
}

const BAR_WIDTH = 50;
const BAR_SIGNS = { agreed: "=", open: "-", disputed: "!" } as const;

/** `[==========----!!]`, and below it what each sign stands for. */
function barOf(parts: Extract<Block, { block: "shares" }>["parts"]): string {
  const signs = parts.map(({ share, tone }) =>
    BAR_SIGNS[tone].repeat(Math.max(1, Math.round((share * BAR_WIDTH) / 100))),
  );
  const words = parts.map(({ label, tone }) => `${BAR_SIGNS[tone]} ${label}`);
  return `  [${signs.join("")}]\n${wrapWords(words.map(cleanText), "  ", "  ", "  ")}`;
}

function amountsOf(rows: Extract<Block, { block: "amounts" }>["rows"]): string {
  const labels = Math.max(...rows.map((row) => row.label.length), 0);
  const amounts = Math.max(...rows.map((row) => formatPounds(row.pence).length), 0);
  return rows
    .map((row) => {
      const figure = `  ${cleanText(row.label).padEnd(labels)}  ${formatPounds(row.pence).padStart(amounts)}`;
      if (row.note === undefined) return figure;
      const room = WIDTH - figure.length - 2;
      return room >= row.note.length ? `${figure}  ${row.note}` : `${figure}\n${wrapText(row.note, "    ", "    ")}`;
    })
    .join("\n");
}

function factsOf(rows: Extract<Block, { block: "facts" }>["rows"]): string {
  const labels = Math.min(Math.max(...rows.map((row) => row.label.length), 0), 28);
  const indent = " ".repeat(labels + 4);
  return rows.map((row) => wrapText(row.text, `  ${cleanText(row.label).padEnd(labels)}  `, indent)).join("\n");
}

function itemOf(item: InvoiceItem, number: number): string {
  const indent = " ".repeat(String(number).length + 2);
  const lines = [wrapText(item.title, `${number}. `, indent)];
  if (item.amounts.length > 0) {
    const amounts = item.amounts.map((amount) => `${amount.label} ${formatPounds(amount.pence)}`);
    lines.push(wrapParts(amounts, indent));
  }
  for (const sentence of item.sentences) {
    lines.push(
      wrapText(sentence.label === undefined ? sentence.text : `${sentence.label}: ${sentence.text}`, indent, indent),
    );
  }
  return lines.join("\n");
}

/** A grid if it fits, otherwise one paragraph a row. */
function tableOf(
  columns: Extract<Block, { block: "table" }>["columns"],
  rows: Extract<Block, { block: "table" }>["rows"],
): string {
  const widths = columns.map((column, index) =>
    Math.max(column.heading.length, ...rows.map((row) => (row[index] ?? "").length)),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  if (total > WIDTH) {
    const inWords = (row: readonly string[]): string =>
      columns
        .map((column, index) => `${column.heading}: ${row[index] ?? ""}`)
        .filter((_, index) => (row[index] ?? "") !== "")
        .join("; ");
    return rows.map((row) => wrapText(inWords(row), "  - ", "    ")).join("\n");
  }
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? "";
        return column.amount ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
      })
      .map((cell) => `  ${cell}`)
      .join("")
      .trimEnd();
  const rule = widths.map((width) => `  ${"-".repeat(width)}`).join("");
  return [line(columns.map((column) => column.heading)), rule, ...rows.map(line)].join("\n");
}

function wrapText(text: string, first = "", rest = first): string {
  return wrapWords(cleanText(text).split(" "), first, rest, " ");
}

/** Wraps between parts, never inside one. */
function wrapParts(parts: readonly string[], indent: string): string {
  return wrapWords(parts.map(cleanText), indent, indent, " | ");
}

function wrapWords(words: readonly string[], first: string, rest: string, between: string): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words) {
    if (!empty && line.length + between.length + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : between + word;
    empty = false;
  }
  lines.push(line);
  return lines.map((one) => one.trimEnd()).join("\n");
}
