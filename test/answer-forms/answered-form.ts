import { read, type CellObject } from "@e965/xlsx";

import { checkFiles } from "../../cli/check-files.ts";
import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import type { FormPlan } from "../../shared/domain/answer-form/form-plan.ts";
import type { FormObstacle } from "../../shared/domain/answer-form/found-form.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import { fillAnswerForm } from "../../shared/messages/answer-form/fill-answer-form.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { response } from "../messages/example-facts.ts";

export interface AnsweredForm {
  readonly statement: Statement;
  readonly outcome: Outcome;
  readonly plan: FormPlan | undefined;
  readonly obstacle: FormObstacle | undefined;
  /** The filled workbook; empty if there is none. */
  readonly filled: Uint8Array;
}

/** Finds the form in a workbook of `receivable` to ZA1, compares its statement with a ledger, and fills the form in. */
export async function answerForm(
  workbook: { readonly name: string; readonly bytes: Uint8Array },
  ledger: Uint8Array,
  receivable = "ZB2",
): Promise<AnsweredForm> {
  const { readForeignCells, openEncrypted } = foreignWorkbooks();
  const { statement, outcome } = await checkFiles({
    statement: workbook.name,
    ledger: "ledger.csv",
    read: (file) => Promise.resolve(file === workbook.name ? workbook.bytes : ledger),
    readCells: cellReader({ foreign: readForeignCells, openEncrypted }),
    payable: organisationCode("ZA1"),
    receivable: organisationCode(receivable),
    organisations: [],
    reference: undefined,
    ledgerAsAt: undefined,
    ledgerClose: "hard",
    now: new Date("2023-04-03T09:00:00.000Z"),
    onProgress: () => undefined,
  });
  const found = await findAnswerForm(workbook.bytes, statement);
  if (found === undefined || "obstacle" in found)
    return { statement, outcome, plan: undefined, obstacle: found?.obstacle, filled: new Uint8Array() };
  const answers = fillAnswerForm(found, { ...response, preparedAt: "2023-04-03T09:00:00.000Z", statement, outcome });
  return {
    statement,
    outcome,
    plan: found,
    obstacle: undefined,
    filled: fillWorkbook(workbook.bytes, found, answers),
  };
}

/** A cell as another program reads it: a number, a text, a date as `2023-04-03`, or nothing. A formula is what it says. */
export type ShownCell = number | string | undefined;

/** The cells of a workbook, `Sheet!A1`, as another library reads them. */
export function cellsOf(bytes: Uint8Array): ReadonlyMap<string, ShownCell> {
  const workbook = read(bytes, { cellDates: true, cellFormula: true, UTC: true });
  const cells = new Map<string, ShownCell>();
  for (const [name, sheet] of Object.entries(workbook.Sheets))
    for (const [address, cell] of Object.entries(sheet))
      if (!address.startsWith("!") && isCell(cell)) cells.set(`${name}!${address}`, shown(cell));
  return cells;
}

function isCell(value: unknown): value is CellObject {
  return typeof value === "object" && value !== null && "t" in value;
}

function shown({ v: value, f: formula }: CellObject): ShownCell {
  if (formula !== undefined) return `=${formula}`;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}
