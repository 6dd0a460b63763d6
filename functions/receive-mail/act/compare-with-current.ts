import {
  compareStatements,
  type StatementComparison,
} from "../../../shared/domain/mail/conversation/compare-statements.ts";
import { statementSchema } from "../../../shared/domain/statement/statement.ts";
import type { PositionStatement } from "../../../shared/records/position/position-record.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";

/** Compares a stored statement with the current one of its position. */
export async function compareWithCurrent(
  current: Pick<PositionStatement, "statement">,
  next: Pick<PositionStatement, "statement">,
  objects: JsonObjects,
): Promise<StatementComparison> {
  return compareStatements(
    await objects.get(current.statement, statementSchema),
    await objects.get(next.statement, statementSchema),
  );
}
