import type { Finding } from "../../domain/statement/finding.ts";
import type { RowSink } from "./row.ts";

/** A file to read. */
export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The result for the file as a whole. If a finding has severity `refusal`, the rows passed on so far do not count. */
export interface CellsRead {
  /** Recognised from the bytes, not from the name: `xlsx`, `xlsb`, `xls`, `ods`, `html`, `csv`, … or `unknown`. */
  readonly format: string;
  readonly findings: readonly Finding[];
}

/** Reads any supported format into rows. Problems of the file become findings, never exceptions. */
export type ReadCells = (file: FileToRead, sink: RowSink) => Promise<CellsRead>;
