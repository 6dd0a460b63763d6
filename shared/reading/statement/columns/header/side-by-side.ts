import { partOfHeader } from "./find-header.ts";
import type { Header } from "./heading-meaning.ts";

/** Headings with an empty column between them that are whole on either side belong to two tables. */
export function splitSideBySide(header: Header): { from: number; to: number; part: Header }[] {
  const groups: { from: number; to: number }[] = [];
  for (const { column } of header.cells) {
    const last = groups.at(-1);
    if (last !== undefined && column - last.to <= 1) last.to = column;
    else groups.push({ from: column, to: column });
  }
  if (groups.length < 2) return [];
  const parts = groups.flatMap((group) => {
    const part = partOfHeader(header, group.from, group.to);
    return part !== undefined && hasNumberAndAmount(part) ? [{ ...group, part }] : [];
  });
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return [];
  // Tables that stand side by side are of one make; the columns of one table with a gap between them are not.
  if (others.some((other) => countSharedFields(first.part, other.part) < 3)) return [];
  // What stands between the tables goes with the one on its left.
  return parts.map((part, at) => ({
    ...part,
    from: at === 0 ? 1 : part.from,
    to: (parts[at + 1]?.from ?? Number.MAX_SAFE_INTEGER) - 1,
  }));
}

function countSharedFields(one: Header, other: Header): number {
  const fields = new Set(one.cells.map((cell) => cell.matches[0]?.field));
  return other.cells.filter(({ matches: [best] }) => best !== undefined && fields.has(best.field)).length;
}

function hasNumberAndAmount(header: Header): boolean {
  const fields = new Set(header.cells.map((cell) => cell.matches[0]?.field));
  const money = ["outstanding", "amount", "total", "anyTotal", "debit", "net", "income", "accrued"] as const;
  return fields.has("invoiceNumber") && money.some((field) => fields.has(field));
}
