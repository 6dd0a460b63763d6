import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Block, Item, Message } from "./message-content.ts";

const WIDTH = 76;

/** A message as plain text of at most 76 columns, unless a single word is longer. Ends with a line break. */
export function messageToText(message: Message): string {
  const parts = [
    wrapped(message.sender),
    `${wrapped(message.title)}\n${"=".repeat(WIDTH)}`,
    ...message.blocks.map(textOf),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function textOf(block: Block): string {
  switch (block.block) {
    case "paragraph":
    case "answer":
      return wrapped(block.text);
    case "heading":
      return `${wrapped(block.text)}\n${"-".repeat(Math.min(WIDTH, block.text.length))}`;
    case "amounts":
      return amountsOf(block.rows);
    case "facts":
      return factsOf(block.rows);
    case "items":
      return block.items.map((item, index) => itemOf(item, index + 1)).join("\n\n");
    case "list":
      return block.items.map((item) => wrapped(item, "  - ", "    ")).join("\n");
    case "steps":
      return block.items.map((item, index) => wrapped(item, `  ${index + 1}. `, "     ")).join("\n");
    case "table":
      return tableOf(block.columns, block.rows);
    case "code":
      return `    ${block.text}`;
    case "quiet":
      return wrapped(block.text);
  }
}

function amountsOf(rows: Extract<Block, { block: "amounts" }>["rows"]): string {
  const labels = Math.max(...rows.map((row) => row.label.length), 0);
  const amounts = Math.max(...rows.map((row) => formatPounds(row.pence).length), 0);
  return rows
    .map((row) => {
      const figure = `  ${row.label.padEnd(labels)}  ${formatPounds(row.pence).padStart(amounts)}`;
      if (row.note === undefined) return figure;
      const room = WIDTH - figure.length - 2;
      return room >= row.note.length ? `${figure}  ${row.note}` : `${figure}\n${wrapped(row.note, "    ", "    ")}`;
    })
    .join("\n");
}

function factsOf(rows: Extract<Block, { block: "facts" }>["rows"]): string {
  const labels = Math.min(Math.max(...rows.map((row) => row.label.length), 0), 28);
  const indent = " ".repeat(labels + 4);
  return rows.map((row) => wrapped(row.text, `  ${row.label.padEnd(labels)}  `, indent)).join("\n");
}

function itemOf(item: Item, number: number): string {
  const indent = " ".repeat(String(number).length + 2);
  const lines = [wrapped(item.title, `${number}. `, indent)];
  if (item.amounts.length > 0) {
    const amounts = item.amounts.map((amount) => `${amount.label} ${formatPounds(amount.pence)}`);
    lines.push(wrappedParts(amounts, indent));
  }
  for (const sentence of item.sentences) {
    lines.push(
      wrapped(sentence.label === undefined ? sentence.text : `${sentence.label}: ${sentence.text}`, indent, indent),
    );
  }
  return lines.join("\n");
}

/** As a grid where it fits, otherwise as one paragraph a row. */
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
    return rows.map((row) => wrapped(inWords(row), "  - ", "    ")).join("\n");
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

function wrapped(text: string, first = "", rest = first): string {
  return wrappedWords(text.split(" "), first, rest, " ");
}

/** Parts that are never broken within themselves. */
function wrappedParts(parts: readonly string[], indent: string): string {
  return wrappedWords(parts, indent, indent, " | ");
}

function wrappedWords(words: readonly string[], first: string, rest: string, between: string): string {
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
