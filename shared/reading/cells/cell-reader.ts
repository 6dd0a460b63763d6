import type { Finding } from "../../domain/statement/finding.ts";
import { readHtmlTable } from "./html-table/read-html-table.ts";
import type { CellsRead, FileToRead, ReadCells } from "./read-cells.ts";
import { defaultReadingLimits, type ReadingLimits } from "./reading-limits.ts";
import { notATable, recogniseFile } from "./recognition/recognise-format.ts";
import type { RowSink } from "./row.ts";
import { readTextTable } from "./text-table/read-text-table.ts";
import { overLimit, passwordProtected, UnreadableFile } from "./unreadable-file.ts";
import { readFlatOds } from "./open-document/read-flat-ods.ts";
import { readOds } from "./open-document/read-ods.ts";
import { readWebArchive } from "./web-archive/read-web-archive.ts";
import { readXlsxWithin } from "./xlsx/read-xlsx.ts";

/** Formats that a library reads, behind the port `ReadForeignCells`. */
export type ForeignFormat = "xls" | "xlsb" | "xml" | "sylk";

/**
 * Reads a format that we have no reader for. It must keep to the limits whatever the file contains, return findings as
 * `ReadCells` does, and try the passwords if the file asks for one.
 */
export type ReadForeignCells = (
  file: FileToRead,
  format: ForeignFormat,
  passwords: readonly string[],
  limits: ReadingLimits,
  sink: RowSink,
) => Promise<CellsRead>;

/** Opens a workbook that Office encrypted. Any problem becomes a finding. */
export type OpenEncrypted = (
  file: FileToRead,
  passwords: readonly string[],
  limits: ReadingLimits,
) => Promise<{ readonly opened: Uint8Array } | { readonly refused: Finding }>;

export interface CellReaderOptions {
  readonly foreign: ReadForeignCells;
  readonly openEncrypted: OpenEncrypted;
  /** Passwords registered for the sender of the file, tried in turn. */
  readonly passwords?: readonly string[];
  readonly limits?: ReadingLimits;
}

/**
 * Makes the reader that turns a file of any supported format into rows of cells, in this order:
 *
 * 1. Refuse a file over the size limit.
 * 2. Recognise the format from the bytes (`recognition/`).
 * 3. Unpack, if the format is a zip file (`zip/`), and read its XML tag by tag (`xml/`).
 * 4. Read the cells, row by row: `xlsx/`, `open-document/`, `html-table/`, `web-archive/`, `text-table/`, or a library behind a
 *    port.
 *
 * Each row goes to the sink as soon as it is read. A file that can't be read becomes a finding, not an exception.
 */
export function cellReader({
  foreign,
  openEncrypted,
  passwords = [],
  limits = defaultReadingLimits,
}: CellReaderOptions): ReadCells {
  return async (file, sink) => {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    let format = "unknown";
    try {
      if (bytes.length > limits.fileBytes) {
        throw overLimit(`The file is larger than ${Math.floor(limits.fileBytes / 1024 / 1024)} MB, which are allowed.`);
      }
      const { format: recognised, directory } = recogniseFile(bytes, limits);
      format = recognised;
      switch (recognised) {
        case "xlsx":
          return await readXlsxWithin(file, sink, limits, directory);
        case "text":
          return await readTextTable(file, sink, limits);
        case "html":
          return await readHtmlTable(file, sink, limits);
        case "web-archive":
          return await readWebArchive(file, sink, limits);
        case "ods":
          return await readOds(file, passwords, limits, sink);
        case "fods":
          return await readFlatOds(file, limits, sink);
        case "xls":
        case "xlsb":
        case "xml":
        case "sylk":
          return await foreign(file, recognised, passwords, limits, sink);
        case "encrypted-ooxml":
          return await readEncrypted(file, sink);
        default:
          throw notATable(recognised);
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return { format, findings: [{ ...error.finding, file: file.name }] };
    }
  };

  async function readEncrypted(file: FileToRead, sink: RowSink): Promise<CellsRead> {
    const outcome = await openEncrypted(file, passwords, limits);
    if ("refused" in outcome) return { format: "encrypted-ooxml", findings: [{ ...outcome.refused, file: file.name }] };
    const opened = { name: file.name, bytes: outcome.opened };
    const bytes = Buffer.from(opened.bytes.buffer, opened.bytes.byteOffset, opened.bytes.byteLength);
    const { format, directory } = recogniseFile(bytes, limits);
    switch (format) {
      case "xlsx":
        return readXlsxWithin(opened, sink, limits, directory);
      case "xlsb":
        return foreign(opened, "xlsb", [], limits, sink);
      default:
        throw passwordProtected("The file is protected by a password, and its content is not a workbook.");
    }
  }
}
