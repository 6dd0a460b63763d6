import ExcelJS from "exceljs";

/** What every invented form is about: seven lines, of which three are not agreed and two in part. */
export const LINES = [
  { number: "NF-1001", date: "2023-01-09", what: "Pathology SLA January", unpaid: 120000 },
  { number: "NF-1002", date: "2023-01-23", what: "Secondment of a nurse", unpaid: 30000 },
  { number: "NF-1003", date: "2023-02-14", what: "Continuing care", unpaid: 70000 },
  { number: "NF-1004", date: "2023-03-15", what: "Medicines February", unpaid: 18240 },
  { number: "NF-1005", date: "2023-03-21", what: "Project support", unpaid: 9975 },
  { number: "NF-1006", date: "2023-01-12", what: "Hosted IT December", unpaid: 12515.5 },
  { number: "NF-1007", date: "2023-02-27", what: "Estates February", unpaid: 8430.15 },
] as const;

/** What a careful officer answers, line by line, by what a form may ask for. */
export const ANSWERS = {
  agreed: [120000, 20000, 65000, 0, 0, 0, 8430.15],
  notAgreed: [0, 10000, 0, 18240, 9975, 12515.5, 0],
  disputed: [0, 0, 5000, 0, 0, 0, 0],
  open: [0, 10000, 5000, 18240, 9975, 12515.5, 0],
  notAgreedWithoutAccrued: [0, 10000, 0, 0, 9975, 12515.5, 0],
  accrued: [0, 0, 0, 18240, 0, 0, 0],
  onLedger: [120000, 20000, 70000, 18240, 0, 0, 8430.15],
  differenceToLedger: [0, 10000, 0, 0, 9975, 12515.5, 0],
  yesNo: ["Y", "N", "N", "N", "N", "N", "Y"],
  comments: [
    undefined,
    /10,000\.00 paid 10 March 2023.*BACS 20230310-118/,
    /5,000\.00 is in formal dispute/,
    /awaiting approval/,
    /Not on our ledger/,
    /paid 24 March 2023.*BACS 20230324-007.*timing/,
    undefined,
  ],
  paidDates: [undefined, "2023-03-10", undefined, undefined, undefined, "2023-03-24", undefined],
  paymentReferences: [undefined, "BACS 20230310-118", undefined, undefined, undefined, "BACS 20230324-007", undefined],
  nothing: LINES.map(() => undefined),
} as const;

export const TOTALS = { agreed: 213430.15, open: 55730.5, notAgreed: 50730.5, disputed: 5000 } as const;

export const LEDGER = Buffer.from(
  [
    "supplier_code,supplier_name,invoice_number,invoice_date,po_number,gross,outstanding,status,disputed,paid_date,payment_reference,capital,future_period,description",
    "ZB2,Northfold Community Health NHS Trust,NF-1001,2023-01-09,PO5001,120000.00,120000.00,approved,,,,N,N,",
    "ZB2,Northfold Community Health NHS Trust,NF-1002,2023-01-23,PO5002,30000.00,20000.00,approved,,2023-03-10,BACS 20230310-118,N,N,",
    "ZB2,Northfold Community Health NHS Trust,NF-1003,2023-02-14,,70000.00,70000.00,approved,5000.00,,,N,N,",
    "ZB2,Northfold Community Health NHS Trust,NF-1004,2023-03-15,,18240.00,18240.00,awaiting-approval,,,,N,N,",
    "ZB2,Northfold Community Health NHS Trust,NF-1006,2023-01-12,PO5006,12515.50,0.00,paid,,2023-03-24,BACS 20230324-007,N,N,",
    "ZB2,Northfold Community Health NHS Trust,NF-1007,2023-02-27,PO5007,8430.15,8430.15,approved,,,,N,N,",
  ].join("\r\n"),
);

type Wanted = number | string | RegExp | undefined;

/** A form in the manner of a finance department, with what has to be in its cells. Every other cell stays as it was. */
export interface InventedForm {
  readonly name: string;
  readonly build: () => Promise<Uint8Array>;
  /** `Sheet!A1` → what is written there. */
  readonly cells: Readonly<Record<string, Wanted>>;
  /** Set if the form can't be filled in. `none`: it is no form at all. */
  readonly obstacle?: string;
  /** What the reply has to say is left blank. */
  readonly leftBlank?: readonly string[];
}

/** The cells of a column, from a row on: `Sheet!G5` … */
export function column(
  sheet: string,
  letters: string,
  firstRow: number,
  values: readonly Wanted[],
): Record<string, Wanted> {
  return Object.fromEntries(values.map((value, index) => [`${sheet}!${letters}${String(firstRow + index)}`, value]));
}

/** Where the lines are on a sheet. */
export interface Placed {
  readonly headerRow: number;
  readonly firstColumn?: number;
  readonly headings?: readonly [string, string, string, string];
}

/** Writes who sends to whom, and the lines under their headings: number, date, text, unpaid amount. */
export function putStatement(sheet: ExcelJS.Worksheet, { headerRow, firstColumn = 1, headings }: Placed): void {
  sheet.getCell(1, firstColumn).value =
    "Statement of outstanding invoices from Northfold Community Health NHS Trust (ZB2)";
  sheet.getCell(2, firstColumn).value = "To: Eastmere University Hospitals NHS Foundation Trust (ZA1)";
  sheet.getCell(3, firstColumn).value = "As at 23 March 2023. Queries: 01632 960100, income@northfold.example.org";
  putLines(sheet, { headerRow, firstColumn, ...(headings ? { headings } : {}) });
}

export function putLines(
  sheet: ExcelJS.Worksheet,
  { headerRow, firstColumn = 1, headings = ["Invoice number", "Invoice date", "Description", "Outstanding £"] }: Placed,
): void {
  headings.forEach((heading, index) => {
    sheet.getCell(headerRow, firstColumn + index).value = heading;
  });
  LINES.forEach(({ number, date, what, unpaid }, index) => {
    const row = sheet.getRow(headerRow + 1 + index);
    row.getCell(firstColumn).value = number;
    const day = row.getCell(firstColumn + 1);
    day.value = new Date(`${date}T00:00:00Z`);
    day.numFmt = "dd/mm/yyyy";
    row.getCell(firstColumn + 2).value = what;
    const amount = row.getCell(firstColumn + 3);
    amount.value = unpaid;
    amount.numFmt = "#,##0.00";
  });
}

export function putHeadings(
  sheet: ExcelJS.Worksheet,
  row: number,
  firstColumn: number,
  headings: readonly string[],
): void {
  headings.forEach((heading, index) => {
    sheet.getCell(row, firstColumn + index).value = heading;
  });
}

/** A workbook as bytes. */
export async function built(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Allows only a list in the cells of a column. */
export function allowOnly(sheet: ExcelJS.Worksheet, letters: string, firstRow: number, list: string): void {
  LINES.forEach((_, index) => {
    sheet.getCell(`${letters}${String(firstRow + index)}`).dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [list],
    };
  });
}
