import type { Kind } from "../../../shared/domain/exercise/exercise.ts";

/** A charge in words that finance people use, and what the guidance makes of it. */
export interface Charge {
  readonly rule: string;
  readonly description: string;
  /** Outside: adjusted to nil, on the ledger or not. Inside: agreed where the ledger has it. Elsewhere: another body's. */
  readonly is: "outside" | "inside" | "elsewhere";
  readonly kind?: Kind;
  readonly payable?: string;
  readonly says?: string;
}

const i = { kind: "i&e" } as const;
const core = { payable: "CBA033" } as const;

export const charges: readonly Charge[] = [
  { rule: "ORG-08", description: "PDC div 2nd instalment H2 2223", is: "outside" },
  { rule: "ORG-08", description: "Non-utilisation (commitment) fee on PDC", is: "inside" },
  { rule: "ORG-08", description: "Room hire, Pinewood Development Centre (PDC), 14 Feb", is: "inside" },
  { rule: "ORG-08", description: "Interest on DHSC capital investment loan", is: "outside" },
  { rule: "ORG-08", description: "Working capital loan principal repayment", is: "outside" },
  { rule: "ORG-08", description: "Community equipment loan store Q3", is: "inside" },
  { rule: "ORG-08", description: "Loan of 6 ventilators, Jan 23", is: "inside" },
  { rule: "ORG-08", description: "GIA drawdown March", is: "outside" },
  { rule: "ORG-08", description: "Hearing aid repairs grant post", is: "inside" },
  { rule: "ORG-08", description: "Parliamentary funding drawn down M12", is: "outside" },
  { rule: "ORG-08", description: "Parliamentary Ombudsman remedy re complaint 881", is: "inside" },
  { rule: "ORG-08", description: "Ordinary shares capital subscribed", is: "outside" },
  { rule: "ORG-08", description: "Your share of capital charges MRI suite", is: "inside" },
  { rule: "ORG-08", description: "NDR for Elm House apportioned", is: "outside" },
  { rule: "ORG-08", description: "Uniform business rate 22/23 - Unit 4", is: "outside" },
  { rule: "ORG-08", description: "Water rates Elm House", is: "inside" },
  { rule: "ORG-08", description: "Bank staff at enhanced rates, bank holidays", is: "inside" },
  { rule: "ORG-08", description: "Net loss on absorption transfer of community svcs", is: "outside" },
  { rule: "ORG-08", description: "Overhead absorption rate true up", is: "inside" },
  { rule: "ORG-08", description: "Incomplete spells at 31/3", is: "outside" },
  { rule: "ORG-08", description: "Provision for redundancies utilised", is: "outside" },
  { rule: "ORG-08", description: "Movement on legal claims provision", is: "outside" },
  { rule: "ORG-08", description: "Provision of interpreters Q3", is: "inside" },
  { rule: "ORG-08", description: "Community nursing service provision - Feb", is: "inside" },
  { rule: "ORG-08", description: "Charitable fund contribution to garden", is: "outside" },
  { rule: "ORG-08", description: "Hospice charity - palliative SLA recharge", is: "inside" },
  { rule: "ORG-08", description: "Donated PPE stock from DHSC push", is: "outside" },
  { rule: "ORG-08", description: "Donor milk bank, 40 litres", is: "inside" },
  { rule: "ORG-08", description: "Perm injury benefit reimb Q4", is: "outside" },
  { rule: "ORG-08", description: "Minor injuries unit benefits realisation review", is: "inside" },
  { rule: "ORG-08", description: "FP10 HNC drugs recharge Nov", is: "outside" },
  { rule: "ORG-08", description: "Liabilities to third parties - defence costs", is: "outside", ...i },
  {
    rule: "ORG-08",
    description: "Liabilities to third parties - defence costs",
    is: "elsewhere",
    says: "NHS Resolution",
  },
  { rule: "STM-09", description: "Lease car - Dr Patel - Mar", is: "inside" },
  { rule: "STM-09", description: "IFRS16 lease liability c/f", is: "outside" },
  { rule: "ORG-07", description: "Hydrotherapy pool sessions", is: "inside" },
  { rule: "ORG-07", description: "Pooled fund balance s75 BCF", is: "elsewhere" },
  { rule: "ORG-09", description: "LVA adj 22-23", is: "outside" },
  { rule: "ORG-09", description: "Low vision appliances Feb", is: "inside" },
  { rule: "ORG-09", description: "NCAs - general Q3", is: "outside" },
  { rule: "ORG-09", description: "Out of area MH in-patient placement arranged by ICB, NCA", is: "inside" },
  { rule: "ORG-12", description: "Net accounted recharge, shared procurement post", is: "outside", ...i },
  { rule: "ORG-12", description: "Agency nurses recharge Feb", is: "inside", ...i },
  { rule: "ORG-06", description: "GHIC incentive 25% Q3", is: "elsewhere", says: "Department of Health" },
  {
    rule: "ORG-02",
    description: "Nat Clinical Excellence Awards 12 consultants",
    is: "elsewhere",
    ...core,
    says: "region",
  },
  { rule: "ORG-02", description: "Secondary care dental PbR Jan", is: "elsewhere", ...core, says: "patient" },
  { rule: "ORG-02", description: "Spec. comm. block M11", is: "elsewhere", ...core, says: "region" },
  { rule: "ORG-02", description: "Secondee - Band 8c to NHSE comms team", is: "inside", ...core },
  { rule: "ORG-02", description: "Ambulance resilience unit contract Q4", is: "inside", ...core },
];
