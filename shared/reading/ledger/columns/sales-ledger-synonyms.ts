import { documentSynonyms } from "../../table/headings/document-synonyms.ts";
import type { FieldNames, Synonyms } from "../../table/headings/match-heading.ts";
import { also, ledgerSynonyms, type LedgerTableField } from "./ledger-synonyms.ts";

/**
 * What ledger systems call the columns of a sales ledger or an income ledger, where that differs from a purchase ledger: the other party is a
 * customer, and the ledger's own document number is the invoice number that the customer knows.
 */
export const salesLedgerSynonyms: Synonyms<LedgerTableField> = {
  ...ledgerSynonyms,
  supplierCode: {
    strong: [
      "customer|debtor|client code|number|account|key|id",
      "customer|debtor account number|code|reference",
      "customer site code",
      "bill to site code",
      "bill to code|number",
      "sold to code|number",
      "account code|number|reference",
      "apar number",
      "business partner",
      "trading partner code|number",
      "payer code|number",
    ],
    weak: ["account", "ledger account", "customer|debtor|client"],
  },
  supplierName: {
    strong: [
      "customer|debtor|client name",
      "customer|debtor|client",
      "customer|debtor description",
      "customer account name",
      "bill to name|customer|",
      "sold to name|customer|",
      "apar name",
      "account name",
      "name of customer|debtor",
      "trading partner name",
      "organisation name",
    ],
    weak: ["name", "name 1", "counterparty", "company name", "trading partner"],
  },
  internalNumber: {},
  invoiceNumber: withoutBuyers(
    also("invoiceNumber", {
      strong: [
        "document|transaction|voucher|sales document|billing document number",
        "our invoice number|reference",
        "sales invoice",
        "trx number",
        "invoice number reference",
      ],
      weak: ["our reference", "reference", "number", "transaction", "voucher", "document", "doc sequence number"],
    }),
  ),
  customerReference: documentSynonyms.customerReference,
  purchaseOrder: also("purchaseOrder", { strong: ["customer purchase order", "customer order", "customer po"] }),
  requisitioner: {
    strong: [
      "requisitioner|requestor|requester name|",
      "requested|requisitioned|raised by",
      "invoice requestor|requester",
      "request raised by",
      "budget holder",
      "contract manager",
    ],
  },
  department: {
    strong: ["department name|code|", "directorate", "division", "care group", "service line"],
    weak: ["cost centre name|description|", "business unit"],
  },
  treatment: {
    strong: [
      "income or|and recharge",
      "income recharge",
      "recharge income",
      "recharge flag|indicator|",
      "treatment",
      "recharge treatment",
    ],
  },
  service: {
    strong: [
      "service name|description",
      "service provided",
      "charge for",
      "what charge for",
      "nature of charge|service",
    ],
    weak: ["service", "scheme", "project"],
  },
  servicePeriod: {
    strong: [
      "service|charge|charging|billing|accrual|invoice period",
      "period covered",
      "period of charge|service",
      "period charge relates to",
      "period relates to",
      "month of service",
      "service month",
    ],
  },
  subsidiary: { strong: ["subsidiary", "subsidiary name|company", "group company", "trading company"] },
  predecessor: {
    strong: ["predecessor", "predecessor body|organisation|name", "predecessor body name", "former organisation|body"],
  },
  specialised: {
    strong: [
      "specialised commissioning|",
      "specialised",
      "specialist commissioning",
      "specialised commissioning flag|indicator",
      "spec comm",
    ],
  },
  basis: {
    strong: ["basis", "basis estimation|estimate|accrual|calculation", "estimation|calculation|accrual basis|method"],
  },
  agreedBy: { strong: ["agreed by|with", "accrual agreed by|with", "who agreed"] },
  notUsed: without(
    ledgerSynonyms.notUsed,
    ["requisitioner"],
    ["department", "directorate", "division", "business unit"],
  ),
};

/** Leaves out phrases that are fields of their own here. */
function without(names: FieldNames, ...phrases: readonly (readonly string[])[]): FieldNames {
  const left = new Set(phrases.flat());
  return { ...names, strong: (names.strong ?? []).filter((phrase) => !left.has(phrase)) };
}

/** In a sales ledger no supplier and no vendor has numbers. */
function withoutBuyers(names: FieldNames): FieldNames {
  return { ...names, strong: (names.strong ?? []).filter((phrase) => !/supplier|vendor/u.test(phrase)) };
}
