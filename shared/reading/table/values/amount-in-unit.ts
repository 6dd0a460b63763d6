import { isPence, noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import type { Said } from "../said/said.ts";
import { saidByHeading } from "../said/said-in-text.ts";
import { amountOfCell, isPenceReading, textOfCell } from "./cell-value.ts";

/** Where a column of amounts is, and what it is headed. */
export interface AmountColumn {
  readonly column: number;
  readonly heading: string;
}

/** What a cell of a column of amounts says. */
export type AmountRead =
  | { readonly read: "amount"; readonly pence: Pence; readonly isInLargeUnit: boolean }
  | { readonly read: "empty" }
  /** Why nothing can be used of it, as a sentence without a full stop. `formula`: one whose value the file does not have. */
  | { readonly read: "wrong" | "formula"; readonly why: string };

/** Reads a cell in the unit that its column's heading says, or else the table: `£000`. Nothing but pounds is read. */
export function amountInUnit(row: Row, { column, heading }: AmountColumn, table: Said | undefined): AmountRead {
  const text = textAt(row, column);
  if (text === "") return EMPTY;
  const amount = amountOfCell(row, row.columns.indexOf(column));
  if (!isPenceReading(amount))
    return { read: amount === "formula" ? "formula" : "wrong", why: `${heading}: ${text} is not an amount` };
  const said = saidByHeading(heading);
  const currency = said.currency ?? table?.currency;
  const unit = said.unit ?? table?.unit ?? "pounds";
  const scaled = unit === "pence" ? amount / PENCE_PER_POUND : amount * FACTORS[unit];
  if ((currency !== undefined && currency !== "pounds") || !isPence(scaled))
    return { read: "wrong", why: `${heading}: it is not in pounds, or too large` };
  return { read: "amount", pence: amount === noPence ? noPence : scaled, isInLargeUnit: LARGE.has(unit) };
}

/** What a cell says; nothing if the row is shorter, or has no such column. */
export function textAt(row: Row, column: number | undefined): string {
  const at = column === undefined ? -1 : row.columns.indexOf(column);
  return at < 0 || at >= row.count ? "" : textOfCell(row, at);
}

const EMPTY = { read: "empty" } as const;
const FACTORS = { pounds: 1, pence: 1, hundreds: 100, thousands: 1000, millions: 1_000_000 } as const;
const LARGE: ReadonlySet<string> = new Set(["hundreds", "thousands", "millions"]);
const PENCE_PER_POUND = 100;
