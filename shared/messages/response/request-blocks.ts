import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import type { Block, InvoiceItem } from "../rendering/message-content.ts";
import { quoteReference } from "../words/quote-text.ts";
import { counted } from "../words/statement-words.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { missingFromStatement } from "./ledger-only-groups.ts";
import { penceOfRequest, requestsOf, type Asked, type Request } from "./requests.ts";
import { titleOfLedgerOnly, unreadRowsOf } from "./unread-rows.ts";

/** How many invoice numbers a mail names for one request. The workbook names all of them. */
const NUMBERS_SHOWN = 12;
const ASKED_SHOWN = 6;

/** What the receivable organisation is asked for, each thing once, and how to send it (RSP-01). `reference` is the position in our subject. */
export function requestBlocks(facts: ResponseFacts, reference: string): Block[] {
  const requests = requestsOf(facts);
  const items = [...requests.map(requestItem), ...missingItems(facts), ...unreadItems(facts)];
  if (items.length === 0) return [];
  const how =
    requests.length === 0
      ? []
      : [
          {
            block: "paragraph" as const,
            text: `Please reply to this message with what we ask for. Name each file after its invoice, and leave “${reference}” in the subject, so that we can put it with the right lines.`,
          },
        ];
  return [{ block: "heading", text: WHAT_WE_NEED }, ...how, { block: "items", items }];
}

/** The heading that other parts of a reply refer to. */
export const WHAT_WE_NEED = "What we need from you";

function requestItem({ subject, asked, lines, pence }: Request): InvoiceItem {
  const shown = asked.slice(0, ASKED_SHOWN);
  const left = asked.slice(ASKED_SHOWN).reduce((sum, { lines: of }) => sum + of.length, 0);
  return {
    title: `${subject}: ${counted(lines, "line")}, ${formatPounds(pence)}`,
    amounts: [],
    sentences: [
      ...shown.map((one) => ({ label: numbersOf(one), text: one.text })),
      ...(left === 0 ? [] : [{ text: `${counted(left, "more line")}, on the sheet “Questions” of the workbook.` }]),
    ],
  };
}

/** `NF-1, NF-2 and 5 more (sheet “Questions”)`; each with its amount where only that differs. */
function numbersOf({ lines, amountsDiffer }: Asked): string {
  const named = lines.slice(0, NUMBERS_SHOWN).map((line) => nameOf(line, amountsDiffer));
  const left = lines.length - named.length;
  return left === 0
    ? named.join(", ")
    : `${named.join(", ")} and ${left.toLocaleString("en-GB")} more (sheet “Questions”)`;
}

function nameOf(line: LineOutcome, withAmount: boolean): string {
  const number = quoteReference(line.invoiceNumber);
  const name = number === "" ? `line ${line.line}, without a number` : number;
  return withAmount ? `${name} (${formatPounds(penceOfRequest(line))})` : name;
}

/** REC-08 */
function missingItems({ outcome, statement }: ResponseFacts): InvoiceItem[] {
  const { count, pence } = missingFromStatement(outcome);
  if (count === 0) return [];
  return [
    {
      title: `Items ${titleOfLedgerOnly(statement)}: ${counted(count, "item")}, ${formatPounds(pence)}`,
      amounts: [],
      sentences: [
        {
          text: `Please check whether your statement should include ${count === 1 ? "it" : "them"}: see below, and the sheet “Not on your statement” of the workbook.`,
        },
      ],
    },
  ];
}

function unreadItems({ statement }: ResponseFacts): InvoiceItem[] {
  const rows = unreadRowsOf(statement).length;
  if (rows === 0) return [];
  return [
    {
      title: `The whole statement again: ${counted(rows, "line")} not read`,
      amounts: [],
      sentences: [{ text: "Please send it with each amount as a plain number. The lines are listed below." }],
    },
  ];
}
