import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";
import { directCommissioning, DELEGATED_FROM } from "./hosting-and-commissioning-2022-23.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

type Nature = ReconcileReferenceData["natures"][number];

const OUTSIDE = "which is outside the agreement of balances";
const ARE_OUTSIDE = "which are outside the agreement of balances";
const EXTERNAL = "external to government";

const core = organisationCode("CBA033");
const regions = directCommissioning.map(({ region }) => region);

const thirdPartyScheme = ["LTPS", "THIRD PARTY + SCHEME", "THIRD PARTIES + LIABILITIES", "THIRD PARTIES + LIABILITY"];

/** ORG-08: what is outside the agreement of balances, whoever has it. */
const outside: readonly Nature[] = [
  {
    words: ["PUBLIC DIVIDEND CAPITAL", "PDC"],
    unless: ["COMMITMENT FEE"],
    because: `is public dividend capital, ${OUTSIDE}`,
  },
  {
    words: [
      "LOAN + INTEREST",
      "LOAN + PRINCIPAL",
      "LOAN + REPAYMENT",
      "LOAN + INSTALMENT",
      "DHSC LOAN",
      "CAPITAL LOAN",
      "REVENUE LOAN",
      "REVENUE SUPPORT LOAN",
      "INTERIM LOAN",
    ],
    unless: ["EQUIPMENT", "LOAN STORE", "LOAN KIT", "STUDENT", "SALARY", "CYCLE", "SEASON TICKET"],
    because: `relates to a loan, ${OUTSIDE}`,
  },
  {
    words: ["GRANT IN AID", "PARLIAMENTARY FUNDING", "SHARE CAPITAL"],
    because: `is funding of a body, not trade with it, ${OUTSIDE}`,
  },
  {
    words: ["BUSINESS RATES", "BUSINESS RATE", "NON DOMESTIC + RATE", "NNDR"],
    because: `relates to business rates, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: ["CHARITABLE FUND", "CHARITABLE TRUST FUND", "CHARITY FUND", "CHARITY FUNDED", "CHARITABLE DONATION"],
    because: `relates to charitable funds, ${ARE_OUTSIDE}`,
  },
  {
    words: ["INJURY + BENEFIT"],
    because: `relates to injury benefits, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: [
      ...[
        "FP10",
        "FP 10",
        "FP10HP",
        "FP10HNC",
        "FP10PREC",
        "FP10NC",
        "FP10SS",
        "FP10SP",
        "FP10MDA",
        "FP10MDAS",
        "FP10MDASS",
      ],
      ...["FP10HMDA", "FP10HMDAS", "FP10D", "FP10PN", "FP10CN"],
    ],
    because: `is a recharge of FP10 prescribing, ${OUTSIDE}`,
    recordedAs: "external to the group and to government accounts",
  },
  {
    words: ["TRANSFER + ABSORPTION", "TRANSFERRED + ABSORPTION", "GAIN + ABSORPTION", "LOSS + ABSORPTION"],
    // ORG-16: both bodies agree the value exactly all the same.
    because: `is a transfer by absorption, whose value we agree with you apart from this exercise, ${OUTSIDE}`,
  },
  {
    words: [
      "DONATED + CORONAVIRUS",
      "DONATED + COVID",
      "DONATED + PPE",
      "DONATION + PPE",
      "DONATED + INVENTORIES",
      "DONATED + CONSUMABLES",
    ],
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
      "PROVISION + LIABILITIES",
      "PROVISION + LEGAL CLAIM",
      "PROVISION + REDUNDANCY",
      "PROVISION + RESTRUCTURING",
      "PROVISION + DILAPIDATION",
      "PROVISION + EARLY RETIREMENT",
      "PROVISION + PENSION TAX",
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
      "NCAS GENERAL",
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
    words: ["DENTAL + SECONDARY", "DENTAL + HOSPITAL"],
    payables: [core],
    because: "relates to secondary dental care",
    belongsTo: { name: "the NHS England region where the patient lives" },
  },
  {
    words: [
      "SPECIALISED COMMISSIONING",
      "SPECIALISED SERVICES",
      "SPECIALIST COMMISSIONING",
      "SPECIALISED COMM",
      "SPEC COMM",
    ],
    // It follows the provider's region, so another region is as wrong as the core.
    payables: [core, ...regions],
    because: "relates to specialised commissioning",
    belongsTo: { name: "the NHS England region that leads for you as a provider", by: "provider-region" },
  },
  ...ofDirectCommissioning(),
  {
    words: [
      "CLINICAL EXCELLENCE",
      "CLINICAL IMPACT AWARD",
      "CEA",
      "HEALTHCARE",
      "HEALTH CARE SERVICES",
      "PATIENT CARE",
    ],
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
    words: ["POOLED BUDGET", "POOLED FUND", "POOLED + BETTER CARE FUND"],
    because: "relates to a pooled budget",
    belongsTo: { name: "the member of the pool that it is for, not the pool" },
  },
];

/** ORG-15: what only some regions commission, and what a region has handed to integrated care boards. */
function ofDirectCommissioning(): Nature[] {
  const commissions = (what: "publicHealth" | "healthAndJustice" | "armedForces") =>
    directCommissioning.filter((each) => each[what]).map(({ region }) => region);
  const not = (some: readonly OrganisationCode[]) => [core, ...regions.filter((code) => !some.includes(code))];
  const armedForces = commissions("armedForces");
  const [only] = armedForces;
  return [
    ...(armedForces.length === 1 && only !== undefined
      ? [
          {
            words: ["ARMED FORCES", "SERVICE PERSONNEL", "MILITARY PERSONNEL"],
            payables: not(armedForces),
            because: "relates to healthcare for the armed forces",
            belongsTo: { name: "the NHS England region that commissions it", code: only },
          },
        ]
      : []),
    {
      words: ["HEALTH AND JUSTICE", "PRISON HEALTH", "PRISON HEALTHCARE", "OFFENDER HEALTH", "DETAINED ESTATE"],
      payables: not(commissions("healthAndJustice")),
      because: "relates to health and justice services",
      belongsTo: { name: "the NHS England region in which they are provided", by: "provider-region" },
    },
    {
      words: ["SECTION 7A", "S7A", "IMMUNISATION PROGRAMME", "SCREENING PROGRAMME", "PUBLIC HEALTH SERVICES"],
      payables: not(commissions("publicHealth")),
      because: "relates to public health services",
      belongsTo: { name: "the NHS England region in which they are provided", by: "provider-region" },
    },
    ...directCommissioning.flatMap(({ region, delegatedWords = [] }) =>
      delegatedWords.length === 0
        ? []
        : [
            {
              words: [...delegatedWords],
              unless: ["SECONDARY", "HOSPITAL", "ARMED FORCES", "PRISON"],
              payables: [region],
              from: DELEGATED_FROM,
              because: "relates to primary care that was delegated on 1 July 2022",
              belongsTo: { name: "the integrated care board of its place" },
            },
          ],
    ),
  ];
}

/** The natures of lines that are outside the exercises of 2022-23 or belong to another body in them. The first that fits counts. */
export const natures2022To23: Nature[] = [...outside, ...elsewhere];
