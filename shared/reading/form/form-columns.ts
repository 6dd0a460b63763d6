import type { FormPart } from "../../domain/form/collection-form.ts";
import type { Header } from "../table/headings/heading-meaning.ts";
import { headingMatcher, matchHeading, type HeadingMatch, type Synonyms } from "../table/headings/match-heading.ts";
import type { TableDescription, TableField } from "../table/table-description.ts";
import type { AmountColumn } from "../table/values/amount-in-unit.ts";

/** The columns of a collection form. */
export type FormField =
  | "organisation"
  | "exercise"
  | "part"
  | "counterparty"
  | "counterpartyName"
  | "notified"
  | "accrued"
  | "adjusted"
  | "disputed"
  | "formTotal"
  | "reason"
  /** Whose statement a row is about: such a table tells what makes up the form's rows. */
  | "statementOf"
  | "other";

const synonyms: Synonyms<FormField> = {
  organisation: {
    strong: [
      "submitting|reporting|own organisation|body|entity code",
      "submitting|reporting organisation|body|entity",
      "organisation code",
    ],
    weak: ["organisation", "submitted by", "from organisation"],
  },
  exercise: { strong: ["exercise", "period", "quarter"] },
  part: {
    strong: ["part", "form part", "statement part", "account type", "balance type", "category", "type"],
    weak: ["section", "heading"],
  },
  counterparty: {
    strong: [
      "counterparty",
      "counterparty code",
      "counter party code",
      "counterparty organisation code",
      "counterparty body code",
      "partner code",
      "with organisation code",
    ],
    weak: ["counter party", "partner", "code"],
  },
  counterpartyName: {
    strong: [
      "counterparty name",
      "counter party name",
      "counterparty organisation name",
      "partner name",
      "organisation name",
      "name",
    ],
  },
  notified: {
    strong: ["notified", "notified amount|balance", "amount notified", "invoiced notified"],
    anywhere: ["notified"],
  },
  accrued: { strong: ["accrued", "accrual", "accruals", "accrued amount", "amount accrued"], anywhere: ["accrued"] },
  adjusted: {
    strong: ["adjusted", "adjustment", "adjustments", "adjusted amount", "amount adjusted"],
    anywhere: ["adjusted"],
  },
  disputed: {
    strong: ["disputed", "dispute", "in dispute", "disputed amount", "amount disputed"],
    anywhere: ["disputed"],
  },
  formTotal: { strong: ["total", "total amount|balance", "agreed total", "total per form"], anywhere: ["total"] },
  reason: {
    strong: ["reason", "reasons", "explanation", "comment", "comments", "narrative", "reason for adjustment|dispute"],
    anywhere: ["reason"],
  },
  statementOf: { strong: ["statement of", "statement from"] },
  other: { strong: ["list", "sector", "sector list", "rests on", "whole of government"] },
};

const matcher = headingMatcher(synonyms);

const amounts = ["notified", "accrued", "adjusted", "disputed", "formTotal"] as const;

export type FormAmount = (typeof amounts)[number];

const amountFields: ReadonlySet<TableField<FormField>> = new Set(amounts);

/** What the reader of tables is told of a collection form. */
export const formTable: TableDescription<FormField> = {
  meaningsOf: (heading): readonly HeadingMatch<TableField<FormField>>[] => matchHeading(matcher, heading),
  isHeadedBy: (fields) =>
    (fields.has("counterparty") || fields.has("organisation")) &&
    amounts.filter((field) => fields.has(field)).length >= 3,
  fits: () => true,
  amounts: amountFields,
  dates: new Set(),
  claimable: amountFields,
  claimedFirst: ["formTotal"],
  claimedLast: [],
  decisive: amountFields,
  onEveryLine: new Set(["counterparty"]),
  answers: new Set(),
  answersInWords: new Set(),
  pivots: new Set(),
  numberByValues: "counterparty",
  owedSide: "debit",
  sendAgain: "send the form again",
  names: {},
};

/** Which columns of a table hold what. A wide form has the amounts of several parts side by side. */
export interface FormLayout {
  readonly columns: ReadonlyMap<FormField, number>;
  /** By the part that their headings name; `undefined` where they name none. */
  readonly amounts: ReadonlyMap<FormPart | undefined, ReadonlyMap<FormAmount, AmountColumn>>;
  /** Fields that two columns have. */
  readonly twice: readonly string[];
}

/** Decides the columns of a form by their headings: nothing is guessed from values. */
export function formLayoutOf(header: Header<FormField>): FormLayout {
  const columns = new Map<FormField, number>();
  const byPart = new Map<FormPart | undefined, Map<FormAmount, AmountColumn>>();
  const twice: string[] = [];
  for (const { column, heading, matches } of header.cells) {
    const field = matches.map((match) => match.field).find(isFormField);
    if (field === undefined || field === "other") continue;
    if (isFormAmount(field)) {
      const part = partIn(heading);
      const own = byPart.get(part) ?? new Map<FormAmount, AmountColumn>();
      byPart.set(part, own);
      if (own.has(field)) twice.push(heading);
      else own.set(field, { column, heading });
    } else if (!columns.has(field)) columns.set(field, column);
  }
  const own = columns.get("organisation");
  // `Organisation code` beside no counterparty is that of the counterparty: whose form it is stands above the table.
  if (!columns.has("counterparty") && own !== undefined) {
    columns.set("counterparty", own);
    columns.delete("organisation");
  }
  return { columns, amounts: byPart, twice };
}

/** The part of the form that a text names; `undefined` if it names none, or several. */
export function partIn(text: string): FormPart | undefined {
  const found = PARTS.filter(([, words]) => words.test(text)).map(([part]) => part);
  return found.length === 1 ? found[0] : undefined;
}

const PARTS: readonly (readonly [FormPart, RegExp])[] = [
  ["payables", /\b(?:payables?|creditors?)\b/iu],
  ["receivables", /\b(?:receivables?|debtors?)\b/iu],
  ["income", /\b(?:income|revenue)\b/iu],
  ["expenditure", /\b(?:expenditure|expenses?)\b/iu],
];

function isFormAmount(field: FormField): field is FormAmount {
  return amountFields.has(field);
}

function isFormField(field: string): field is FormField {
  return Object.hasOwn(synonyms, field);
}
