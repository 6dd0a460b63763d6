import { partOfHeader } from "./find-header.ts";
import type { TableDescription } from "../table-description.ts";
import type { Header } from "./heading-meaning.ts";

/** Splits the headings of tables side by side: each part has its own invoice number and amount, with an empty column between the parts. */
export function splitSideBySide<Extra extends string>(
  table: TableDescription<Extra>,
  header: Header<Extra>,
): { from: number; to: number; part: Header<Extra> }[] {
  const groups: { from: number; to: number }[] = [];
  for (const { column } of header.cells) {
    const last = groups.at(-1);
    if (last !== undefined && column - last.to <= 1) last.to = column;
    else groups.push({ from: column, to: column });
  }
  if (groups.length < 2) return [];
  const parts = groups.flatMap((group) => {
    const part = partOfHeader(table, header, group.from, group.to);
    return part !== undefined && hasNumberAndAmount(table, part) ? [{ ...group, part }] : [];
  });
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return [];
  // Tables side by side have much the same headings, or each has all that a line needs; two parts of one table with a gap between them do not.
  const areWhole = parts.every(({ part }) => hasDateOfInvoice(part));
  if (!areWhole && others.some((other) => countSharedFields(first.part, other.part) < 3)) return [];
  // Cells between the tables belong to the table on their left.
  return parts.map((part, at) => ({
    ...part,
    from: at === 0 ? 1 : part.from,
    to: (parts[at + 1]?.from ?? Number.MAX_SAFE_INTEGER) - 1,
  }));
}

function countSharedFields<Extra extends string>(one: Header<Extra>, other: Header<Extra>): number {
  const fields = new Set(one.cells.map((cell) => cell.matches[0]?.field));
  return other.cells.filter(({ matches: [best] }) => best !== undefined && fields.has(best.field)).length;
}

/** The day on which something is due may stand at the right of a table, beside its unpaid amounts. */
function hasDateOfInvoice<Extra extends string>(header: Header<Extra>): boolean {
  return header.cells.some(({ matches: [best] }) => best?.field === "invoiceDate" || best?.field === "postingDate");
}

function hasNumberAndAmount<Extra extends string>(table: TableDescription<Extra>, header: Header<Extra>): boolean {
  const fields = new Set(header.cells.map((cell) => cell.matches[0]?.field));
  // Tables with nothing but credits are a part of the table beside them.
  return fields.has("invoiceNumber") && [...table.claimable].some((field) => field !== "credit" && fields.has(field));
}
