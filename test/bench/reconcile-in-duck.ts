import {
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBValue,
} from "@duckdb/node-api";

import { epochDay, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { StatementLine } from "../../shared/domain/statement/statement-line.ts";

import { passes } from "./duck/passes.ts";
import { ADJUSTMENTS, LEDGER_ONLY, verdicts } from "./duck/verdicts.ts";

type Cell = DuckDBValue;

/** DuckDB's result, in the same form as the engine's outcome. */
export interface DuckAnswer {
  readonly lines: readonly ReturnType<typeof nameLine>[];
  readonly ledgerOnly: readonly object[];
  readonly adjusted: readonly { readonly reason: Cell | undefined; readonly pence: Cell | undefined }[];
}

/** Loads both sides as tables into an in-memory database with one thread. */
export async function loadDuck(
  lines: readonly StatementLine[],
  ledger: readonly LedgerLine[],
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(
    `create table ledger (id integer, entry varchar, number varchar, date date, purchase_order varchar, gross bigint, outstanding bigint,
      disputed bigint, status varchar, paid_date date, payment_reference varchar)`,
  );
  const ledgerRows = await connection.createAppender("ledger");
  for (const [at, line] of ledger.entries()) {
    ledgerRows.appendInteger(at);
    ledgerRows.appendVarchar(line.entry);
    ledgerRows.appendVarchar(line.invoiceNumber);
    appendDay(ledgerRows, line.invoiceDate);
    appendText(ledgerRows, line.purchaseOrder);
    ledgerRows.appendBigInt(BigInt(line.grossPence ?? line.outstandingPence));
    ledgerRows.appendBigInt(BigInt(line.outstandingPence));
    ledgerRows.appendBigInt(BigInt(line.disputedPence));
    ledgerRows.appendVarchar(line.status);
    appendDay(ledgerRows, line.paidDate);
    appendText(ledgerRows, line.paymentReference);
    ledgerRows.endRow();
  }
  ledgerRows.closeSync();
  await connection.run(
    "create table statement (id integer, number varchar, date date, claim bigint, purchase_order varchar, description varchar)",
  );
  const statementRows = await connection.createAppender("statement");
  for (const [at, line] of lines.entries()) {
    statementRows.appendInteger(at);
    statementRows.appendVarchar(line.invoiceNumber);
    appendDay(statementRows, line.invoiceDate);
    statementRows.appendBigInt(BigInt(line.outstandingPence));
    appendText(statementRows, line.purchaseOrder);
    appendText(statementRows, line.description);
    statementRows.endRow();
  }
  statementRows.closeSync();
  return connection;
}

function appendDay(rows: DuckDBAppender, day: CalendarDate | undefined): void {
  if (day === undefined) rows.appendNull();
  else rows.appendDate(new DuckDBDateValue(epochDay(day)));
}

function appendText(rows: DuckDBAppender, text: string | undefined): void {
  if (text === undefined) rows.appendNull();
  else rows.appendVarchar(text);
}

/**
 * The engine's work as SQL: `duck/passes.ts` identifies, `duck/verdicts.ts` judges. All of the answer is read into the
 * process, like the engine's outcome.
 */
export async function reconcileInDuck(duck: DuckDBConnection, asAt: CalendarDate): Promise<DuckAnswer> {
  for (const pass of passes()) await duck.run(pass);
  await duck.run(verdicts(asAt));
  await duck.run(LEDGER_ONLY);
  await duck.run(ADJUSTMENTS);
  const verdictsRead = await duck.runAndReadAll(
    `select number, date::varchar, claim::double, agreed::double, not_agreed::double, disputed::double, reason, why, wanted, booked,
      booked_date::varchar, outstanding::double, gross::double, status, paid_date::varchar, payment_reference, how from verdicts order by id`,
  );
  const ledgerOnlyRead = await duck.runAndReadAll(
    "select number, date::varchar, outstanding::double, reason, why from ledger_only",
  );
  const adjustmentsRead = await duck.runAndReadAll("select reason, pence::double, items::double from adjustments");
  return {
    lines: objectsOf(verdictsRead, nameLine),
    ledgerOnly: objectsOf(ledgerOnlyRead, ([number, date, pence, reason, why]) => ({
      number,
      date,
      pence,
      reason,
      why,
    })),
    adjusted: objectsOf(adjustmentsRead, ([reason, pence, items]) => ({ reason, pence, items })),
  };
}

function nameLine(cells: readonly Cell[]) {
  const [
    invoiceNumber,
    invoiceDate,
    outstandingPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    reason,
    why,
    wanted,
    ...ledger
  ] = cells;
  const [booked, bookedDate, outstanding, grossPence, status, paidDate, paymentReference, match] = ledger;
  const evidence = {
    invoiceNumber: booked,
    invoiceDate: bookedDate,
    outstandingPence: outstanding,
    grossPence,
    status,
    paidDate,
    paymentReference,
    match,
  };
  return {
    invoiceNumber,
    invoiceDate,
    outstandingPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    reason,
    why,
    wanted,
    evidence: booked === null ? [] : [evidence],
  };
}

/** Reads by columns, which the binding does several times faster than by rows. */
function objectsOf<Named>(read: DuckDBResultReader, name: (cells: readonly DuckDBValue[]) => Named): Named[] {
  const columns = read.getColumns();
  return (columns[0] ?? []).map((_, row) => name(columns.map((column) => column[row] ?? null)));
}
