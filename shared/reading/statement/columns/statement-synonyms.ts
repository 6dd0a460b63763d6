import { documentSynonyms } from "../../table/headings/document-synonyms.ts";
import type { Synonyms } from "../../table/headings/match-heading.ts";
import type { TableField } from "../../table/table-description.ts";

/** What a column of a statement may be. */
export type StatementField = TableField<StatementExtra>;

/** What a column of a statement may be that columns of other tables are not. */
export type StatementExtra =
  | "income"
  | "accrued"
  | "account"
  | "accountName"
  | "payableCode"
  | "payableName"
  | "receivableCode"
  | "receivableName"
  | "basis"
  | "agreedBy"
  | "subsidiary"
  | "predecessor"
  | "commissionedBy"
  | "recharge"
  | "pivot"
  | "responseAgreed"
  | "responseInPrinciple"
  | "responseNotAgreed"
  | "responseDisputed"
  | "responseYesNo"
  | "responseComment";

const payable = "payable|paying|purchaser|purchasing|commissioner|counterparty|debtor|recipient|buyer";

const receivable = "receivable|receiving|supplier|provider|selling|creditor|seller|issuing";

/**
 * What senders call the columns of a statement, and what the forms call the columns that the payable organisation fills in.
 *
 * To add a heading, see document-synonyms.ts. Add it here if only statements have it. A new field also needs a role in rows/column-roles.ts
 * and a line in rows/optional-cells.ts that reads its cells.
 */
export const statementSynonyms: Synonyms<StatementField> = {
  ...documentSynonyms,
  outstanding: {
    strong: [
      ...(documentSynonyms.outstanding.strong ?? []),
      "unallocated|unmatched amount|balance|value",
      "amount unallocated|unapplied|unmatched",
      "unapplied amount|balance",
    ],
    weak: [...(documentSynonyms.outstanding.weak ?? []), "unallocated", "unapplied", "unmatched"],
  },
  amount: { ...documentSynonyms.amount, weak: [...(documentSynonyms.amount.weak ?? []), "currency amount|value"] },
  income: {
    strong: [
      "income year to date",
      "income to date",
      "year to date",
      "year to date income|total|amount|value|actual",
      "total|invoiced|recognised income year to date",
      "invoiced year to date",
      "income for year|period",
      "total|invoiced|recognised income",
      "i&e amount|value",
    ],
    weak: ["income", "income amount|value|total", "revenue amount|value|total", "grant|receipt amount|value"],
  },
  accrued: {
    strong: [
      "accrual amount|value|total",
      "accrued amount|income|value|total",
      "accrual",
      "accrued",
      "income accrued",
      "amount accrued",
      "accrued income amount|value",
      "estimated amount|value|accrual",
      "accrual estimate",
    ],
    weak: ["estimate"],
  },
  account: {
    strong: [
      "account number|code|reference",
      "customer number|code|account|reference number",
      "customer account number|code|reference",
      "debtor number|code|account|account number",
      "client number|code|account",
      "account",
      "customer site number|",
      "bill to account|number",
      "sales account",
    ],
    weak: ["site number", "site"],
  },
  accountName: {
    strong: [
      "customer name",
      "account name",
      "debtor name",
      "client name",
      "customer account name",
      "site name",
      "bill to name|customer|",
    ],
    weak: ["customer", "debtor", "client", "party name", "name"],
  },
  payableCode: {
    strong: [
      `${payable} organisation|body|entity|party code`,
      `${payable} organisation code number`,
      `${payable} code`,
      "organisation code",
      "ods code",
      "nhs code",
      "customer ods|organisation|nhs code",
    ],
    weak: ["agency code", "counterparty", "wga code"],
  },
  payableName: {
    strong: [
      `${payable} organisation|body|entity|party name`,
      `${payable} organisation|body|entity|party`,
      "counterparty name",
      "commissioner name",
      "purchaser name",
      "counterparty description",
    ],
    weak: ["commissioner", "purchaser", "organisation name", "organisation", "payer"],
  },
  receivableCode: { strong: [`${receivable} organisation|body|entity code`, `${receivable} code`] },
  receivableName: {
    strong: [
      `${receivable} organisation|body|entity name`,
      `${receivable} organisation|body|entity`,
      "supplier name",
      "provider name",
    ],
    weak: ["supplier", "provider"],
  },
  period: {
    ...documentSynonyms.period,
    strong: [...(documentSynonyms.period.strong ?? []), "accrual month|period|date", "period of accrual"],
  },
  basis: {
    strong: [
      "basis",
      "basis estimation|estimate|accrual|calculation",
      "estimation|calculation|accrual basis|method|methodology",
      "how estimated|calculated",
      "methodology",
      "basis amount",
    ],
    anywhere: ["basis estimation", "basis accrual", "basis calculation"],
  },
  agreedBy: {
    strong: [
      "agreed by|with",
      "accrual agreed by|with",
      "agreed by|with receivable|payable|supplier|provider|commissioner|customer|organisation|name",
      "who agreed",
      "who agreed accrual",
      "name person who agreed",
      "agreed contact",
    ],
    anywhere: ["who agreed", "agreed by", "agreed with"],
  },
  subsidiary: {
    strong: ["subsidiary", "subsidiary name|company|body|organisation", "trading subsidiary", "name of subsidiary"],
  },
  predecessor: {
    strong: [
      "predecessor",
      "predecessor body|organisation|name|ccg|code",
      "predecessor body name",
      "former body|organisation|ccg|name",
      "previous organisation|body|ccg",
      "legacy ccg|organisation|body",
    ],
    anywhere: ["predecessor"],
  },
  commissionedBy: {
    strong: [
      "commissioned by",
      "who commissioned",
      "ordered|requested by",
      "requestor",
      "requester",
      "requisitioner",
      "requested by name",
      "budget holder",
    ],
    anywhere: ["who commissioned", "commissioned by"],
  },
  recharge: { strong: ["recharge", "recharge indicator|flag", "treated as recharge"], anywhere: ["recharge"] },
  pivot: {
    strong: [
      "row label",
      "column label",
      "grand total",
      "sum amount|value|outstanding|balance|total",
      "count invoice|amount|number",
    ],
    anywhere: ["row label", "column label"],
  },
  responseAgreed: {
    strong: [
      "agreed",
      "agree",
      "agreed amount|value|balance|total",
      "amount agreed",
      "value agreed",
      "agreed payable|customer|purchaser|commissioner",
      "accepted",
      "amount accepted",
      "accepted amount",
      "agreed balance",
      "amount you agree",
      "total agreed|responded",
      "payable agreed",
      "confirmed amount|value|balance",
      "amount|value|balance confirmed",
      "accepted value|balance",
      "value|balance accepted",
      "we agree|accept|confirm",
      "you agree|accept|confirm",
    ],
    anywhere: ["agreed", "agree"],
  },
  responseInPrinciple: {
    strong: ["agreed in principle", "agreed in principle amount", "in principle", "amount agreed in principle"],
    anywhere: ["in principle"],
  },
  responseNotAgreed: {
    strong: [
      "not agreed",
      "amount not agreed",
      "not agreed amount|value",
      "disagreed",
      "amount disagreed",
      "not accepted",
      "rejected",
      "queried",
      "query",
      "amount queried",
      "queried amount",
      "in query",
      "amount in query",
      "query amount",
      "under query",
      "not agreed not in dispute",
      "not on ledger",
      "unmatched",
      "not recognised",
      "adjustment",
    ],
    anywhere: ["not agreed", "queried", "not accepted", "disagree", "disagreed"],
  },
  responseDisputed: {
    strong: [
      "in dispute",
      "disputed",
      "dispute",
      "in formal dispute",
      "formal dispute",
      "amount in formal dispute",
      "amount in dispute",
      "disputed amount|value",
      "amount disputed",
      "in arbitration|mediation|litigation",
      "amount in arbitration|mediation|litigation",
      "formally disputed",
      "dispute amount",
    ],
    anywhere: ["formal dispute", "disputed", "dispute"],
  },
  responseYesNo: {
    strong: [
      "agree in full",
      "agreed in full",
      "agree disagree",
      "agreed disputed",
      "agreed not agreed",
      "invoice agreed",
      "invoice approved",
      "approved for payment",
      "on ledger",
      "on your ledger",
      "on system",
    ],
    anywhere: ["agree in full", "agreed in full", "on your ledger"],
  },
  responseComment: {
    strong: [
      "reason",
      "response",
      "reply",
      "your comment|reply|response",
      "reason for query|dispute|disagreement|difference",
      "reason information needed|required",
      "further information",
      "information needed|required",
      "further information required|needed|wanted",
      "comment further information required",
      "comment information required",
      "payable|customer|purchaser|commissioner comment|response|reply",
      "payable organisation comment|response",
      "dispute reference|reason|number",
      "expected payment date",
      "date to be paid",
      "payment run date",
      "payable ledger reference",
      "action by payable",
    ],
    anywhere: [
      "information required",
      "information needed",
      "payable organisation comment",
      "to be completed",
      "payable organisation use",
      "for completion",
    ],
  },
};
