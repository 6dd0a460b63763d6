import type { Statement } from "../../domain/statement/statement.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import { statementBuilder } from "./statement-builder.ts";
import type { StatementContext } from "./statement-context.ts";

/** What reading a statement needs from outside, beside what may be known beforehand. */
export interface StatementPorts extends StatementContext {
  readonly readCells: ReadCells;
}

/**
 * Reads a workbook as a statement. Whatever it holds ends in the statement: as lines, as rows on the receipt that are left out with the
 * reason, or as findings. With a finding of severity `refusal` (`isRefused`) it can't be used; where rows could not be read (`isComplete`
 * is false) its total is not what the sender claims.
 */
export async function readStatement(file: FileToRead, ports: StatementPorts): Promise<Statement> {
  const builder = statementBuilder(file.name, ports);
  const read = await ports.readCells(file, builder.sink);
  return builder.finish(read);
}
