import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { LedgerKind } from "../../ledger/ledger-snapshot.ts";
import { parseOrganisationCode, type OrganisationCode } from "../organisation-code.ts";
import type { SupplierMapping } from "../../ledger/supplier-mapping.ts";
import type { NameIndex } from "./name-index.ts";
import { organisationOn, statementsWith } from "./organisation-on.ts";
import { recogniseName } from "./recognise-name.ts";

/** What suppliers of one ledger are told by. */
export interface SupplierRules {
  readonly index: NameIndex;
  /** Supplier numbers, in capitals, that a person settled. */
  readonly settled: ReadonlyMap<string, SupplierMapping["organisation"]>;
  readonly kind: LedgerKind;
  readonly asAt: CalendarDate;
  /**
   * Whether supplier codes are the group's own codes where they look so. In an export of another system they are that
   * system's numbers, and one that happens to be a code (`REF`, `RAN`) proves nothing without the name.
   */
  readonly codesAreOurs: boolean;
}

export function settledSuppliers(mapping: Iterable<SupplierMapping>): SupplierRules["settled"] {
  return new Map(Array.from(mapping, ({ supplierCode, organisation }) => [keyOf(supplierCode), organisation]));
}

/** Which body a supplier is, how that is known, or why a person has to settle it. */
export type SupplierVerdict =
  | {
      readonly told: "yes";
      readonly code: OrganisationCode;
      readonly by: "mapping" | "code" | "name";
      /** What a person should look at all the same. */
      readonly remark?: string;
    }
  /** It has nothing of the group's names, or a person said that it is outside. */
  | { readonly told: "outside" }
  | { readonly told: "no"; readonly why: string; readonly candidates: readonly OrganisationCode[] };

/** Tells a supplier by the organisation's own mapping, by code, by name, in this order. Never by likeness of codes. */
export function tellSupplier(rules: SupplierRules, supplierCode: string, supplierName: string): SupplierVerdict {
  const settled = rules.settled.get(keyOf(supplierCode));
  if (settled === "none") return { told: "outside" };
  if (settled !== undefined) return { told: "yes", code: settled, by: "mapping" };
  return byCodeAndName(rules, codeIn(rules, supplierCode), supplierCode, supplierName);
}

function byCodeAndName(
  rules: SupplierRules,
  code: OrganisationCode | undefined,
  supplierCode: string,
  supplierName: string,
): SupplierVerdict {
  const { index, asAt } = rules;
  if (supplierName === "") {
    if (code !== undefined) return { told: "yes", code, by: "code" };
    return { told: "outside" };
  }
  const verdict = recogniseName(index, supplierName, asAt);
  if (code !== undefined) {
    if (verdict.told) {
      if (bodyOn(rules, verdict.code) === bodyOn(rules, code)) return { told: "yes", code, by: "code" };
      return {
        told: "no",
        why: `Its code ${code} is that of ${nameOf(rules, code)}, its name means ${nameOf(rules, verdict.code)}.`,
        candidates: [code, verdict.code],
      };
    }
    const corroborated = verdict.candidates.includes(code);
    if (rules.codesAreOurs || corroborated) {
      const remark = `Its code is that of ${nameOf(rules, code)}; its name does not say so.`;
      return { told: "yes", code, by: "code", ...(corroborated ? {} : { remark }) };
    }
    return {
      told: "no",
      why: `Its number ${supplierCode} is also the code of ${nameOf(rules, code)}, but its name does not say so.`,
      candidates: [code],
    };
  }
  if (verdict.told) return { told: "yes", code: verdict.code, by: "name" };
  switch (verdict.why) {
    case "no-likeness":
      return { told: "outside" };
    case "several-fit":
      return { told: "no", why: "Its name fits several organisations.", candidates: verdict.candidates };
    case "too-little":
      return {
        told: "no",
        why: "Its name says too little to be sure that it is this organisation.",
        candidates: verdict.candidates,
      };
    case "not-all-explained":
      if (verdict.candidates.length === 0) return { told: "outside" };
      return {
        told: "no",
        why: "Its name is like these organisations' but says something that none of them is called.",
        candidates: verdict.candidates,
      };
  }
}

/**
 * The body that a line of a supplier stands against: for payables whoever has the business on the ledger's date, for
 * expenditure whoever had it on the invoice's (ORG-04), and with whose statements its trade stands (STM-11, ORG-01).
 */
export function counterpartyOf(
  rules: Pick<SupplierRules, "index" | "kind" | "asAt">,
  code: OrganisationCode,
  invoiceDate: CalendarDate | undefined,
): OrganisationCode {
  const on =
    rules.kind === "expenditure" && invoiceDate !== undefined && invoiceDate < rules.asAt ? invoiceDate : rules.asAt;
  return statementsWith(rules.index, organisationOn(rules.index, code, on));
}

function bodyOn({ index, asAt }: SupplierRules, code: OrganisationCode): OrganisationCode {
  return statementsWith(index, organisationOn(index, code, asAt));
}

function codeIn({ index }: SupplierRules, supplierCode: string): OrganisationCode | undefined {
  const code = parseOrganisationCode(supplierCode);
  return code !== undefined && index.directory.has(code) ? code : undefined;
}

function nameOf({ index }: SupplierRules, code: OrganisationCode): string {
  return `${index.directory.get(code)?.name ?? code} (${code})`;
}

function keyOf(supplierCode: string): string {
  return supplierCode.trim().toUpperCase();
}
