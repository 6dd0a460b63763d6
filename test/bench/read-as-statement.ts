import { isRefused, type Statement } from "../../shared/domain/statement/statement.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";

const none = () => Promise.reject(new Error("These files need no library."));
const readCells = cellReader({ foreign: none, openEncrypted: none });

/** Reads a workbook completely, as the product does: from recognising its format to lines, findings and receipt. */
export async function readAsStatement(name: string, bytes: Buffer): Promise<Statement> {
  const statement = await readStatement({ name, bytes }, { readCells });
  if (isRefused(statement)) throw new Error(statement.findings.map(({ what }) => what).join(" "));
  return statement;
}
