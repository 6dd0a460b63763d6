import { type Kind, nameOfKind } from "../../../domain/exercise/exercise.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import { type TableRecord, type TableRole, hasRows } from "../rows/table-record.ts";

/** STM-04: a statement is of one kind. Tables of another kind than the expected one are left out, if there are any of the expected kind. */
export function chooseKind(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  expected: Kind | undefined,
  findings: Finding[],
): Kind | undefined {
  const tables = records.filter((table) => !roles.has(table) && hasRows(table));
  const kinds = [...new Set(tables.flatMap((table) => table.kind ?? []))];
  const [first] = kinds;
  if (first === undefined) return undefined;
  if (expected !== undefined && kinds.includes(expected)) {
    for (const table of tables) {
      if (table.kind === undefined || table.kind === expected) continue;
      roles.set(table, "other-kind");
      findings.push({
        code: "table-of-other-kind",
        severity: "warning",
        rule: "STM-04",
        sheet: table.sheet.name,
        row: table.headerRow,
        what: `This table is about ${nameOfKind(table.kind)}, and the statement is about ${nameOfKind(expected)}; the table was not read.`,
        todo: `Please send the statement of ${nameOfKind(table.kind)} as a workbook of its own.`,
      });
    }
    return expected;
  }
  if (expected !== undefined) findings.push(wrongKind(tables, first, expected));
  else if (kinds.length > 1) findings.push(severalKinds(kinds));
  return first;
}

function wrongKind(tables: readonly TableRecord[], found: Kind, expected: Kind): RefusalFinding {
  const sheet = tables.find((table) => table.kind === found)?.sheet.name;
  return {
    code: "wrong-kind",
    severity: "refusal",
    rule: "STM-04",
    ...(sheet === undefined ? {} : { sheet }),
    what: `The workbook is a statement of ${nameOfKind(found)}, but it was sent as one of ${nameOfKind(expected)}.`,
    todo: "Please send it again under the right kind, or send the right workbook.",
  };
}

function severalKinds(kinds: readonly Kind[]): RefusalFinding {
  return {
    code: "several-kinds",
    severity: "refusal",
    rule: "STM-04",
    what: `The workbook holds statements of several kinds: ${kinds.map(nameOfKind).join("; ")}.`,
    todo: "Please send one workbook for each kind.",
  };
}
