import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { statementWorkbook } from "../../local/demo/statement-workbook.ts";

/** A statement to ZA1 as a workbook. Amounts are in pence; each is claimed in full. */
export function statementOf(
  from: { readonly code: string; readonly name: string; readonly email: string },
  claims: readonly (readonly [invoiceNumber: string, pence: number, invoiceDate?: string])[],
  more: { readonly asAt?: string; readonly to?: string } = {},
): Promise<Uint8Array> {
  return statementWorkbook({
    from: `${from.name} (${from.code})`,
    to: more.to ?? "Eastmere University Hospitals NHS Foundation Trust (ZA1)",
    asAt: calendarDate(more.asAt ?? "2023-03-23"),
    telephone: "01632 960101",
    email: from.email,
    rows: claims.map(([invoiceNumber, amount, invoiceDate]) => ({
      invoiceNumber,
      invoiceDate: calendarDate(invoiceDate ?? "2023-03-01"),
      purchaseOrder: "",
      description: "Services",
      total: pence(amount),
      outstanding: pence(amount),
    })),
  });
}

export const northfold = {
  code: "ZB2",
  name: "Northfold Community Health NHS Trust",
  email: "income@northfold.example.org",
};

export const westhaven = {
  code: "ZC3X9",
  name: "Westhaven Integrated Care Board",
  email: "intra.nhs@westhaven.example.org",
};
