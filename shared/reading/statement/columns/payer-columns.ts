import { columnRole, columnRolesOf } from "../rows/column-roles.ts";
import type { StatementLayout } from "./statement-table.ts";

/** A column whose heading says that it names whom each line is for. */
export interface PayerColumn {
  readonly column: number;
  /** Whether the heading can mean nothing else. `Trust` and `Code` may be anybody's. */
  readonly isCertain: boolean;
}

/** The columns of a table that may name whom each line is for, by code or by name, whatever else they were taken for. */
export function payerColumns(layout: StatementLayout): readonly PayerColumn[] {
  const roles = columnRolesOf(layout);
  return (layout.header?.cells ?? []).flatMap(({ column, heading }) => {
    const role = roles[column] ?? columnRole.none;
    if (!MAY_NAME_PAYER.has(role)) return [];
    const words = heading
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, " ")
      .trim();
    const isCertain = PAYER.test(words) || NAMES_CUSTOMER.has(role);
    return (isCertain || ANYBODY.test(words)) && !SENDERS_OWN.test(words) ? [{ column, isCertain }] : [];
  });
}

const MAY_NAME_PAYER: ReadonlySet<number> = new Set([
  columnRole.none,
  columnRole.description,
  columnRole.account,
  columnRole.accountName,
  columnRole.payableCode,
  columnRole.payableName,
]);

const NAMES_CUSTOMER: ReadonlySet<number> = new Set([
  columnRole.account,
  columnRole.payableCode,
  columnRole.payableName,
]);

const PAYER =
  /\b(?:payable|payer|paying|purchas(?:er|ing)|buyer|cust(?:omer)?|client|debtor|recipient|counter ?party|cpty|(?:bill(?:ed|ing)?|invoiced?|charged?|sold|sell|addressed|sent) to)\b/;
const ANYBODY =
  /^(?:(?:nhs|ods|org(?:anisation)?|body|entity|party|trust) )?(?:code|name|id)$|^(?:(?:nhs )?(?:org(?:anisation)?|body|entity|party|trust|icb|ccg)|ods|to|for)$/;
const SENDERS_OWN =
  /\b(?:site|location|dept|department|division|directorate|cost|ward|contact|address|po|order|ref(?:erence)?)\b/;
