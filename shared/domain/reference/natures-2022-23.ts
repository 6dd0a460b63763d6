import { organisationCode } from "../organisation/organisation-code.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

type Nature = ReconcileReferenceData["natures"][number];

const OUTSIDE = "which is outside the agreement of balances";
const ARE_OUTSIDE = "which are outside the agreement of balances";
const EXTERNAL = "external to government";

const core = organisationCode("CBA033");
const regions = ["Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"].map((code) => organisationCode(code));

const thirdPartyScheme = ["LIABILITIES TO THIRD PARTIES", "LIABILITY TO THIRD PARTIES", "THIRD PARTY SCHEME", "LTPS"];

/** ORG-08: what is outside the agreement of balances, whoever has it. */
const outside: readonly Nature[] = [
  {
    words: ["PUBLIC DIVIDEND CAPITAL", "PDC"],
    unless: ["COMMITMENT FEE"],
    because: `is public dividend capital, ${OUTSIDE}`,
  },
  {
    words: [
      "LOAN INTEREST",
      "LOAN PRINCIPAL",
      "LOAN REPAYMENT",
      "LOAN INSTALMENT",
      "REPAYMENT OF LOAN",
      "INTEREST ON LOAN",
      "DHSC LOAN",
      "CAPITAL LOAN",
      "REVENUE LOAN",
      "REVENUE SUPPORT LOAN",
      "INTERIM LOAN",
    ],
    unless: ["EQUIPMENT", "LOAN STORE", "LOAN KIT"],
    because: `relates to a loan, ${OUTSIDE}`,
  },
  {
    words: ["GRANT IN AID", "PARLIAMENTARY FUNDING", "SHARE CAPITAL"],
    because: `is funding of a body, not trade with it, ${OUTSIDE}`,
  },
  {
    words: ["BUSINESS RATES", "BUSINESS RATE", "NON DOMESTIC RATES", "NON DOMESTIC RATE", "NNDR"],
    because: `relates to business rates, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  { words: ["CHARITABLE FUND", "CHARITABLE TRUST FUND"], because: `relates to charitable funds, ${ARE_OUTSIDE}` },
  {
    words: ["INJURY BENEFIT"],
    because: `relates to injury benefits, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: ["FP10", "FP 10", "FP10HP", "FP10HNC", "FP10PREC"],
    because: `is a recharge of FP10 prescribing, ${OUTSIDE}`,
    recordedAs: "external to the group and to government accounts",
  },
  {
    words: [
      "TRANSFER BY ABSORPTION",
      "ABSORPTION TRANSFER",
      "ABSORPTION GAIN",
      "ABSORPTION LOSS",
      "GAIN ON ABSORPTION",
      "LOSS ON ABSORPTION",
    ],
    // ORG-16: both bodies agree the value exactly all the same.
    because: `is a transfer by absorption, whose value we agree with you apart from this exercise, ${OUTSIDE}`,
  },
  {
    words: ["DONATED CORONAVIRUS", "DONATED COVID", "DONATED COVID 19", "DONATED PPE", "DONATED INVENTORIES"],
    because: `relates to donated coronavirus items, ${ARE_OUTSIDE}`,
  },
  {
    words: [
      "MOVEMENT IN PROVISION",
      "MOVEMENT ON PROVISION",
      "CHANGE IN PROVISION",
      "INCREASE IN PROVISION",
      "DECREASE IN PROVISION",
      "PROVISION MOVEMENT",
      "PROVISION RELEASE",
      "PROVISION REVERSAL",
      "PROVISION UTILISED",
      "RELEASE OF PROVISION",
      "REVERSAL OF PROVISION",
      "UTILISATION OF PROVISION",
      "PROVISION FOR LIABILITIES",
      "PROVISION FOR LEGAL CLAIM",
      "PROVISION FOR REDUNDANCY",
      "PROVISION FOR RESTRUCTURING",
      "PROVISION FOR DILAPIDATIONS",
      "LEGAL CLAIMS PROVISION",
      "REDUNDANCY PROVISION",
      "RESTRUCTURING PROVISION",
      "DILAPIDATIONS PROVISION",
      "DILAPIDATION PROVISION",
      "EARLY RETIREMENT PROVISION",
      "PENSION TAX PROVISION",
      "RPST LIABILITY",
      "RPST LIABILITIES",
      "RPST PROVISION",
      "RISK POOLING LIABILITY",
      "RISK POOLING LIABILITIES",
    ],
    // `Increase in provision of beds` is a service.
    unless: ["PROVISION OF"],
    because: `relates to a provision, ${OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: ["PARTIALLY COMPLETED SPELL", "PARTIALLY COMPLETE SPELL", "PART COMPLETED SPELL", "INCOMPLETE SPELL"],
    because: "relates to partially completed spells, which are no longer accrued or agreed",
  },
  {
    // STM-09: only what is invoiced, or due and accrued, is agreed; what is not due yet stands on nobody's statement.
    words: [
      "FUTURE RENTAL",
      "FUTURE RENT",
      "FUTURE LEASE PAYMENT",
      "FUTURE LEASE RENTAL",
      "FUTURE MINIMUM LEASE PAYMENT",
      "LEASE RECEIVABLE",
      "LEASE LIABILITY",
      "LEASE LIABILITIES",
      "LEASE CREDITOR",
      "LEASE DEBTOR",
      "NET INVESTMENT IN LEASE",
      "NET INVESTMENT IN THE LEASE",
      "RIGHT OF USE ASSET",
      "ROU ASSET",
      "ROU DEPRECIATION",
      "DEPRECIATION OF RIGHT OF USE",
      "LEASE REMEASUREMENT",
      "UNWINDING OF DISCOUNT",
    ],
    unless: ["INVOICED", "DUE"],
    because:
      "is an un-invoiced lease balance or a lease entry without cash, and only lease payments that are invoiced, or due and accrued, are agreed",
  },
  {
    words: thirdPartyScheme,
    kinds: ["i&e"],
    because:
      "relates to defence costs under the third-party scheme, which are outside the agreement of income and expenditure",
    recordedAs: EXTERNAL,
  },
  {
    words: [
      "NET ACCOUNTED",
      "NET ACCOUNTING",
      "ACCOUNTED NET",
      "ACCOUNTED FOR NET",
      "NET RECHARGE",
      "RECHARGE NET",
      "RECHARGED NET",
      "NET AGENCY RECHARGE",
      "AGENCY RECHARGE NET",
    ],
    // `Recharge net of VAT` says how the amount is written.
    unless: ["NET OF", "NETT OF"],
    kinds: ["i&e"],
    because: "is a recharge that is accounted for net, for which there is no statement of income",
  },
  {
    words: ["LOW VOLUME ACTIVITY", "LVA"],
    because: "is low-volume activity, which is paid on the national schedule and never invoiced",
  },
  {
    words: [
      "GENERAL NCA",
      "NCA GENERAL",
      "GENERAL NON CONTRACTED ACTIVITY",
      "NON CONTRACTED ACTIVITY GENERAL",
      "GENERAL NONCONTRACTED ACTIVITY",
    ],
    unless: ["OUT OF AREA", "MENTAL HEALTH PLACEMENT"],
    because: "relates to general non-contracted activity, which is not allowed",
  },
];

/** ORG-02, ORG-06, ORG-07: what belongs to another body. */
const elsewhere: readonly Nature[] = [
  {
    words: thirdPartyScheme,
    kinds: ["r&p"],
    because: "relates to defence costs under the third-party scheme",
    belongsTo: { name: "NHS Resolution" },
    evenOnLedger: true,
  },
  {
    words: ["EUROPEAN HEALTH INSURANCE", "GLOBAL HEALTH INSURANCE", "EHIC", "GHIC"],
    because: "is an incentive payment for European or global health insurance",
    belongsTo: { name: "Department of Health and Social Care", code: organisationCode("DOH033") },
    evenOnLedger: true,
  },
  {
    words: ["SECONDARY DENTAL", "SECONDARY CARE DENTAL"],
    payables: [core],
    because: "relates to secondary dental care",
    belongsTo: { name: "the NHS England region where the patient lives" },
  },
  {
    words: ["SPECIALISED COMMISSIONING", "SPECIALISED SERVICES", "SPECIALIST COMMISSIONING", "SPEC COMM"],
    payables: [core],
    because: "relates to specialised commissioning",
    belongsTo: { name: "the NHS England region that leads for you as a provider", by: "provider-region" },
  },
  {
    words: ["CLINICAL EXCELLENCE AWARD", "HEALTHCARE", "HEALTH CARE SERVICES", "PATIENT CARE"],
    payables: [core],
    because: "relates to healthcare or clinical excellence awards",
    belongsTo: { name: "the region of NHS England that commissions from you", by: "provider-region" },
  },
  {
    words: ["AMBULANCE RESILIENCE UNIT", "NARU", "NATIONAL CLINICAL AUDIT"],
    payables: regions,
    because: "relates to a contract that NHS England's core team holds",
    belongsTo: { name: "NHS England core", code: core },
  },
  {
    words: ["POOLED BUDGET"],
    because: "relates to a pooled budget",
    belongsTo: { name: "the member of the pool that it is for, not the pool" },
  },
];

/** The natures of lines that are outside the exercises of 2022-23 or belong to another body in them. The first that fits counts. */
export const natures2022To23: Nature[] = [...outside, ...elsewhere];
