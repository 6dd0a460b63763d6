import { askedWords } from "../answer-form/questions/asked-words.ts";
import { whatIsAsked } from "../answer-form/questions/what-is-asked.ts";
import { statementSynonyms } from "../statement/columns/statement-synonyms.ts";
import { headingMatcher, matchHeading } from "../table/headings/match-heading.ts";

/** What a column of an answer holds. */
export type AnswerField =
  | "number"
  | "date"
  | "description"
  | "claimed"
  /** What is accrued: of a statement of accruals that is what we claim. */
  | "accrued"
  | "agreed"
  | "notAgreed"
  | "open"
  | "disputed"
  | "status"
  | "reason"
  | "wanted"
  | "code"
  /** What the payable organisation's own ledger has. */
  | "onLedger";

export interface AnswerLayout {
  readonly columns: ReadonlyMap<AnswerField, { readonly column: number; readonly heading: string }>;
  /** Fields that two columns have, so that neither can be used. */
  readonly twice: readonly AnswerField[];
}

/** Decides by its headings what each column of a table is: by the same words by which we find where a sender's own form asks us (RSP-02). */
export function answerLayoutOf(headings: readonly (readonly [column: number, heading: string])[]): AnswerLayout {
  const columns = new Map<AnswerField, { column: number; heading: string; score: number }>();
  const twice = new Set<AnswerField>();
  for (const [column, heading] of headings) {
    const found = fieldOf(heading);
    if (found === undefined) continue;
    const { field, score } = found;
    const before = columns.get(field);
    if (before?.score === score && ANSWERS.has(field)) twice.add(field);
    if (before === undefined || before.score < score) columns.set(field, { column, heading, score });
  }
  return { columns, twice: [...twice] };
}

/** Whether a row of headings heads a table in which our lines are answered: each has a number, and a column that agrees or does not. */
export function isAnswerTable({ columns }: AnswerLayout): boolean {
  return columns.has("number") && CORE.some((field) => columns.has(field));
}

/** Whether it heads a list of what the payable organisation's ledger has. */
export function isLedgerTable({ columns }: AnswerLayout): boolean {
  return (
    columns.has("number") &&
    (columns.has("onLedger") || columns.has("claimed")) &&
    !CORE.some((field) => columns.has(field))
  );
}

const CORE: readonly AnswerField[] = ["agreed", "notAgreed", "open", "status"];
const ANSWERS: ReadonlySet<AnswerField> = new Set(["agreed", "notAgreed", "open", "disputed", "status"]);

const matcher = headingMatcher(statementSynonyms);
const EXACT = 100;
const LIKELY = 60;
const LONGEST_HEADING = 80;

function fieldOf(given: string): { readonly field: AnswerField; readonly score: number } | undefined {
  if (given.length > LONGEST_HEADING) return undefined;
  if (/^\s*reason codes?\s*$/iu.test(given)) return { field: "code", score: EXACT };
  // To whoever answers, our invoices are yours.
  if (/^\s*your (?:invoice|inv|document)\b(?!.*\b(?:amount|value|total|date)\b)/iu.test(given))
    return { field: "number", score: EXACT };
  const heading = given.replace(/\s+(?:as )?(?:on|per) (?:your|the) statement\s*$/iu, "");
  const [document] = matchHeading(matcher, heading);
  const asDocument = document === undefined ? undefined : DOCUMENT_FIELDS.get(document.field);
  const isPlain = document !== undefined && document.score >= EXACT && asDocument !== undefined;
  if (isPlain) return { field: asDocument, score: CLAIMED_FIRST.has(document.field) ? EXACT + 1 : document.score };
  const asked = whatIsAsked(heading);
  switch (asked?.asks) {
    case "amount":
      switch (asked.amount) {
        case "agreed":
        case "in-principle":
          return { field: "agreed", score: EXACT };
        case "not-agreed":
        case "not-agreed-nor-disputed":
          return { field: "notAgreed", score: EXACT };
        case "open":
          return { field: "open", score: EXACT };
        case "disputed":
          return { field: "disputed", score: EXACT };
        case "ledger-balance":
          return { field: "onLedger", score: EXACT };
        case "accrued":
          return { field: "accrued", score: EXACT };
      }
      break;
    case "yes-no":
      return asked.about === "agreed" ? { field: "status", score: EXACT } : undefined;
    case "status":
      return { field: "status", score: EXACT };
    case "comment":
      return { field: "reason", score: REASON.test(askedWords(heading)) ? EXACT : LIKELY };
    case "wanted":
      return asDocument === "number" ? { field: "number", score: LIKELY } : { field: "wanted", score: EXACT };
    case "code":
    case "purchase-order":
    case "payment-reference":
    case "paid-date":
    case "dispute-reference":
    case "nothing":
    case undefined:
      break;
  }
  if (asDocument === undefined || document === undefined || document.score < LIKELY) return undefined;
  return { field: asDocument, score: document.score };
}

const REASON = /\breasons?\b|\bwhy\b/u;

/** Of amounts what is outstanding counts before what the invoice was for. */
const CLAIMED_FIRST: ReadonlySet<string> = new Set(["outstanding"]);

const DOCUMENT_FIELDS = new Map<string, AnswerField>([
  ["invoiceNumber", "number"],
  ["invoiceDate", "date"],
  ["description", "description"],
  ["outstanding", "claimed"],
  ["amount", "claimed"],
  ["income", "claimed"],
  ["accrued", "accrued"],
]);
