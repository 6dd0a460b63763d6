import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import type { ReadCells } from "../../shared/reading/cells/read-cells.ts";
import { readCellsWith } from "../../shared/reading/cells/read-cells-with.ts";

/** A reader of every supported format. */
export function readAnyCells(passwords: readonly string[]): ReadCells {
  const { readForeignCells, openEncrypted } = foreignWorkbooks();
  return readCellsWith({ foreign: readForeignCells, openEncrypted, passwords });
}
