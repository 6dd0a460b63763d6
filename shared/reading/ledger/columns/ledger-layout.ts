import { headingWords } from "../../table/headings/heading-words.ts";
import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import type { LedgerSide } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";

export type LedgerLayout = "template" | "published-spend" | "sap" | "oracle" | "unit4" | "sage" | "aged" | "other";

/** The name of a layout for a report. */
export function nameOfLayout(layout: LedgerLayout, side: LedgerSide): string {
  const parties = side === "payable" ? "creditors" : "debtors";
  switch (layout) {
    case "template":
      return "Accord's own form";
    case "published-spend":
      return "a list of published spend: payments that were made";
    case "sap":
      return "an export of SAP";
    case "oracle":
      return "an export of Oracle";
    case "unit4":
      return "an export of Unit4";
    case "sage":
      return "an export of Sage";
    case "aged":
      return `an aged ${parties} report`;
    case "other":
      return `a ${parties}' ledger, by its headings`;
  }
}

/** Which system made an export, by its headings. */
export function layoutOfHeadings(
  texts: readonly string[],
  byField: ReadonlyMap<LedgerField, number>,
): Exclude<LedgerLayout, "template"> {
  const headings = texts.map((text) => headingWords(text).main.join(" "));
  const any = (...patterns: RegExp[]) =>
    patterns.filter((pattern) => headings.some((each) => pattern.test(each))).length;
  const open = byField.has("outstanding") || byField.has("status");
  if (!open && any(/^(?:expense|expenditure) area$/, /^(?:expense|expenditure) type$/) === 2 && byField.has("amount"))
    return "published-spend";
  if (any(...SAP) > 0) return "sap";
  if (any(...UNIT4) > 0) return "unit4";
  if (any(...ORACLE) > 0) return "oracle";
  if (any(/^account$/, /^(?:ex|extra|details?)(?: reference)?$/) > 1 && byField.has("entry")) return "sage";
  return texts.some((text) => ageingHeading(text) === "sure") ? "aged" : "other";
}

const SAP = [
  /^amount in (?:local|document|doc|company) (?:code )?currency$/,
  /^amount in (?:lc|dc)$/,
  /^clearing document/,
  /^special gl/,
];

const UNIT4 = [/^apar/, /^rest (?:amount|currency|value)/, /^ext(?:ernal)? invoice reference$/];

const ORACLE = [
  /^(?:vendor|supplier) site/,
  /^amount remaining$/,
  /^pay group$/,
  /^invoice type lookup/,
  /^operating unit$/,
];
