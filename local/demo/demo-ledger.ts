import { addDays, calendarDate, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence, pence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { templateColumns } from "../../shared/reading/ledger/columns/ledger-template.ts";

/** One row of the demonstration's ledger, before it is written as CSV. */
export interface DemoRow {
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly invoiceDate: CalendarDate;
  readonly purchaseOrder: string;
  readonly gross: Pence;
  readonly outstanding: Pence;
  readonly status: "approved" | "awaiting-approval" | "on-hold" | "paid" | "cancelled";
  readonly disputed?: Pence;
  readonly paidDate?: CalendarDate;
  readonly paymentReference?: string;
  readonly description: string;
}

export const LEDGER_AS_AT = calendarDate("2023-03-31");

/** The suppliers: what they supply, how they number invoices, and how many open and paid ones the ledger has. */
const SUPPLIERS = [
  {
    code: "ZB2",
    name: "Northfold Community Health NHS Trust",
    prefix: "NF-",
    first: 20411,
    open: 32,
    paid: 66,
    services: [
      "Community physiotherapy sessions",
      "District nursing input",
      "Wheelchair assessments",
      "Podiatry clinics",
    ],
  },
  {
    code: "ZC3X9",
    name: "Westhaven Integrated Care Board",
    prefix: "WH",
    first: 700310,
    open: 9,
    paid: 71,
    services: [
      "Hosted IT services",
      "Continuing care reimbursement",
      "Medicines optimisation staff",
      "Estates recharge",
    ],
  },
  {
    code: "ZD4",
    name: "Larkmoor Ambulance Service NHS Trust",
    prefix: "LAS/",
    first: 5512,
    open: 18,
    paid: 52,
    services: ["Patient transport journeys", "Paramedic rotation", "Inter-hospital transfers"],
  },
  {
    code: "ZE5",
    name: "Harrowdene Mental Health NHS Foundation Trust",
    prefix: "HMH",
    first: 88120,
    open: 22,
    paid: 58,
    services: ["Liaison psychiatry", "Section 12 assessments", "Psychology sessions", "Crisis team input"],
  },
] as const;

/**
 * Ledger lines for the second statement of the demonstration: a part payment, a part in formal dispute, one awaiting approval, one that
 * is paid, and one that the statement leaves out.
 */
const SPECIAL_CASES: readonly DemoRow[] = [
  {
    ...invoiceOf("ZC3X9", "WH701001", "2023-01-31", "Secondment of a programme manager, 30 days at £1,000"),
    gross: pence(30_000_00),
    outstanding: pence(20_000_00),
    status: "approved",
    paidDate: calendarDate("2023-03-10"),
    paymentReference: "BACS 20230310-118",
  },
  {
    ...invoiceOf("ZC3X9", "WH701014", "2023-02-14", "Continuing care reimbursement, quarter 3"),
    gross: pence(70_000_00),
    outstanding: pence(70_000_00),
    status: "approved",
    disputed: pence(5_000_00),
  },
  {
    ...invoiceOf("ZC3X9", "WH701022", "2023-03-15", "Medicines optimisation staff, February"),
    gross: pence(18_240_00),
    outstanding: pence(18_240_00),
    status: "awaiting-approval",
  },
  {
    ...invoiceOf("ZC3X9", "WH700988", "2023-01-12", "Hosted IT services, December"),
    gross: pence(12_515_50),
    outstanding: noPence,
    status: "paid",
    paidDate: calendarDate("2023-03-24"),
    paymentReference: "BACS 20230324-007",
  },
  {
    ...invoiceOf("ZC3X9", "WH701030", "2023-03-20", "Estates recharge, March"),
    gross: pence(6_480_00),
    outstanding: pence(6_480_00),
    status: "approved",
  },
];

/** The ledger: some hundreds of lines, the same every time. */
export function demoLedger(): readonly DemoRow[] {
  return [...SUPPLIERS.flatMap(rowsOfSupplier), ...SPECIAL_CASES];
}

/** A supplier's open rows, without the special cases. */
export function openRowsOf(supplier: string): readonly DemoRow[] {
  return SUPPLIERS.filter(({ code }) => code === supplier)
    .flatMap(rowsOfSupplier)
    .filter((row) => row.status === "approved");
}

/** The ledger as a CSV file in Accord's own template. */
export function demoLedgerCsv(): string {
  const names = new Map<string, string>(SUPPLIERS.map(({ code, name }) => [code, name]));
  const lines = demoLedger().map((row) =>
    [
      row.supplier,
      names.get(row.supplier) ?? "",
      row.invoiceNumber,
      row.invoiceDate,
      row.purchaseOrder,
      pounds(row.gross),
      pounds(row.outstanding),
      row.status,
      row.disputed === undefined ? "" : pounds(row.disputed),
      row.paidDate ?? "",
      row.paymentReference ?? "",
      "N",
      "N",
      `"${row.description.replaceAll('"', '""')}"`,
    ].join(","),
  );
  return `${[templateColumns.map(([heading]) => heading).join(","), ...lines].join("\r\n")}\r\n`;
}

function rowsOfSupplier(supplier: (typeof SUPPLIERS)[number]): DemoRow[] {
  const draw = seededDraw(supplier.first);
  return Array.from({ length: supplier.open + supplier.paid }, (_, index): DemoRow => {
    const isPaid = index < supplier.paid;
    const service = supplier.services[draw(supplier.services.length)] ?? supplier.services[0];
    // Paid invoices are spread over the year from April; open ones are from the last weeks before the cut-off.
    const invoiceDate = isPaid
      ? addDays(calendarDate("2022-04-06"), Math.floor((index * 280) / supplier.paid))
      : addDays(calendarDate("2023-02-01"), Math.floor(((index - supplier.paid) * 48) / supplier.open));
    const gross = pence(85_000 + draw(2_400_000));
    return {
      supplier: supplier.code,
      invoiceNumber: `${supplier.prefix}${supplier.first + index * 3}`,
      invoiceDate,
      purchaseOrder: draw(3) === 0 ? "" : `PO${41_000 + draw(9_000)}`,
      gross,
      outstanding: isPaid ? noPence : gross,
      status: isPaid ? "paid" : "approved",
      ...(isPaid
        ? {
            paidDate: addDays(invoiceDate, 27),
            paymentReference: `BACS ${addDays(invoiceDate, 27).replaceAll("-", "")}`,
          }
        : {}),
      description: `${service}, ${invoiceDate.slice(0, 7)}`,
    };
  });
}

function invoiceOf(supplier: string, invoiceNumber: string, date: string, description: string) {
  return { supplier, invoiceNumber, invoiceDate: calendarDate(date), purchaseOrder: "", description };
}

/** Draws whole numbers below a bound, the same ones every time for a seed: a linear congruential generator. */
function seededDraw(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}

function pounds(amount: Pence): string {
  return (amount / 100).toFixed(2);
}
