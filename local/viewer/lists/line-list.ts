import { openPenceOf } from "../../../shared/domain/decision-sheet/decidable-row.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { wordsOfWanted } from "../../../shared/domain/reconcile/words/wanted-words.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { evidenceWords } from "../evidence-words.ts";
import { displayText } from "../display-text.ts";
import { headingOfReason } from "../heading-of-reason.ts";
import type { List } from "./list.ts";

/** A line shows as many ledger lines beside its reason; its own page has all. */
const SHOWN_EVIDENCE = 3;

/**
 * The lines of a position, the largest open amounts first.
 *
 * @param amountName what the lines' amount is called on a statement of this kind
 * @param hrefOf the page of a line
 */
export function lineList(amountName: string, hrefOf: (line: LineOutcome) => string): List<LineOutcome> {
  return {
    unit: ["line", "lines"],
    columns: [
      { name: "line", heading: "Line", text: ({ line }) => line, look: "nowrap", onlyWide: true },
      {
        name: "invoice",
        heading: "Invoice",
        look: "title",
        text: ({ invoiceNumber }) => invoiceNumber,
        cell: (line) =>
          html`<div class="number"><a href="${hrefOf(line)}">${displayText(line.invoiceNumber, "(none)")}</a></div>`,
      },
      {
        name: "date",
        heading: "Date",
        onlyCsv: true,
        day: ({ invoiceDate }) => invoiceDate,
      },
      { name: "claimed", heading: amountName, amount: ({ outstandingPence }) => outstandingPence },
      { name: "agreed", heading: "Agreed", amount: ({ agreedPence }) => agreedPence },
      { name: "not-agreed", heading: "Not agreed", amount: ({ notAgreedPence }) => notAgreedPence },
      { name: "disputed", heading: "In dispute", amount: ({ disputedPence }) => disputedPence },
      { name: "reason", heading: "Reason", onlyCsv: true, text: ({ reason }) => reason },
      { name: "why", heading: "Why", look: "why", text: ({ why }) => why, cell: (line) => whyCell(line, hrefOf(line)) },
      {
        name: "wanted",
        heading: "What we need",
        onlyCsv: true,
        text: ({ wanted }) => (wanted ? wordsOfWanted(wanted) : ""),
      },
    ],
    filters: [
      { name: "reason", label: "Reason", all: "all", of: ({ reason }) => [reason], words: headingOfReason },
      { name: "only", label: "Amounts", all: "all", of: amountsOf },
    ],
    search: { label: "Invoice", textOf: ({ invoiceNumber }) => invoiceNumber },
    usualOrder: {
      words: "the largest open amount first",
      compare: (one, other) =>
        openPenceOf(other) - openPenceOf(one) || Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence),
    },
    empty: "The statement has no lines.",
  };
}

function amountsOf({ agreedPence, notAgreedPence, disputedPence }: LineOutcome): string[] {
  const differs = notAgreedPence !== 0 || disputedPence !== 0;
  return [
    differs ? "only differences" : "only agreed in full",
    ...(agreedPence !== 0 && differs ? ["agreed in part"] : []),
    ...(disputedPence === 0 ? [] : ["in dispute"]),
  ];
}

function whyCell(line: LineOutcome, href: string): Html {
  const more = line.evidence.length - SHOWN_EVIDENCE;
  return html`<div class="code">${line.reason}</div>
    ${line.why} ${wantedPart(line)}
    ${
      line.evidence.length > 0 &&
      html`<ul class="evidence">
        ${line.evidence.slice(0, SHOWN_EVIDENCE).map((evidence) => html`<li>${evidenceWords(evidence)}</li>`)}
        ${more > 0 && html`<li><a href="${href}">${counted(more, "more line")} of the ledger</a></li>`}
      </ul>`
    }`;
}

/** What is wanted for a line, and who decided about it. */
export function wantedPart({ wanted, decision }: LineOutcome): Html {
  return html`${wanted && html`<div class="wanted"><strong>What we need:</strong> ${wordsOfWanted(wanted)}</div>`}
  ${decision && html`<div class="wanted"><strong>Decided by</strong> ${decision.by}, ${ukTime(decision.at)}</div>`}`;
}
