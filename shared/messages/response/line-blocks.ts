import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { noPence, sumPence } from "../../domain/amounts-and-days/pence.ts";
import { subjectOfWanted } from "../../domain/reconcile/words/wanted-subjects.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { countFigures, placeOfFigure } from "./incomplete-words.ts";
import { isAgreedInFull, nameOfLine, placeOnStatement, whyOf, whyOfLedgerOnly } from "./line-words.ts";
import { statementLinesByNumber } from "./list-lines.ts";
import { WHAT_WE_NEED } from "./request-blocks.ts";
import type { Block, InvoiceItem } from "../rendering/message-content.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { counted } from "../words/statement-words.ts";
import { nameOfUnreadRow, titleOfLedgerOnly, unreadRowsOf, whyUnread } from "./unread-rows.ts";

/** How many lines a mail shows, largest amounts first. The workbook has every line. */
const ITEMS_SHOWN = 30;
const AGREED_SHOWN = 25;
const LEDGER_ONLY_SHOWN = 15;
const FIGURES_SHOWN = 10;

export const SEE_WORKBOOK = ", listed in the attached workbook";

/** Lines whose amount could not be read, so that no total includes them, and figures that could be money. */
export function unreadBlocks(facts: ResponseFacts): Block[] {
  const rows = unreadRowsOf(facts.statement);
  const figures = figureBlocks(facts);
  if (rows.length === 0) return figures.length === 0 ? [] : [{ block: "heading", text: "Not read" }, ...figures];
  const items: InvoiceItem[] = rows.slice(0, ITEMS_SHOWN).map((row) => ({
    title: nameOfUnreadRow(row),
    amounts: [],
    sentences: [{ label: "Why", text: whyUnread(row) }],
  }));
  const unlisted = rows.length - items.length;
  return [
    { block: "heading", text: "Not read" },
    {
      block: "paragraph",
      text: `These totals leave out ${counted(rows.length, "line")}, because we could not read ${rows.length === 1 ? "its amount" : "their amounts"}. Please send the whole statement again, with each amount as a plain number.`,
    },
    { block: "items", items },
    ...(unlisted > 0
      ? [
          {
            block: "paragraph" as const,
            text: `${counted(unlisted, "more line is", "more lines are")} not read${SEE_WORKBOOK}.`,
          },
        ]
      : []),
    ...figures,
  ];
}

/** Figures that could be money and that no total includes. */
function figureBlocks({ statement }: ResponseFacts): Block[] {
  const { figuresNotRead = [] } = statement;
  if (figuresNotRead.length === 0) return [];
  const items = figuresNotRead.slice(0, FIGURES_SHOWN).map(placeOfFigure);
  const unlisted = countFigures({ figuresNotRead: figuresNotRead.slice(FIGURES_SHOWN) });
  if (unlisted > 0) items.push(`${counted(unlisted, "more figure")}${SEE_WORKBOOK}.`);
  return [
    {
      block: "paragraph",
      text: "The following could be money, but nothing on the statement says what it is, so these totals leave it out. If it is part of what is owed, please send the statement again with a line of its own for each amount.",
    },
    { block: "list", items },
  ];
}

/** RSP-01: each line that is not agreed in full, with its split, the reason and what we need. */
export function openLineBlocks(facts: ResponseFacts): Block[] {
  const open = facts.outcome.lines.filter((line) => !isAgreedInFull(line)).toSorted(largestOpenFirst);
  if (open.length === 0) return [];
  const statementLines = statementLinesByNumber(facts);
  const shown = open.slice(0, ITEMS_SHOWN);
  const blocks: Block[] = [
    { block: "heading", text: "Not agreed in full" },
    {
      block: "items",
      items: shown.map((line) => openLineItem(line, statementLines.get(line.line))),
    },
  ];
  const unlisted = open.slice(ITEMS_SHOWN);
  if (unlisted.length > 0) {
    const rest = sumPence(unlisted.flatMap((line) => [line.notAgreedPence, line.disputedPence]));
    blocks.push({
      block: "paragraph",
      text: `These are the largest. ${counted(unlisted.length, "more line is", "more lines are")} not agreed in full (${formatPounds(rest)} not agreed or in dispute)${SEE_WORKBOOK}.`,
    });
  }
  return blocks;
}

function largestOpenFirst(one: LineOutcome, other: LineOutcome): number {
  return openPence(other) - openPence(one) || one.line - other.line;
}

function openPence(line: LineOutcome): number {
  return Math.abs(line.notAgreedPence) + Math.abs(line.disputedPence);
}

function openLineItem(line: LineOutcome, statementLine: StatementLine | undefined): InvoiceItem {
  const place = placeOnStatement(statementLine);
  return {
    title: `${nameOfLine(line)}${place === "" ? "" : `, ${place}`}`,
    amounts: [
      { label: "On your statement", pence: line.outstandingPence },
      { label: "Agreed", pence: line.agreedPence, strong: line.agreedPence !== noPence },
      ...[
        { label: "Not agreed", pence: line.notAgreedPence, strong: true },
        { label: "In formal dispute", pence: line.disputedPence, strong: true },
      ].filter(({ pence }) => pence !== noPence),
    ],
    sentences: [
      { label: "Why", text: whyOf(line, statementLine) },
      ...(line.wanted === undefined
        ? []
        : [{ label: "What we need", text: `See “${subjectOfWanted(line.wanted)}” under “${WHAT_WE_NEED}”.` }]),
    ],
  };
}

/** REC-08: items that are on the ledger but not on the statement. */
export function ledgerOnlyBlocks(facts: ResponseFacts): Block[] {
  const { ledgerOnly } = facts.outcome;
  if (ledgerOnly.length === 0) return [];
  const total = sumPence(ledgerOnly.map((item) => item.outstandingPence));
  const shown = ledgerOnly
    .toSorted((one, other) => Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence))
    .slice(0, LEDGER_ONLY_SHOWN);
  const blocks: Block[] = [
    { block: "heading", text: titleOfLedgerOnly(facts.statement).replace(/^o/, "O") },
    {
      block: "paragraph",
      text: `${counted(ledgerOnly.length, "item")}, ${formatPounds(total)} in all. Please check whether your statement should include ${ledgerOnly.length === 1 ? "it" : "them"}.`,
    },
    {
      block: "items",
      items: shown.map((item) => ({
        title: nameOfLine(item),
        amounts: [{ label: "On our ledger", pence: item.outstandingPence, strong: true }],
        sentences: [{ text: whyOfLedgerOnly(item) }],
      })),
    },
  ];
  const unlisted = ledgerOnly.length - shown.length;
  if (unlisted > 0) {
    blocks.push({
      block: "paragraph",
      text: `These are the largest. ${counted(unlisted, "more item is", "more items are")}${SEE_WORKBOOK}.`,
    });
  }
  return blocks;
}

/** The lines that are agreed in full: a table, or only their number and total if there are many. */
export function agreedLineBlocks(facts: ResponseFacts): Block[] {
  const agreed = facts.outcome.lines.filter(isAgreedInFull);
  if (agreed.length === 0) return [];
  const blocks: Block[] = [{ block: "heading", text: "Agreed in full" }];
  if (agreed.length > AGREED_SHOWN) {
    const total = sumPence(agreed.map((line) => line.agreedPence));
    blocks.push({
      block: "paragraph",
      text: `${counted(agreed.length, "line")}, ${formatPounds(total)} in all${SEE_WORKBOOK}.`,
    });
    return blocks;
  }
  blocks.push({
    block: "table",
    columns: [
      { heading: "Invoice", amount: false },
      { heading: "Date", amount: false },
      { heading: "On your statement", amount: true },
      { heading: "Agreed", amount: true },
    ],
    rows: agreed.map((line) => [
      quoteReference(line.invoiceNumber) || "(no number)",
      line.invoiceDate === undefined ? "" : formatCalendarDate(line.invoiceDate),
      formatPounds(line.outstandingPence),
      formatPounds(line.agreedPence),
    ]),
  });
  return blocks;
}
