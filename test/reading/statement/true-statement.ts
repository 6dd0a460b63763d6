import * as fc from "fast-check";

import { addDays, calendarDate, type CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";

/** A line of a statement, independent of its layout. */
export interface TrueLine {
  readonly type: "invoice" | "credit-note" | "payment";
  readonly number: string;
  readonly date: CalendarDate;
  readonly due: CalendarDate;
  readonly purchaseOrder: string | undefined;
  readonly description: string;
  readonly gross: Pence;
  readonly outstanding: Pence;
  readonly capital: boolean;
  readonly account: string;
}

interface TrueParty {
  readonly name: string;
  readonly code: string;
}

/** The contents of a statement, independent of its layout. */
export interface TrueStatement {
  readonly receivable: TrueParty;
  readonly payable: TrueParty;
  readonly asAt: CalendarDate;
  readonly telephone: string;
  readonly email: string;
  readonly lines: readonly TrueLine[];
}

const PARTIES: readonly TrueParty[] = [
  { name: "Eastmere University Hospitals NHS Foundation Trust", code: "ZA1" },
  { name: "Northfold Community Health NHS Trust", code: "ZB2" },
  { name: "Westhaven Integrated Care Board", code: "ZC3X9" },
  { name: "Southmarsh Ambulance Service NHS Trust", code: "ZD4" },
  { name: "Upper Calder Partnership NHS Trust", code: "ZE50" },
];

const DESCRIPTIONS = [
  "Pathology SLA February",
  "Secondment of staff nurse",
  "Drugs recharge Q3",
  "Estates recharge, Unit 4",
  "Consultant sessions 12/2022",
  "High cost devices M10",
  "Non contract activity",
  "Balance of training levy",
  "IT support due to migration",
  "Total care package, ward 7",
];

const ACCOUNTS = ["100417", "100988", "C20133"];
const AS_AT = calendarDate("2023-03-23");

/** How senders' ledgers number invoices; a sender may have two ways. */
const numberStyles: readonly ((serial: number) => string)[] = [
  (serial) => `INV${String(4_800_000 + serial)}`,
  (serial) => `SI${String(700_000 + serial)}`,
  (serial) => String(7_000_000 + serial),
  (serial) => `00${String(20_000 + serial)}`,
  (serial) => `EM/${String(1000 + serial)}`,
  (serial) => `NF-23-${String(100 + serial)}`,
  (serial) => String(901_234_500_000 + serial),
];

const trueLine = fc.record({
  type: fc.oneof(
    { weight: 8, arbitrary: fc.constant("invoice" as const) },
    { weight: 2, arbitrary: fc.constant("credit-note" as const) },
    { weight: 1, arbitrary: fc.constant("payment" as const) },
  ),
  style: fc.nat(1),
  step: fc.integer({ min: 1, max: 9 }),
  daysBefore: fc.integer({ min: 0, max: 700 }),
  order: fc.option(fc.integer({ min: 10_000, max: 99_999 }), { nil: undefined }),
  description: fc.constantFrom(...DESCRIPTIONS),
  gross: fc.oneof(
    fc.integer({ min: 1, max: 60_000_000 }),
    fc.integer({ min: 1, max: 30_000 }).map((pounds) => pounds * 100),
  ),
  partly: fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1, noNaN: true })),
  capital: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  account: fc.constantFrom(...ACCOUNTS),
});

/** Statements of 2 to 60 lines; each invoice number occurs once. */
export const trueStatement: fc.Arbitrary<TrueStatement> = fc
  .record({
    parties: fc.shuffledSubarray([...PARTIES], { minLength: 2, maxLength: 2 }),
    styles: fc.tuple(fc.nat(numberStyles.length - 1), fc.nat(numberStyles.length - 1)),
    first: trueLine,
    others: fc.array(trueLine, { minLength: 1, maxLength: 59, size: "max" }),
    telephone: fc.constantFrom("020 7946 0101", "01632 960 101", "+44 1632 960101", "(01632) 960555"),
    team: fc.constantFrom("income", "accounts.receivable", "sales-ledger", "intra.nhs"),
  })
  .map(({ parties, styles, first, others, telephone, team }) => {
    let serial = 0;
    const lines = [{ ...first, type: "invoice" as const }, ...others].map((drawn): TrueLine => {
      serial += drawn.step;
      const style = numberStyles[styles[drawn.style] ?? 0] ?? String;
      const date = addDays(AS_AT, -drawn.daysBefore);
      const sign = drawn.type === "invoice" ? 1 : -1;
      const open = drawn.type === "payment" ? drawn.gross : Math.max(1, Math.floor(drawn.gross * drawn.partly));
      return {
        type: drawn.type,
        number: drawn.type === "payment" ? `RCT${String(5000 + serial)}` : style(serial),
        date,
        due: addDays(date, 30),
        purchaseOrder: drawn.order === undefined || drawn.type === "payment" ? undefined : `PO${String(drawn.order)}`,
        description: drawn.type === "payment" ? "Unallocated cash" : drawn.description,
        gross: pence(sign * drawn.gross),
        outstanding: pence(sign * open),
        capital: drawn.capital && drawn.type === "invoice",
        account: drawn.account,
      };
    });
    const [receivable = { name: "", code: "" }, payable = { name: "", code: "" }] = parties;
    const domain = receivable.name.split(" ")[0]?.toLowerCase() ?? "";
    return { receivable, payable, asAt: AS_AT, telephone, email: `${team}@${domain}.example.org`, lines };
  });
