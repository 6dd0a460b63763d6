import { overLimit } from "./unreadable-file.ts";

/**
 * How much of a file is read before it is refused. Each limit stops an attack, or an accident that looks like one, and is far
 * above what any statement or ledger needs.
 */
export interface ReadingLimits {
  /** Bytes of the file itself. Stops: a file that fills the memory before it is looked at. */
  readonly fileBytes: number;
  /** Entries of the zip directory. Stops: millions of empty entries, whose directory alone exhausts memory. */
  readonly zipEntries: number;
  /** Bytes that all parts together claim to unpack to. Stops: the zip bomb, 10 MB that unpack to 10 GB. */
  readonly inflatedBytes: number;
  /**
   * How many times larger than its packed form a part may be. Stops: the bomb that stays below `inflatedBytes`, a
   * gigabyte of blanks. Real sheets reach 5 to 25; deflate cannot exceed 1032.
   */
  readonly inflationRatio: number;
  /** Parts up to this many bytes may have any ratio: small ones are harmless, and blank forms do pack that well. */
  readonly ratioFreeBytes: number;
  /** Bytes of a part that is kept whole in memory: workbook, relationships, styles. Stops: a million styles. */
  readonly partBytes: number;
  /** Sheets of a workbook. Stops: a million sheets that all name one part, which would be read a million times. */
  readonly sheets: number;
  /** Rows over all sheets. Stops: endless empty rows that pack to nothing. */
  readonly rows: number;
  /** Cells over all sheets, with the empty ones. Stops: an endless formatted sheet. */
  readonly cells: number;
  /** Merged cells of a sheet. Stops: an endless list of them, which is kept until the sheet ends. */
  readonly mergedCells: number;
  /** Bytes of text kept for the whole workbook. Stops: shared texts that fill the memory. */
  readonly stringBytes: number;
  /** Bytes of one tag, one text or one cell. Stops: a text that never ends, scanned again with each piece. */
  readonly tokenBytes: number;
  /** Milliseconds for one file. Stops: everything slow that the other limits miss. */
  readonly milliseconds: number;
  /** Megabytes for the worker that reads other formats. Stops: an old binary file that claims a billion cells. */
  readonly workerMegabytes: number;
}

const MEGABYTE = 1024 * 1024;

/** The limits unless settings say otherwise. */
export const defaultReadingLimits: ReadingLimits = {
  fileBytes: 512 * MEGABYTE,
  zipEntries: 10_000,
  inflatedBytes: 2048 * MEGABYTE,
  inflationRatio: 100,
  ratioFreeBytes: 8 * MEGABYTE,
  partBytes: 32 * MEGABYTE,
  sheets: 1_000,
  rows: 4_000_000,
  cells: 100_000_000,
  mergedCells: 500_000,
  stringBytes: 256 * MEGABYTE,
  tokenBytes: MEGABYTE,
  milliseconds: 120_000,
  workerMegabytes: 384,
};

/** Starts the clock for one file. Returns a function that throws UnreadableFile after the time limit. */
export function startTimer(limits: ReadingLimits): () => void {
  const deadline = performance.now() + limits.milliseconds;
  return () => {
    if (performance.now() > deadline) {
      throw overLimit(`Reading the file took over ${limits.milliseconds / 1000} seconds.`);
    }
  };
}
