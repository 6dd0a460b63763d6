import { crc32 } from "node:zlib";

import { collectCellFindings } from "../cell-findings.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import type { RowSink } from "../row.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { inflatePieces } from "../zip/inflate-part.ts";
import type { ZipEntry } from "../zip/zip-directory.ts";
import { createOpenDocumentScanner } from "./open-document-scanner.ts";

/** Reads an OpenDocument spreadsheet that is one XML file (.fods): the content of an .ods file without its container. */
export async function readFlatOds(file: FileToRead, limits: ReadingLimits, sink: RowSink): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const checkTime = startTimer(limits);
    const scan = createOpenDocumentScanner(limits, findings, sink, checkTime);
    await inflatePieces(bytes, unpacked(bytes), limits, scan, checkTime);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "fods", findings: findings.all() };
}

/** The file as a part that is not packed. */
function unpacked(bytes: Buffer): ZipEntry {
  return {
    name: "the file",
    deflated: false,
    crc32: crc32(bytes),
    packedBytes: bytes.length,
    inflatedBytes: bytes.length,
    dataStart: 0,
  };
}
