import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";
import { directCommissioning, DELEGATED_FROM } from "./hosting-and-commissioning-2022-23.ts";
import { thirdPartyScheme } from "./natures-outside-2022-23.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

type Nature = ReconcileReferenceData["natures"][number];

const core = organisationCode("CBA033");
const regions = directCommissioning.map(({ region }) => region);

const pooled = ["POOLED BUDGET", "POOLED FUND", "POOLED + BETTER CARE FUND", "POOLED + BCF", "POOL BUDGET"];
const ownShare = ["YOUR SHARE", "OUR SHARE", "OWN SHARE", "MEMBER SHARE", "SHARE OF"];

/** ORG-02, ORG-06, ORG-07: what belongs to another body in the exercises of 2022-23. */
export const naturesElsewhere2022To23: readonly Nature[] = [
  {
    words: [...thirdPartyScheme],
    kinds: ["r&p"],
    because: "relates to defence costs under the third-party scheme",
    belongsTo: { name: "NHS Resolution" },
    evenOnLedger: true,
  },
  {
    words: ["EUROPEAN HEALTH INSURANCE", "GLOBAL HEALTH INSURANCE", "EHIC", "GHIC", "OVERSEAS VISITOR + INCENTIVE"],
    because: "is an incentive payment for European or global health insurance",
    belongsTo: { name: "Department of Health and Social Care", code: organisationCode("DOH033") },
    evenOnLedger: true,
  },
  {
    words: [
      "DENTAL + SECONDARY",
      "DENTAL + 2NDARY",
      "DENTAL + HOSPITAL",
      "DENTISTRY + SECONDARY",
      "ORTHODONTIC*",
      "ORAL SURGERY",
      "MAXILLOFACIAL",
      "MAX FAX",
      "RESTORATIVE DENTISTRY",
    ],
    unless: ["GENERAL DENTAL", "PRIMARY CARE"],
    payables: [core],
    because: "relates to secondary dental care",
    belongsTo: { name: "the NHS England region where the patient lives" },
  },
  {
    words: [
      "SPEC* COMM",
      "SPEC* COMMISSION*",
      "SPEC* COMMISSIONING",
      "SPECIALISED SERVICES",
      "SPECIALISED ACTIVITY",
      "SPECIALISED BLOCK",
      "PRESCRIBED SPECIALISED",
      "SPEC SERVICES",
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
      "CLIN EXCELLENCE",
      "EXCELLENCE AWARD",
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
    words: [...pooled],
    // A contribution that the ledger has is a member's own share, which is trade with that member (ORG-14).
    unless: ["CONTRIBUTION", ...ownShare],
    because: "relates to a pooled budget",
    belongsTo: { name: "the member of the pool that it is for, not the pool" },
    evenOnLedger: true,
  },
  {
    words: [...pooled],
    unless: [...ownShare],
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
