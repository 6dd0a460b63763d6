import { pence, type Pence } from "../amounts-and-days/pence.ts";

/** What somebody raises and somebody else approves. */
export type ApprovalMatter = "invoice" | "credit-note" | "write-off" | "instalments";

export type ApproverRole =
  | "operations-finance-manager"
  | "head-of-financial-accounts"
  | "finance"
  | "director-of-finance"
  | "chief-executive"
  | "board";

/** Amounts that these roles approve, all of them together: `to` an amount, which itself belongs to them, or those `below` one; else any. */
export interface ApprovalLimit {
  readonly roles: readonly ApproverRole[];
  readonly limit: { readonly to: Pence } | { readonly below: Pence } | "any";
}

/** The limits of a matter, the lowest first, and the amount that it must be over to be approved at all. */
export interface ApprovalLimits {
  readonly overPence?: Pence;
  readonly limits: readonly ApprovalLimit[];
}

const invoiceLimits: ApprovalLimits = {
  limits: [
    { roles: ["operations-finance-manager"], limit: { to: pence(20_000_000) } },
    { roles: ["head-of-financial-accounts"], limit: { to: pence(50_000_000) } },
    { roles: ["director-of-finance"], limit: "any" },
  ],
};

/** RCV-05 and RCV-12 as they stand. Another organisation may have others. */
export const usualApprovalLimits: Readonly<Record<ApprovalMatter, ApprovalLimits>> = {
  invoice: invoiceLimits,
  "credit-note": invoiceLimits,
  "write-off": {
    limits: [
      { roles: ["director-of-finance"], limit: { to: pence(2_500_000) } },
      // Exactly £50,000 is the board's.
      { roles: ["director-of-finance", "chief-executive"], limit: { below: pence(5_000_000) } },
      { roles: ["board"], limit: "any" },
    ],
  },
  instalments: { overPence: pence(250_000), limits: [{ roles: ["finance"], limit: "any" }] },
};

/** The limits under which an amount may be approved: its own first, then the higher ones. None if it is too small to be approved at all. */
export function limitsFor(amount: Pence, { overPence, limits }: ApprovalLimits): readonly ApprovalLimit[] {
  if (overPence !== undefined && amount <= overPence) return [];
  return limits.filter(({ limit }) => limit === "any" || ("to" in limit ? amount <= limit.to : amount < limit.below));
}
