import type { Statement } from "../../shared/domain/statement/statement.ts";
import { digestOf } from "../../shared/records/audit/digest.ts";

/**
 * Of what a statement says: two files with the same digest are the same statement, whatever they are called and wherever
 * in them a line stands.
 */
export function statementDigest(statement: Statement): string {
  const { kind, receivable, payables, asAt, contact, accounts, lines, unread, findings } = statement;
  return digestOf({
    kind,
    receivable,
    payables,
    asAt,
    contact,
    accounts,
    lines: lines.map((line) => ({ ...line, sheet: undefined, row: undefined })),
    unread: unread?.map(({ value, invoiceNumber }) => ({ value, invoiceNumber })),
    findings: [...new Set(findings.map((finding) => finding.code))].sort(),
  });
}
