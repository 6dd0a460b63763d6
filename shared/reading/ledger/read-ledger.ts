import type { Finding } from "../../domain/statement/finding.ts";
import type { EncodedLine } from "../../domain/ledger/encoded-line.ts";
import type { LedgerReport } from "../../domain/ledger/ledger-report.ts";
import type { ReadCells } from "../cells/read-cells.ts";
import { defaultReadingLimits, type ReadingLimits, startTimer } from "../cells/reading-limits.ts";
import { notATable, recogniseFile, recogniseFormat } from "../cells/recognition/recognise-format.ts";
import { overLimit, UnreadableFile } from "../cells/unreadable-file.ts";
import { inflatePieces, inflateWhole } from "../cells/zip/inflate-part.ts";
import type { ZipDirectory, ZipEntry } from "../cells/zip/zip-directory.ts";
import { openTextLedger, PROGRESS_ROWS } from "./text/text-ledger.ts";
import { ledgerCollector, type LedgerContext, type LedgerCollector } from "./ledger-collector.ts";

/** An uploaded file: a text file, a workbook, or a zip of several. */
export interface LedgerUpload {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface LedgerReader {
  /** Reads workbooks of every format. */
  readonly readCells: ReadCells;
  readonly limits?: ReadingLimits;
  /** Called from time to time with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads an uploaded ledger, in this order:
 *
 * 1. Recognise the format from the first bytes. Text is read as it streams in; workbooks and zips are read whole.
 * 2. Bytes to rows: text is decoded and split into fields (`text/`); workbooks go through `readCells` (`reading/cells/`).
 * 3. Rows to columns: find the row of headings in the first rows, and what the columns are (`columns/`).
 * 4. Rows to lines: read the cells of each row (`fields/`), decide what kind of row it is, and settle its amounts and
 *    status (`rows/`).
 * 5. Recognise the supplier of each line, and add up lines by supplier and counterparty (`ledger-suppliers.ts`).
 * 6. Report on the whole (`ledger-collector.ts`).
 *
 * `onLine` gets each line of the group's organisations, in the same object each time. The lines count only if the report
 * has no refusal (`isLedgerRefused`), so keep them until then.
 */
export async function readLedger(
  upload: LedgerUpload,
  context: LedgerContext,
  reader: LedgerReader,
  onLine: (line: EncodedLine) => void,
): Promise<LedgerReport> {
  const collector = ledgerCollector(context, onLine);
  const limits = reader.limits ?? defaultReadingLimits;
  const opening: Opening = {
    collector,
    limits,
    readCells: reader.readCells,
    checkTime: startTimer(limits),
    onProgress: reader.onProgress,
  };
  try {
    await readUpload(upload, opening);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    collector.addFindings([{ ...error.finding, file: error.finding.file ?? upload.name }]);
  }
  return collector.report();
}

interface Opening {
  readonly collector: LedgerCollector;
  readonly limits: ReadingLimits;
  readonly readCells: ReadCells;
  readonly checkTime: () => void;
  readonly onProgress: ((rows: number) => void) | undefined;
}

/** Enough to recognise the format of a file. */
const HEAD_BYTES = 65_536;

async function readUpload({ name, chunks }: LedgerUpload, opening: Opening): Promise<void> {
  const source = chunks[Symbol.asyncIterator]();
  const head = await takeAtLeast(source, HEAD_BYTES);
  if (!isContainer(head) && recogniseFormat(head, opening.limits) === "text") {
    const text = openTextLedger(name, opening);
    text.feed(head);
    for (let next = await source.next(); !next.done; next = await source.next()) {
      text.feed(next.value);
      opening.checkTime();
    }
    text.end();
    return;
  }
  const pieces = [head];
  let size = head.length;
  for (let next = await source.next(); !next.done; next = await source.next()) {
    size += next.value.byteLength;
    if (size > opening.limits.fileBytes)
      throw overLimit(
        `The file is larger than ${Math.floor(opening.limits.fileBytes / 1024 / 1024)} MB, which are allowed.`,
      );
    pieces.push(Buffer.from(next.value));
  }
  await readWhole(name, Buffer.concat(pieces), opening);
}

async function takeAtLeast(source: AsyncIterator<Uint8Array>, bytes: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let size = 0;
  while (size < bytes) {
    const next = await source.next();
    if (next.done) break;
    taken.push(Buffer.from(next.value));
    size += next.value.byteLength;
  }
  return Buffer.concat(taken);
}

/** Whether the file is a zip or OLE file. Those are recognised from the whole file, not from its first bytes. */
function isContainer(head: Buffer): boolean {
  return head.subarray(0, 2).toString("latin1") === "PK" || head[0] === 0xd0;
}

async function readWhole(name: string, bytes: Buffer, opening: Opening): Promise<void> {
  const { format, directory } = recogniseFile(bytes, opening.limits);
  if (format === "zip" && directory !== undefined) {
    await readZip(bytes, directory, opening);
    return;
  }
  await readWorkbook(name, bytes, opening);
}

/** Reads the files of a zip in the order of their names, without those that operating systems add. */
async function readZip(bytes: Buffer, directory: ZipDirectory, opening: Opening): Promise<void> {
  const entries = Array.from(directory.values())
    .filter(({ name }) => !name.endsWith("/") && !/(?:^|\/)(?:\.|__MACOSX|Thumbs\.db|desktop\.ini)/iu.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  if (entries.length === 0) throw notATable("zip");
  for (const entry of entries) await readZipEntry(bytes, entry, opening);
}

async function readZipEntry(bytes: Buffer, entry: ZipEntry, opening: Opening): Promise<void> {
  const { limits } = opening;
  if (/\.(?:csv|txt|tsv|tab)$/iu.test(entry.name)) {
    const text = openTextLedger(entry.name, opening);
    await inflatePieces(
      bytes,
      entry,
      limits,
      (piece, end) => {
        text.feed(piece.subarray(0, end));
        return end;
      },
      opening.checkTime,
    );
    text.end();
    return;
  }
  const { bytes: inflated, end } = inflateWhole(bytes, entry, { ...limits, partBytes: limits.fileBytes });
  const whole = inflated.subarray(0, end);
  if (recogniseFormat(whole, limits) === "zip") throw notATable("zip");
  await readWorkbook(entry.name, whole, opening);
}

async function readWorkbook(name: string, bytes: Buffer, opening: Opening): Promise<void> {
  const { collector } = opening;
  const hiddenSheets: string[] = [];
  let isVisible = false;
  const rowsBefore = collector.rows();
  const read = await opening.readCells(
    { name, bytes },
    {
      startSheet: (sheet) => {
        isVisible = sheet.visibility === "visible";
        if (isVisible) collector.startTable({ file: name, sheet: sheet.name, format: "workbook" });
        else hiddenSheets.push(sheet.name);
      },
      row: (row) => {
        if (!isVisible) return;
        collector.row(row);
        if ((collector.rows() - rowsBefore) % PROGRESS_ROWS === 0) opening.onProgress?.(collector.rows());
      },
      endSheet: () => {
        if (isVisible) collector.endTable();
      },
    },
  );
  collector.addFindings(read.findings.map((finding) => ({ ...finding, file: finding.file ?? name })));
  collector.addFindings(hiddenSheets.map((sheet) => hiddenSheetFinding(name, sheet)));
}

/** A hidden sheet is often last month's, and would count twice. */
function hiddenSheetFinding(file: string, sheet: string): Finding {
  return {
    code: "hidden-sheet-not-read",
    severity: "warning",
    file,
    sheet,
    what: `The sheet “${sheet}” is hidden and was not read.`,
    todo: "If it belongs to the ledger, make it visible and upload the file again.",
  };
}
