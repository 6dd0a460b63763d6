import type { Synonyms } from "../../table/headings/match-heading.ts";

/** What the value beside a label in the header block is. */
export type LabelField =
  | "receivableName"
  | "receivableCode"
  | "payableName"
  | "payableCode"
  | "anyCode"
  | "anyName"
  | "asAt"
  | "runDate"
  | "contact"
  | "telephone"
  | "email"
  | "account"
  | "other";

/**
 * What people call the parts of a statement's header block. To add a label, add its words to the field's list, as for a heading (see
 * document-synonyms.ts).
 */
export const labelSynonyms: Synonyms<LabelField> = {
  receivableName: {
    strong: [
      "receivable|receiving|issuing|supplying organisation|body|entity|party|trust",
      "receivable|receiving|issuing|supplying organisation|body|entity|party name",
      "name receivable|issuing organisation|body",
      "receivable",
      "from",
      "supplier",
      "supplier name",
      "provider",
      "provider name",
      "statement from",
      "issued|submitted|sent by",
      "our organisation",
      "our name",
      "seller",
      "sender",
      "sending organisation",
      "organisation issuing statement",
      "creditor",
    ],
  },
  receivableCode: {
    strong: [
      "receivable|receiving|issuing|supplier|provider|our|from|sender|seller organisation code",
      "receivable|receiving|issuing|supplier|provider|our|from|sender|seller code",
      "receivable|receiving|issuing|our|from|sender organisation number",
      "our ods code",
      "supplier|provider ods code",
    ],
  },
  payableName: {
    strong: [
      "payable|paying|purchasing organisation|body|entity|party|trust",
      "payable|paying|purchasing organisation|body|entity|party name",
      "name payable|paying organisation|body",
      "payable",
      "to",
      "customer",
      "customer name",
      "purchaser",
      "purchaser name",
      "commissioner",
      "commissioner name",
      "counterparty",
      "counterparty name",
      "counterparty organisation",
      "bill to",
      "bill to name|customer",
      "statement to|for",
      "invoiced to",
      "debtor",
      "debtor name",
      "recipient",
      "addressee",
      "addressed to",
      "client",
      "client name",
      "your organisation",
      "payer",
      "buyer",
    ],
  },
  payableCode: {
    strong: [
      "payable|paying|purchaser|commissioner|counterparty|your|to|recipient|customer|debtor|buyer organisation code",
      "payable|paying|purchaser|commissioner|counterparty|your|to|recipient|buyer code",
      "payable|paying|your|recipient organisation number",
      "your ods code",
      "customer|purchaser|commissioner|counterparty ods code",
    ],
  },
  anyCode: { strong: ["organisation code", "code", "ods code", "nhs code", "trust code"] },
  anyName: { strong: ["organisation", "organisation name", "name organisation", "trust", "trust name"] },
  asAt: {
    strong: [
      "position",
      "position date",
      "statement date",
      "date statement",
      "date of position|balance",
      "cut off date",
      "cut off",
      "period end",
      "period ending|ended",
      "period end date",
      "month ending|ended|end",
      "balance date",
      "balance at",
      "outstanding at",
      "position at",
    ],
  },
  runDate: {
    strong: [
      "run date",
      "report date",
      "date",
      "date run|printed|produced|extracted",
      "printed",
      "extract date",
      "report run",
      "date of report",
    ],
  },
  contact: {
    strong: [
      "query to",
      "contact",
      "contact name|detail|person",
      "enquiry",
      "enquiry to",
      "query contact",
      "for query contact",
      "for query",
      "finance contact",
      "statement contact",
      "contact for query",
      "contact for enquiry",
      "any query to",
    ],
    anywhere: ["query"],
  },
  telephone: {
    strong: [
      "telephone",
      "telephone number",
      "phone",
      "phone number",
      "tel",
      "tel number",
      "contact telephone|phone|tel|number",
      "contact telephone number",
    ],
  },
  email: { strong: ["email", "email address", "contact email", "contact email address", "e mail", "mail"] },
  account: {
    strong: [
      "account",
      "account number|code|reference",
      "customer account",
      "customer account number",
      "customer number|code",
    ],
  },
  other: {
    strong: [
      "completed by",
      "position held",
      "signed",
      "name",
      "fax",
      "vat registration number",
      "job title",
      "designation",
      "approved by",
      "authorised by",
    ],
  },
};
