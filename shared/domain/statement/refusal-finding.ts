import type { Finding } from "./finding.ts";

/**
 * The codes of the findings that make a workbook unusable as a statement. What the reply says about each is decided in
 * functions/receive-mail/judge/judge-workbook.ts, which does not compile without a decision for a new code.
 */
export const REFUSAL_CODES = [
  "file-damaged",
  "file-not-a-workbook",
  "file-over-limit",
  "file-password-protected",
  "amounts-in-foreign-currency",
  "amounts-in-pence",
  "amounts-in-thousands",
  "amounts-unreadable",
  "nil-contradicted",
  "nil-statement",
  "no-lines-read",
  "no-statement-found",
  "pence-in-own-column",
  "several-kinds",
  "several-payable-organisations",
  "wrong-kind",
] as const;

type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A finding that makes a workbook unusable as a statement. */
export interface RefusalFinding extends Finding {
  readonly code: RefusalCode;
  readonly severity: "refusal";
}

export function isRefusalFinding(finding: Finding): finding is RefusalFinding {
  return finding.severity === "refusal" && REFUSAL_CODES.some((code) => code === finding.code);
}
