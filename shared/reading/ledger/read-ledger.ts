import type { Finding } from "../../domain/statement/finding.ts";
import type { EncodedLine } from "../../domain/ledger/encoded-line.ts";
import type { LedgerReport } from "../../domain/ledger/ledger-report.ts";
import type { ReadCells } from "../cells/read-cells.ts";
import { defaultReadingLimits, type ReadingLimits, startTimer } from "../cells/reading-limits.ts";
import { notATable, recogniseFile, recogniseFormat } from "../cells/recognition/recognise-format.ts";
import { guessDelimiter } from "../cells/text-table/guess-delimiter.ts";
import { overLimit, UnreadableFile } from "../cells/unreadable-file.ts";
import { inflatePieces, inflateWhole } from "../cells/zip/inflate-part.ts";
import type { ZipDirectory, ZipEntry } from "../cells/zip/zip-directory.ts";
import { fieldSplitter, type FieldSplitter } from "./text/split-fields.ts";
import { ledgerCollector, type LedgerContext, type LedgerCollector } from "./ledger-collector.ts";
import { decodeText } from "./text/decode-text.ts";
import { codedText, type CodedText } from "./text/coded-text.ts";

/** An upload as it comes in: a text file, a workbook, or a zip of several. */
export interface LedgerUpload {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface LedgerReader {
  /** Reads workbooks of every format. */
  readonly readCells: ReadCells;
  readonly limits?: ReadingLimits;
  /** Called every now and then with the rows that were read so far. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads an uploaded ledger: text as it streams in, workbooks whole. Lines of the group's bodies are given to `onLine`,
 * the same object each time. They count only if the report has no refusal (`isLedgerRefused`): keep them until then.
 */
export async function readLedger(
  upload: LedgerUpload,
  context: LedgerContext,
  reader: LedgerReader,
  onLine: (line: EncodedLine) => void,
): Promise<LedgerReport> {
  const reading = ledgerCollector(context, onLine);
  const limits = reader.limits ?? defaultReadingLimits;
  const opened: Opened = {
    reading,
    limits,
    readCells: reader.readCells,
    checkTime: startTimer(limits),
    onProgress: reader.onProgress,
  };
  try {
    await readUpload(upload, opened);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reading.addFindings([{ ...error.finding, file: error.finding.file ?? upload.name }]);
  }
  return reading.report();
}

interface Opened {
  readonly reading: LedgerCollector;
  readonly limits: ReadingLimits;
  readonly readCells: ReadCells;
  readonly checkTime: () => void;
  readonly onProgress: ((rows: number) => void) | undefined;
}

/** Enough to tell what a file is. */
const HEAD_BYTES = 65_536;

async function readUpload({ name, chunks }: LedgerUpload, opened: Opened): Promise<void> {
  const source = chunks[Symbol.asyncIterator]();
  const head = await takeAtLeast(source, HEAD_BYTES);
  if (!isContainer(head) && recogniseFormat(head, opened.limits) === "text") {
    const text = textTable(name, opened);
    text.feed(head);
    for (let next = await source.next(); !next.done; next = await source.next()) {
      text.feed(next.value);
      opened.checkTime();
    }
    text.end();
    return;
  }
  const rest = [head];
  let size = head.length;
  for (let next = await source.next(); !next.done; next = await source.next()) {
    size += next.value.byteLength;
    if (size > opened.limits.fileBytes) throw overLimit(`The file has over ${opened.limits.fileBytes} bytes.`);
    rest.push(Buffer.from(next.value));
  }
  await readWhole(name, Buffer.concat(rest), opened);
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

/** Zip and OLE files are told apart by what lies at their end or deep within. */
function isContainer(head: Buffer): boolean {
  return head.subarray(0, 2).toString("latin1") === "PK" || head[0] === 0xd0;
}

async function readWhole(name: string, bytes: Buffer, opened: Opened): Promise<void> {
  const { format, directory } = recogniseFile(bytes, opened.limits);
  if (format === "zip" && directory !== undefined) {
    await readZip(bytes, directory, opened);
    return;
  }
  await readWorkbook(name, bytes, opened);
}

/** The files of a zip in the order of their names; what people's systems put in besides is passed over. */
async function readZip(bytes: Buffer, directory: ZipDirectory, opened: Opened): Promise<void> {
  const entries = Array.from(directory.values())
    .filter(({ name }) => !name.endsWith("/") && !/(?:^|\/)(?:\.|__MACOSX|Thumbs\.db|desktop\.ini)/iu.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  if (entries.length === 0) throw notATable("zip");
  for (const entry of entries) await readZipped(bytes, entry, opened);
}

async function readZipped(bytes: Buffer, entry: ZipEntry, opened: Opened): Promise<void> {
  const { limits } = opened;
  if (/\.(?:csv|txt|tsv|tab)$/iu.test(entry.name)) {
    const text = textTable(entry.name, opened);
    await inflatePieces(
      bytes,
      entry,
      limits,
      (piece, end) => {
        text.feed(piece.subarray(0, end));
        return end;
      },
      opened.checkTime,
    );
    text.end();
    return;
  }
  const { bytes: inflated, end } = inflateWhole(bytes, entry, { ...limits, partBytes: limits.fileBytes });
  const whole = inflated.subarray(0, end);
  if (recogniseFormat(whole, limits) === "zip") throw notATable("zip");
  await readWorkbook(entry.name, whole, opened);
}

async function readWorkbook(name: string, bytes: Buffer, opened: Opened): Promise<void> {
  const { reading } = opened;
  const hidden: string[] = [];
  let reads = false;
  const started = reading.rows();
  const read = await opened.readCells(
    { name, bytes },
    {
      startSheet: (sheet) => {
        reads = sheet.visibility === "visible";
        if (reads) reading.startTable({ file: name, sheet: sheet.name, format: "workbook" });
        else hidden.push(sheet.name);
      },
      row: (row) => {
        if (!reads) return;
        reading.row(row);
        if ((reading.rows() - started) % PROGRESS_ROWS === 0) opened.onProgress?.(reading.rows());
      },
      endSheet: () => {
        if (reads) reading.endTable();
      },
    },
  );
  reading.addFindings(read.findings.map((finding) => ({ ...finding, file: finding.file ?? name })));
  reading.addFindings(hidden.map((sheet) => hiddenSheet(name, sheet)));
}

const PROGRESS_ROWS = 20_000;

/** A hidden sheet is often last month's: what it holds would count twice. */
function hiddenSheet(file: string, sheet: string): Finding {
  return {
    code: "hidden-sheet-not-read",
    severity: "warning",
    file,
    sheet,
    what: `The sheet “${sheet}” is hidden and was not read.`,
    todo: "If it belongs to the ledger, make it visible and upload the file again.",
  };
}

interface TextTable {
  feed(bytes: Uint8Array): void;
  end(): void;
}

function textTable(name: string, { reading, onProgress, limits }: Opened): TextTable {
  let table: FieldSplitter | undefined;
  let bareReturns = false;
  let reported = reading.rows();

  const begin = (piece: CodedText): CodedText => {
    const { text } = piece;
    const sample = text.slice(0, HEAD_BYTES);
    bareReturns = !sample.includes("\n");
    const told = /^"?sep=([,;|\t])"?(?:\r\n|\n)/iu.exec(sample);
    reading.startTable({ file: name, sheet: "", format: "csv" });
    table = fieldSplitter(told?.[1] ?? guessDelimiter(sample), (row) => {
      reading.fields(row);
    });
    const start = told?.[0].length ?? 0;
    return start === 0 ? piece : codedText(text.slice(start));
  };

  const feeder = decodeText((piece) => {
    const next = table ? piece : begin(piece);
    // Line ends of old Macintosh programs.
    table?.feed(bareReturns ? codedText(next.text.replaceAll("\r", "\n")) : next);
    if (reading.rows() > limits.rows) throw overLimit(`The file has over ${limits.rows} rows.`);
    if (reading.rows() - reported < PROGRESS_ROWS) return;
    reported = reading.rows();
    onProgress?.(reported);
  });

  return {
    feed: (bytes) => {
      feeder.feed(bytes);
    },
    end: () => {
      feeder.end();
      const openQuoteRow = table?.end().openQuoteRow;
      if (table) reading.endTable();
      if (openQuoteRow !== undefined) reading.addFindings([openQuote(name, openQuoteRow)]);
    },
  };
}

function openQuote(file: string, row: number): Finding {
  return {
    code: "quote-not-closed",
    severity: "refusal",
    file,
    row,
    what: `In row ${row} a quotation is opened that never closes: the rest of the file can't be told into rows.`,
    todo: "Please put the quotes right or export the ledger again.",
  };
}
