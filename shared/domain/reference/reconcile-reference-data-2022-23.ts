import { calendarDate } from "../amounts-and-days/calendar-date.ts";
import { organisationCode } from "../organisation/organisation-code.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

const supplyChain = {
  issuers: [organisationCode("HSA033")],
  issuerNames: ["SUPPLY CHAIN"],
};

const thirdPartyScheme = ["LIABILITIES TO THIRD PARTIES", "THIRD PARTY SCHEME", "THIRD-PARTY SCHEME", "LTPS"];

/** The reference data of the 2022-23 exercises. It is used until an administrator imports other data. */
export const reconcileReferenceData2022To23: ReconcileReferenceData = {
  vatRates: [
    { basisPoints: 2000, from: calendarDate("2011-01-04") },
    { basisPoints: 500, from: calendarDate("1997-09-01") },
  ],
  invoicePrefixes: [
    {
      ...supplyChain,
      prefixes: ["901", "91", "902", "92", "903", "93"],
      belongsTo: organisationCode("HSA033"),
      name: "UK Health Security Agency",
    },
    {
      ...supplyChain,
      prefixes: ["101", "11", "201", "21", "904", "94", "905", "95"],
      name: "a body external to government",
    },
  ],
  subEntities: {
    core: organisationCode("CBA033"),
    bodies: [
      { code: organisationCode("CBA033"), name: "NHS England (core)" },
      { code: organisationCode("Y56"), name: "NHS England London" },
      { code: organisationCode("Y58"), name: "NHS England South West" },
      { code: organisationCode("Y59"), name: "NHS England South East" },
      { code: organisationCode("Y60"), name: "NHS England Midlands" },
      { code: organisationCode("Y61"), name: "NHS England East of England" },
      { code: organisationCode("Y62"), name: "NHS England North West" },
      { code: organisationCode("Y63"), name: "NHS England North East and Yorkshire" },
      { code: organisationCode("13Q"), name: "NHS England central specialised commissioning" },
    ],
    wording: "the invoice is not recognised by this NHS England sub-entity",
  },
  numberAffixes: [
    "INVOICE",
    "INVOICENO",
    "INVOICENUMBER",
    "INVNO",
    "INV",
    "IN",
    "I",
    "SI",
    "SIN",
    "SINV",
    "DOC",
    "NO",
    "NUMBER",
    "NR",
    "REF",
    "YOURREF",
    "OURREF",
    "CREDITNOTE",
    "CREDIT",
    "CRN",
    "CN",
    "SC",
    "SCN",
    "CR",
    "DUP",
    "COPY",
  ],
  noNumber: [
    "NA",
    "NONE",
    "NIL",
    "TBC",
    "TBA",
    "UNKNOWN",
    "VARIOUS",
    "MULTIPLE",
    "SEEATTACHED",
    "INVOICE",
    "INV",
    "CREDIT",
    "CREDITNOTE",
    "CN",
    "PAYMENT",
    "CASH",
    "UNALLOCATED",
    "UNALLOCATEDCASH",
    "ONACCOUNT",
    "NOREF",
    "NOREFERENCE",
    "NOINVOICE",
    "NOTKNOWN",
    "MISSING",
    "PENDING",
  ],
  otherInvoiceWords: ["REPLAC", "CREDIT", "REBILL", "RE-BILL", "REISSU", "CANCEL", "SUPERSED", "INSTEAD", "CORRECT"],
  creditLossWords: ["CREDIT LOSS", "BAD DEBT", "DOUBTFUL DEBT", "IMPAIRMENT", "LOSS ALLOWANCE", "ECL"],
  leaseWords: ["LEASE", "RIGHT OF USE", "ROU", "IFRS 16", "IFRS16"],
  natures: [
    {
      words: ["PUBLIC DIVIDEND CAPITAL", "PDC"],
      unless: ["COMMITMENT FEE", "COMMITMENT FEES"],
      because: "is public dividend capital, which is outside the agreement of balances",
    },
    {
      words: ["LOAN INTEREST", "LOAN PRINCIPAL", "LOAN REPAYMENT", "INTEREST ON LOAN", "INTEREST ON LOANS"],
      because: "relates to a loan, which is outside the agreement of balances",
    },
    {
      words: ["GRANT IN AID", "GRANT-IN-AID", "PARLIAMENTARY FUNDING", "SHARE CAPITAL"],
      because: "is funding of a body, not trade with it, which is outside the agreement of balances",
    },
    {
      words: ["BUSINESS RATES", "NON-DOMESTIC RATES", "NON DOMESTIC RATES", "NNDR"],
      because: "relates to business rates, which are outside the agreement of balances",
    },
    {
      words: ["CHARITABLE FUND", "CHARITABLE FUNDS"],
      because: "relates to charitable funds, which are outside the agreement of balances",
    },
    {
      words: ["INJURY BENEFIT", "INJURY BENEFITS"],
      because: "relates to injury benefits, which are outside the agreement of balances",
    },
    {
      words: ["FP10", "FP10S", "FP10HP"],
      because: "is a recharge of FP10 prescribing, which is outside the agreement of balances",
    },
    {
      words: [
        "TRANSFER BY ABSORPTION",
        "ABSORPTION GAIN",
        "ABSORPTION LOSS",
        "GAIN ON ABSORPTION",
        "LOSS ON ABSORPTION",
      ],
      because: "is a gain or loss on a transfer by absorption, which is outside the agreement of balances",
    },
    {
      words: ["DONATED CORONAVIRUS", "DONATED COVID", "DONATED COVID-19", "DONATED PPE"],
      because: "relates to donated coronavirus items, which are outside the agreement of balances",
    },
    {
      words: thirdPartyScheme,
      kinds: ["i&e"],
      because:
        "relates to defence costs under the third-party scheme, which are outside the agreement of income and expenditure",
    },
    {
      words: thirdPartyScheme,
      kinds: ["r&p"],
      because: "relates to defence costs under the third-party scheme",
      belongsTo: { name: "NHS Resolution" },
    },
    {
      words: ["EUROPEAN HEALTH INSURANCE", "GLOBAL HEALTH INSURANCE", "EHIC", "GHIC"],
      because: "is an incentive payment for European or global health insurance",
      belongsTo: { name: "Department of Health and Social Care", code: organisationCode("DOH033") },
    },
    {
      words: ["SECONDARY DENTAL", "SECONDARY CARE DENTAL"],
      payables: [organisationCode("CBA033")],
      because: "relates to secondary dental care",
      belongsTo: { name: "the NHS England region where the patient lives" },
    },
    {
      words: ["CLINICAL EXCELLENCE AWARD", "CLINICAL EXCELLENCE AWARDS", "HEALTHCARE", "PATIENT CARE"],
      payables: [organisationCode("CBA033")],
      because: "relates to healthcare or clinical excellence awards",
      belongsTo: { name: "a region of NHS England" },
    },
    {
      words: ["POOLED BUDGET", "POOLED BUDGETS"],
      because: "relates to a pooled budget",
      belongsTo: { name: "the member of the pool that it is for, not the pool" },
    },
    {
      words: ["NET ACCOUNTED", "NET-ACCOUNTED", "NET ACCOUNTING"],
      kinds: ["i&e"],
      because: "is a recharge that is accounted for net, for which there is no statement of income",
    },
    {
      words: ["LOW VOLUME ACTIVITY", "LOW-VOLUME ACTIVITY", "LVA"],
      because: "is low-volume activity, which is paid on the national schedule and never invoiced",
    },
    {
      words: [
        "GENERAL NCA",
        "NCA GENERAL",
        "GENERAL NON-CONTRACTED ACTIVITY",
        "GENERAL NON CONTRACTED ACTIVITY",
        "NON-CONTRACTED ACTIVITY GENERAL",
      ],
      payableTypes: ["trust", "foundation trust", "nhs trust", "ft", "provider"],
      because: "relates to general non-contracted activity, which is not allowed against a provider",
    },
  ],
};
