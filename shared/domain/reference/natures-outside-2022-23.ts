import { providingWords, provisionWords } from "./provision-words.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

type Nature = ReconcileReferenceData["natures"][number];

const OUTSIDE = "which is outside the agreement of balances";
const ARE_OUTSIDE = "which are outside the agreement of balances";
const EXTERNAL = "external to government";

export const thirdPartyScheme: readonly string[] = ["LTPS", "THIRD PARTY + SCHEME", "THIRD PARTY + LIABILITY"];

/** ORG-08: what is outside the agreement of balances in 2022-23, whoever has it. */
export const naturesOutside2022To23: readonly Nature[] = [
  {
    words: ["PUBLIC DIVIDEND CAPITAL", "PUBLIC DIVIDEND", "PDC"],
    unless: ["COMMITMENT + FEE", "COMMITMENT + CHARGE"],
    because: `is public dividend capital, ${OUTSIDE}`,
  },
  {
    words: [
      ...[
        "LOAN + INTEREST",
        "INT ON LOAN",
        "LOAN INT",
        "LOAN + PRINCIPAL",
        "LOAN + REPAYMENT",
        "LOAN + REPAID",
        "LOAN + INSTALMENT",
      ],
      ...["LOAN + DRAWDOWN", "LOAN + DRAWN", "LOAN + BALANCE", "LOAN AGREEMENT", "LOAN FACILITY", "LOAN ADVANCE"],
      ...["DHSC LOAN", "ITFF LOAN", "CAPITAL LOAN", "REVENUE LOAN", "REVENUE SUPPORT LOAN", "INTERIM LOAN"],
      ...["INTERIM SUPPORT LOAN", "BRIDGING LOAN", "TERM LOAN", "CAPITAL INVESTMENT LOAN", "WORKING CAPITAL FACILITY"],
    ],
    unless: [
      ...["EQUIPMENT", "LOAN STORE", "LOAN KIT", "STUDENT", "SALARY", "CYCLE", "SEASON TICKET", "STAFF LOAN"],
      ...["LIBRARY", "LOAN POOL", "LOANED", "ON LOAN FROM"],
    ],
    because: `relates to a loan, ${OUTSIDE}`,
  },
  {
    words: [
      ...["GRANT IN AID", "GIA", "PARLIAMENTARY + FUND*", "PARLIAMENTARY GRANT", "PARLIAMENTARY SUPPLY"],
      ...["PARLIAMENTARY VOTE", "PARLIAMENTARY DRAW*", "CASH LIMIT + DRAW*", "SHARE CAPITAL", "ORDINARY SHARE"],
      ...["SHARE ISSUE", "ISSUE OF SHARE", "SHARE SUBSCRIPTION", "SHARE SUBSCRIBED", "SHARE ALLOTMENT", "EQUITY SHARE"],
    ],
    // Also the gross internal area of a building.
    unless: ["INTERNAL AREA", "SQM", "SQ M", "M2", "FLOOR", "CAPITAL CHARGE"],
    because: `is funding of a body, not trade with it, ${OUTSIDE}`,
  },
  {
    words: ["BUSINESS RATE", "BUS RATE", "NON DOMESTIC + RATE", "NONDOMESTIC RATE", "NON DOM + RATE", "NNDR", "NDR"],
    because: `relates to business rates, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: [
      ...["CHARITABLE FUND", "CHARITABLE TRUST FUND", "CHARITABLY FUNDED", "CHARITY FUND", "CHARITY FUNDED"],
      ...["CHARITABLE DONATION", "CHARITABLE CONTRIBUTION", "ENDOWMENT FUND", "FUNDED BY CHARITY", "TRUST CHARITY"],
      ...["HOSPITAL CHARITY", "FUNDED BY THE CHARITY", "FUNDED FROM CHARIT*"],
    ],
    because: `relates to charitable funds, ${ARE_OUTSIDE}`,
  },
  {
    words: ["INJURY + BENEFIT", "INJURY ALLOWANCE + PENSION"],
    unless: ["MINOR INJURY", "BENEFIT REALISATION"],
    because: `relates to injury benefits, ${ARE_OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: ["FP10*", "FP 10", "HOSPITAL PRESCRIPTION FORM", "HOSPITAL PRESCRIBING RECHARGE"],
    because: `is a recharge of FP10 prescribing, ${OUTSIDE}`,
    recordedAs: "external to the group and to government accounts",
  },
  {
    words: [
      ...["TRANSFER + ABSORPTION", "TRANSFER* + ABSORPTION", "ABSORPTION ACCOUNTING"],
      ...["GAIN", "LOSS"].flatMap((result) => [
        ...["ON", "BY", "FROM", "THROUGH"].map((word) => `${result} ${word} ABSORPTION`),
        `ABSORPTION ${result}`,
      ]),
    ],
    // ORG-16: both bodies agree the value exactly all the same.
    because: `is a transfer by absorption, whose value we agree with you apart from this exercise, ${OUTSIDE}`,
  },
  {
    words: [
      ...["CORONAVIRUS", "COVID", "COVID19", "PPE", "INVENTORY", "CONSUMABLE", "STOCK", "LATERAL FLOW", "LFT"].map(
        (what) => `DONAT* + ${what}`,
      ),
      ...["FREE OF CHARGE + PPE", "PPE + PUSH STOCK", "NOTIONAL + PPE"],
    ],
    unless: ["DONATION SERVICE", "ORGAN", "BLOOD", "TISSUE", "MILK"],
    because: `relates to donated coronavirus items, ${ARE_OUTSIDE}`,
  },
  {
    words: [
      ...provisionWords,
      ...["RPST", "RISK POOLING"].flatMap((scheme) => [`${scheme} + LIABILITY`, `${scheme} + PROVISION`]),
    ],
    unless: [...providingWords],
    because: `relates to a provision, ${OUTSIDE}`,
    recordedAs: EXTERNAL,
  },
  {
    words: ["PARTIAL*", "PART", "INCOMPLETE", "UNFINISHED", "UNCOMPLETED"].flatMap((part) => [
      `${part} SPELL`,
      `${part} COMPL* SPELL`,
    ]),
    because: "relates to partially completed spells, which are no longer accrued or agreed",
  },
  {
    // STM-09: only what is invoiced, or due and accrued, is agreed; what is not due yet stands on nobody's statement.
    words: [
      ...[
        "FUTURE RENTAL",
        "FUTURE RENT",
        "FUTURE LEASE PAYMENT",
        "FUTURE LEASE RENTAL",
        "FUTURE MINIMUM LEASE PAYMENT",
      ],
      ...["LEASE RECEIVABLE", "LEASE LIABILITY", "LEASE LIAB", "LEASE OBLIGATION", "LEASE CREDITOR", "LEASE DEBTOR"],
      ...["NET INVESTMENT IN LEASE", "NET INVESTMENT IN THE LEASE", "LEASE REMEASUREMENT", "UNWINDING OF DISCOUNT"],
      ...["RIGHT OF USE ASSET", "RIGHT OF USE DEPRECIATION", "DEPRECIATION OF RIGHT OF USE", "ROU + ASSET"],
      ...["ROU + DEPRECIATION", "ROU + DEPN", "UNINVOICED LEASE", "LEASE UNINVOICED"],
    ],
    unless: ["INVOICED", "DUE AND ACCRUED", "NOW DUE", "DUE IN THE YEAR", "PAYMENT DUE", "RENTAL DUE"],
    because:
      "is an un-invoiced lease balance or a lease entry without cash, and only lease payments that are invoiced, or due and accrued, are agreed",
  },
  {
    words: [...thirdPartyScheme],
    // Contributions are expenditure with NHS Resolution (COL-09).
    unless: ["CONTRIBUTION", "MEMBERSHIP", "SUBSCRIPTION", "PREMIUM"],
    kinds: ["i&e"],
    because:
      "relates to defence costs under the third-party scheme, which are outside the agreement of income and expenditure",
    recordedAs: EXTERNAL,
  },
  {
    words: [
      ...[
        "NET ACCOUNT*",
        "NET ACCT*",
        "ACCOUNTED NET",
        "ACCOUNTED FOR NET",
        "NET BASIS",
        "NET TREATMENT",
        "AS AGENT",
        "AGENT ONLY",
      ],
      ...[
        "NET RECHARGE",
        "NETT RECHARGE",
        "RECHARGE NET",
        "RECHARGE NETT",
        "RECHARGED NET",
        "NET AGENCY RECHARGE",
        "AGENCY RECHARGE NET",
      ],
    ],
    // `Recharge net of VAT` says how the amount is written, and research networks are hosted budgets, never an agency (ORG-07).
    unless: ["NET OF", "NETT OF", "RESEARCH NETWORK"],
    kinds: ["i&e"],
    because: "is a recharge that is accounted for net, for which there is no statement of income",
  },
  {
    words: ["LOW VOLUME ACTIVITY", "LOW VOL ACTIVITY", "LOW VALUE ACTIVITY", "LVA"],
    because: "is low-volume activity, which is paid on the national schedule and never invoiced",
  },
  {
    words: ["NCA", "NON CONTRACTED ACTIVITY", "NON CONTRACT ACTIVITY", "NONCONTRACTED ACTIVITY"].flatMap((activity) =>
      ["GENERAL", "SUNDRY", "VARIOUS", "MISC*", "UNSPECIFIED"].flatMap((general) => [
        `${general} ${activity}`,
        `${activity} ${general}`,
      ]),
    ),
    unless: ["OUT OF AREA", "MENTAL HEALTH PLACEMENT", "MH PLACEMENT", "OAP", "OATS"],
    because: "relates to general non-contracted activity, which is not allowed",
  },
];
