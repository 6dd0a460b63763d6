import type { Finding } from "../../domain/statement/finding.ts";
import type { RowSink } from "./row.ts";

/** A file as it came in. */
export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was found out about the file as a whole. With a finding of severity `refusal` the rows given so far do not count. */
export interface CellsRead {
  /** As recognised from the bytes, whatever the name says: `xlsx`, `xlsb`, `xls`, `ods`, `html`, `csv`, …; `unknown` otherwise. */
  readonly format: string;
  readonly findings: readonly Finding[];
}

/** Reads any supported format into rows. Whatever a file holds ends in findings, never in an exception. */
export type ReadCells = (file: FileToRead, sink: RowSink) => Promise<CellsRead>;
