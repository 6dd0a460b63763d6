import { crc32, deflateRawSync } from "node:zlib";

import type { FilledForm } from "../../domain/answer-form/filled-form.ts";
import type { FormPart, FormPlan } from "../../domain/answer-form/form-plan.ts";
import { formLimits } from "../../reading/answer-form/package/form-limits.ts";
import { inflateWhole } from "../../reading/cells/zip/inflate-part.ts";
import { readZipDirectory, type ZipEntry } from "../../reading/cells/zip/zip-directory.ts";
import { garbled, type UnreadableFile } from "../../reading/cells/unreadable-file.ts";
import { filledCell } from "./filled-cell.ts";
import { writeZip, type PackedEntry } from "./write-zip.ts";

/**
 * Writes answers into a workbook as its plan says, and changes nothing else: every part that the plan does not name keeps its packed bytes. The
 * parts that it names are unpacked within limits and cut at the places that the plan gives; none of their XML is read here. The same workbook, plan
 * and answers always give the same bytes.
 *
 * @throws UnreadableFile if the workbook is not the one that the plan was made for
 */
export function fillWorkbook(workbook: Uint8Array, plan: FormPlan, answers: FilledForm): Uint8Array {
  const file = Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength);
  const directory = readZipDirectory(file, formLimits);
  const parts = new Map(plan.parts.map((part, number) => [part.name, { part, number }]));
  const entries = [...directory.values()].map((entry): PackedEntry => {
    const found = parts.get(entry.name);
    parts.delete(entry.name);
    return found === undefined
      ? asItIs(file, entry)
      : filledPart(file, entry, found.part, editsOf(plan, answers, found.number));
  });
  const [missing] = parts.keys();
  if (missing !== undefined) throw notOfPlan(missing);
  return writeZip(entries);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The changes of a part, in the order of their places. Cells that are put in at the same place stay in the order of their columns. */
function editsOf(plan: FormPlan, answers: FilledForm, part: number): Edit[] {
  const { prefix = "", edits = [] } = plan.parts[part] ?? {};
  const cells = plan.cells.flatMap((cell, number): (Edit & { readonly column: string })[] => {
    const answer = answers[number];
    if (cell.part !== part || answer === undefined) return [];
    const text = filledCell(cell.cell, cell.style, answer, { prefix, is1904: plan.is1904 });
    return [{ from: cell.from, to: cell.to, text, column: cell.cell.replace(/\d+$/, "").padStart(3) }];
  });
  return [...edits.map((edit) => ({ ...edit, column: "" })), ...cells].sort(
    (one, other) => one.from - other.from || (one.column < other.column ? -1 : 1),
  );
}

function asItIs(
  file: Buffer,
  { name, deflated, dataStart, packedBytes, crc32: sum, inflatedBytes }: ZipEntry,
): PackedEntry {
  const packed = file.subarray(dataStart, dataStart + packedBytes);
  return { name, deflated, packed, crc32: sum, wholeBytes: inflatedBytes };
}

function filledPart(file: Buffer, entry: ZipEntry, part: FormPart, edits: readonly Edit[]): PackedEntry {
  if (entry.inflatedBytes !== part.bytes || entry.crc32 !== part.crc32) throw notOfPlan(entry.name);
  const { bytes } = inflateWhole(file, entry, formLimits);
  const pieces: Uint8Array[] = [];
  let reached = 0;
  for (const { from, to, text } of edits) {
    if (from < reached || to < from || to > part.bytes) throw notOfPlan(entry.name);
    pieces.push(bytes.subarray(reached, from), Buffer.from(text, "utf8"));
    reached = to;
  }
  pieces.push(bytes.subarray(reached, part.bytes));
  const content = Buffer.concat(pieces);
  return {
    name: entry.name,
    deflated: true,
    packed: deflateRawSync(content, { level: QUICKLY }),
    crc32: crc32(content),
    wholeBytes: content.length,
  };
}

/** Packs in half the time of zlib's usual level, into a few hundredths more. */
const QUICKLY = 3;

function notOfPlan(part: string): UnreadableFile {
  return garbled(`The part ${part} is not the one that the form was planned for.`);
}
