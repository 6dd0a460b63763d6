import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { digestOf } from "../../../shared/records/storage/digest.ts";

/** Digest of a statement's content: the same for two files with the same content, whatever their names and layout. */
export function statementDigest(statement: Statement): string {
  const { kind, receivable, payables, asAt, contact, accounts, lines, unread, differences, figuresNotRead, findings } =
    statement;
  return digestOf({
    kind,
    receivable,
    payables,
    asAt,
    contact,
    accounts,
    lines: lines.map((line) => ({ ...line, sheet: undefined, row: undefined })),
    unread: unread?.map(({ value, invoiceNumber }) => ({ value, invoiceNumber })),
    differences: differences?.map(({ label, statedPence }) => ({ label, statedPence })),
    figuresNotRead: figuresNotRead?.map(({ text, count }) => ({ text, count })),
    findings: [...new Set(findings.map((finding) => finding.code))].sort(),
  });
}
