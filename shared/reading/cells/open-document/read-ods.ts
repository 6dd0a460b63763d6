import { collectCellFindings } from "../cell-findings.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import type { RowSink } from "../row.ts";
import { garbled, UnreadableFile } from "../unreadable-file.ts";
import { inflatePieces, inflateWhole } from "../zip/inflate-part.ts";
import { createOpenDocumentScanner } from "./open-document-scanner.ts";
import { decryptPart, readPartEncryption } from "./open-document-encryption.ts";
import { readZipDirectory, type ZipDirectory } from "../zip/zip-directory.ts";

/**
 * Reads an OpenDocument spreadsheet, in this order: read the zip directory, decrypt the content with the first password that
 * fits if it is encrypted, and scan the content piece by piece (`open-document-scanner.ts`).
 */
export async function readOds(
  file: FileToRead,
  passwords: readonly string[],
  limits: ReadingLimits,
  sink: RowSink,
): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const directory = readZipDirectory(bytes, limits);
    const content = directory.get("content.xml");
    if (content === undefined) throw garbled("The file holds no content: the part content.xml is missing.");
    const checkTime = startTimer(limits);
    const scan = createOpenDocumentScanner(limits, findings, sink, checkTime);
    const encryption = readEncryption(bytes, directory, limits);
    if (encryption === undefined) await inflatePieces(bytes, content, limits, scan, checkTime);
    else {
      const packed = bytes.subarray(content.dataStart, content.dataStart + content.packedBytes);
      const opened = await decryptPart(packed, encryption, passwords, limits);
      await inflatePieces(opened.bytes, opened.entry, limits, scan, checkTime);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "ods", findings: findings.all() };
}

function readEncryption(bytes: Buffer, directory: ZipDirectory, limits: ReadingLimits) {
  const manifest = directory.get("meta-inf/manifest.xml");
  return manifest === undefined ? undefined : readPartEncryption(inflateWhole(bytes, manifest, limits), "content.xml");
}
