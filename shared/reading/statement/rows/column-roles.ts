import type { Layout } from "../columns/layout.ts";
import type { StatementField } from "../columns/statement-synonyms.ts";

/** What a column gives to a line, as small numbers: the reader of a hundred thousand rows looks them up per cell. */
export const role = {
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
} as const;

export const roleCount = 33;

const BY_FIELD: Partial<Record<StatementField, number>> = {
  invoiceNumber: role.invoiceNumber,
  invoiceDate: role.invoiceDate,
  dueDate: role.dueDate,
  purchaseOrder: role.purchaseOrder,
  customerReference: role.customerReference,
  side: role.side,
  type: role.type,
  description: role.description,
  comment: role.comment,
  account: role.account,
  accountName: role.accountName,
  payableCode: role.payableCode,
  payableName: role.payableName,
  receivableCode: role.receivableCode,
  receivableName: role.receivableName,
  capital: role.capital,
  futurePeriod: role.futurePeriod,
  period: role.period,
  basis: role.basis,
  agreedBy: role.agreedBy,
  subsidiary: role.subsidiary,
  predecessor: role.predecessor,
  commissionedBy: role.commissionedBy,
  recharge: role.recharge,
  currency: role.currency,
};

/** Column (from 1) → role. Columns past the end have none. */
export function rolesOf(layout: Layout): Uint8Array {
  const given = new Map<number, number>();
  for (const [field, column] of layout.fields) {
    const found = BY_FIELD[field];
    if (found !== undefined) given.set(column, found);
  }
  for (const column of layout.ageing) given.set(column, role.ageing);
  for (const column of layout.alternates) given.set(column, role.alternate);
  if (layout.total !== undefined) given.set(layout.total, role.total);
  switch (layout.amount?.from) {
    case "column":
      given.set(layout.amount.column, role.amount);
      break;
    case "debit-credit":
      if (layout.amount.debit !== undefined) given.set(layout.amount.debit, role.debit);
      if (layout.amount.credit !== undefined) given.set(layout.amount.credit, role.credit);
      break;
    case "total-less-paid":
      given.set(layout.amount.total, role.total);
      given.set(layout.amount.paid, role.paid);
      break;
    case "ageing":
    case undefined:
      break;
  }
  const roles = new Uint8Array(Math.max(0, ...given.keys()) + 1);
  for (const [column, each] of given) roles[column] = each;
  return roles;
}
