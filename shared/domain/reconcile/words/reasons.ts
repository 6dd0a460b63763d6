import { creditReasons } from "./credit-reasons.ts";
import { identityReasons } from "./identity-reasons.ts";
import { ledgerReasons } from "./ledger-reasons.ts";
import { ourReasons } from "./our-reasons.ts";
import type { Reason } from "./reason.ts";
import { scopeReasons } from "./scope-reasons.ts";

/** Every reason that a line of an outcome or a part of the adjusted column can have. */
export const reasons = {
  ...ledgerReasons,
  ...identityReasons,
  ...creditReasons,
  ...scopeReasons,
  ...ourReasons,
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;
