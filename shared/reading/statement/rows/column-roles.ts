import type { StatementLayout } from "../columns/statement-table.ts";
import type { StatementField } from "../columns/statement-synonyms.ts";

/** What a column gives to a line. The roles are small numbers, because they are looked up for every cell of large statements. */
export const columnRole = {
  none: 0,
  invoiceNumber: 1,
  invoiceDate: 2,
  dueDate: 3,
  purchaseOrder: 4,
  customerReference: 5,
  amount: 6,
  total: 7,
  debit: 8,
  credit: 9,
  paid: 10,
  side: 11,
  type: 12,
  description: 13,
  comment: 14,
  account: 15,
  accountName: 16,
  payableCode: 17,
  payableName: 18,
  receivableCode: 19,
  receivableName: 20,
  capital: 21,
  futurePeriod: 22,
  period: 23,
  basis: 24,
  agreedBy: 25,
  subsidiary: 26,
  predecessor: 27,
  commissionedBy: 28,
  recharge: 29,
  currency: 30,
  ageing: 31,
  alternate: 32,
  running: 33,
  /** Known as something that a line does not need: VAT, days overdue, an answer. */
  known: 34,
} as const;

export const columnRoleCount = 35;

const ROLE_OF_FIELD: Partial<Record<StatementField, number>> = {
  invoiceNumber: columnRole.invoiceNumber,
  invoiceDate: columnRole.invoiceDate,
  dueDate: columnRole.dueDate,
  purchaseOrder: columnRole.purchaseOrder,
  customerReference: columnRole.customerReference,
  side: columnRole.side,
  type: columnRole.type,
  description: columnRole.description,
  comment: columnRole.comment,
  account: columnRole.account,
  accountName: columnRole.accountName,
  payableCode: columnRole.payableCode,
  payableName: columnRole.payableName,
  receivableCode: columnRole.receivableCode,
  receivableName: columnRole.receivableName,
  capital: columnRole.capital,
  futurePeriod: columnRole.futurePeriod,
  period: columnRole.period,
  basis: columnRole.basis,
  agreedBy: columnRole.agreedBy,
  subsidiary: columnRole.subsidiary,
  predecessor: columnRole.predecessor,
  commissionedBy: columnRole.commissionedBy,
  recharge: columnRole.recharge,
  currency: columnRole.currency,
};

/** Column (from 1) → role. Columns after the end have none. */
export function columnRolesOf(layout: StatementLayout): Uint8Array {
  const given = new Map<number, number>();
  for (const column of layout.accounted) given.set(column, columnRole.known);
  for (const [field, column] of layout.fields) {
    const found = ROLE_OF_FIELD[field];
    if (found !== undefined) given.set(column, found);
  }
  for (const column of layout.ageing) given.set(column, columnRole.ageing);
  for (const column of layout.otherNumberColumns) given.set(column, columnRole.alternate);
  if (layout.running !== undefined) given.set(layout.running, columnRole.running);
  if (layout.total !== undefined) given.set(layout.total, columnRole.total);
  switch (layout.amount?.from) {
    case "column":
      given.set(layout.amount.column, columnRole.amount);
      break;
    case "debit-credit":
      if (layout.amount.debit !== undefined) given.set(layout.amount.debit, columnRole.debit);
      if (layout.amount.credit !== undefined) given.set(layout.amount.credit, columnRole.credit);
      break;
    case "total-less-paid":
      given.set(layout.amount.total, columnRole.total);
      given.set(layout.amount.paid, columnRole.paid);
      break;
    case "ageing":
    case undefined:
      break;
  }
  const roles = new Uint8Array(Math.max(0, ...given.keys()) + 1);
  for (const [column, each] of given) roles[column] = each;
  return roles;
}
