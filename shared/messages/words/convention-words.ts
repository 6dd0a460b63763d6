import type { NumberConvention } from "../../domain/position/number-convention.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoteReference } from "./quote-text.ts";
import { quoteHeading } from "./reading-words.ts";
import { counted } from "./statement-words.ts";

/** How the two organisations write the same numbers differently; empty if they do not. */
export function conventionBlocks(conventions: readonly NumberConvention[] = []): Block[] {
  if (conventions.length === 0) return [];
  return [
    {
      block: "paragraph",
      text: "Your statement and our ledger write the same numbers differently. We read yours as follows.",
    },
    { block: "list", items: conventions.map(conventionSentence) },
  ];
}

/** `You write NF-10421, our ledger writes 10421: we found 12 lines this way.` */
export function conventionSentence({ statement, ledger, lines }: NumberConvention): string {
  return `${yours(statement)}, ${ours(ledger)}: we found ${counted(lines, "line")} this way.`;
}

function yours({ column, text }: NumberConvention["statement"]): string {
  switch (column) {
    case "number":
      return `You write ${quoteReference(text)}`;
    case "description":
      return `Your description is ${quoteHeading(text)}`;
    case "reference":
      return `Your reference is ${quoteReference(text)}`;
    case "order":
      return `Your purchase order is ${quoteReference(text)}`;
  }
}

function ours({ column, text }: NumberConvention["ledger"]): string {
  switch (column) {
    case "number":
      return `our ledger writes ${quoteReference(text)}`;
    case "description":
      return `the description on our ledger is ${quoteHeading(text)}`;
    case "order":
      return `the purchase order on our ledger is ${quoteReference(text)}`;
  }
}
