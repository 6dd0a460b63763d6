import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { listsTheYear, sideOfLedger } from "../../ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../ledger/ledger-snapshot.ts";
import { parseOrganisationCode, type OrganisationCode } from "../organisation-code.ts";
import type { SupplierMapping } from "../../ledger/ledger-mapping.ts";
import type { NameIndex } from "./name-index.ts";
import { organisationOn, statementIssuer, statementRecipient } from "./succession.ts";
import { recogniseName } from "./recognise-name.ts";

/** What the suppliers of one ledger are recognised by. */
export interface SupplierRules {
  readonly index: NameIndex;
  /** Supplier numbers, in capitals, and what a person decided about each. */
  readonly settled: ReadonlyMap<string, SupplierMapping["organisation"]>;
  readonly kind: LedgerKind;
  readonly asAt: CalendarDate;
  /**
   * Whether supplier codes that look like the group's codes are the group's codes. In an export of another system they are
   * that system's numbers, and one that happens to equal a code (`REF`, `RAN`) proves nothing without the name.
   */
  readonly codesAreOurs: boolean;
}

export function settledSuppliers(mapping: Iterable<SupplierMapping>): SupplierRules["settled"] {
  return new Map(Array.from(mapping, ({ supplierCode, organisation }) => [keyOf(supplierCode), organisation]));
}

/** Which body a supplier is, how that is known, or why a person has to settle it. */
export type SupplierVerdict =
  | {
      readonly result: "recognised";
      readonly code: OrganisationCode;
      readonly by: "mapping" | "code" | "name";
      /** Something that a person should look at even so. */
      readonly remark?: string;
    }
  /** Its name is like none of the group's, or a person decided that it is outside the group. */
  | { readonly result: "outside" }
  | { readonly result: "unclear"; readonly why: string; readonly candidates: readonly OrganisationCode[] };

/**
 * Recognises which body of the group a supplier is. In this order: by what a person of the organisation decided about its
 * number, by its code, by its name (`recognise-name.ts`). Never by a code that is merely similar.
 */
export function recogniseSupplier(rules: SupplierRules, supplierCode: string, supplierName: string): SupplierVerdict {
  const settled = rules.settled.get(keyOf(supplierCode));
  if (settled === "none") return { result: "outside" };
  if (settled !== undefined) return { result: "recognised", code: settled, by: "mapping" };
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
    if (code !== undefined) return { result: "recognised", code, by: "code" };
    return { result: "outside" };
  }
  const verdict = recogniseName(index, supplierName, asAt);
  if (code !== undefined) {
    if (verdict.recognised) {
      if (bodyOn(rules, verdict.code) === bodyOn(rules, code)) return { result: "recognised", code, by: "code" };
      return {
        result: "unclear",
        why: `Its code ${code} belongs to ${nameOf(rules, code)}, but its name means ${nameOf(rules, verdict.code)}.`,
        candidates: [code, verdict.code],
      };
    }
    const corroborated = verdict.candidates.includes(code);
    if (rules.codesAreOurs || corroborated) {
      const remark = `Its code belongs to ${nameOf(rules, code)}, but its name does not say so.`;
      return { result: "recognised", code, by: "code", ...(corroborated ? {} : { remark }) };
    }
    return {
      result: "unclear",
      why: `Its number ${supplierCode} is also the code of ${nameOf(rules, code)}, but its name does not say so.`,
      candidates: [code],
    };
  }
  if (verdict.recognised) return { result: "recognised", code: verdict.code, by: "name" };
  switch (verdict.why) {
    case "no-likeness":
      return { result: "outside" };
    case "several-fit":
      return { result: "unclear", why: "Its name fits several organisations.", candidates: verdict.candidates };
    case "too-little":
      return {
        result: "unclear",
        why: "Its name says too little to be sure that it is this organisation.",
        candidates: verdict.candidates,
      };
    case "not-all-explained":
      if (verdict.candidates.length === 0) return { result: "outside" };
      return {
        result: "unclear",
        why: "Its name is like these organisations' names but has words that none of them has.",
        candidates: verdict.candidates,
      };
  }
}

/**
 * The counterparty of a ledger line: the body that is responsible for the party's business on the ledger's date, in a ledger of the whole
 * year on the invoice's date (ORG-04), and from there the body whose statements include its trade, or that is sent them (STM-11, ORG-01).
 */
export function counterpartyOf(
  rules: Pick<SupplierRules, "index" | "kind" | "asAt">,
  code: OrganisationCode,
  invoiceDate: CalendarDate | undefined,
): OrganisationCode {
  const on =
    listsTheYear(rules.kind) && invoiceDate !== undefined && invoiceDate < rules.asAt ? invoiceDate : rules.asAt;
  return partyOfStatement(rules, organisationOn(rules.index, code, on));
}

/** A supplier's trade is on the statements of one body; a customer's debts are on the statements that another body is sent. */
function partyOfStatement(
  { index, kind }: Pick<SupplierRules, "index" | "kind">,
  code: OrganisationCode,
): OrganisationCode {
  return sideOfLedger(kind) === "payable" ? statementIssuer(index, code) : statementRecipient(index, code);
}

function bodyOn(rules: SupplierRules, code: OrganisationCode): OrganisationCode {
  return partyOfStatement(rules, organisationOn(rules.index, code, rules.asAt));
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
