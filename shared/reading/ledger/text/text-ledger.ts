import type { Finding } from "../../../domain/statement/finding.ts";
import type { ReadingLimits } from "../../cells/reading-limits.ts";
import { guessDelimiter } from "../../cells/text-table/guess-delimiter.ts";
import { overLimit } from "../../cells/unreadable-file.ts";
import type { LedgerCollector } from "../ledger-collector.ts";
import { codedText, type CodedText } from "./coded-text.ts";
import { createTextDecoder } from "./decode-text.ts";
import { fieldSplitter, type FieldSplitter } from "./split-fields.ts";

/** Takes the bytes of a text file, in chunks of any size. */
export interface TextLedger {
  feed(bytes: Uint8Array): void;
  end(): void;
}

export interface TextLedgerSettings {
  readonly collector: LedgerCollector;
  readonly limits: ReadingLimits;
  readonly onProgress: ((rows: number) => void) | undefined;
}

/** So much of the text is used to guess its delimiter. */
const SAMPLE_LENGTH = 65_536;

/** `onProgress` is called after so many rows. */
export const PROGRESS_ROWS = 20_000;

/**
 * Reads a ledger from a text file as it streams in, in this order: decode the bytes piece by piece (`decode-text.ts`), guess
 * the delimiter from the first piece, split each piece into rows of fields (`split-fields.ts`), and give those to the
 * collector. Rows stay positions in the coded text (`field-row.ts`): a string is made only if a cell needs one.
 */
export function openTextLedger(name: string, { collector, limits, onProgress }: TextLedgerSettings): TextLedger {
  let splitter: FieldSplitter | undefined;
  let hasBareReturns = false;
  let reportedRows = collector.rows();

  const begin = (piece: CodedText): CodedText => {
    const { text } = piece;
    const sample = text.slice(0, SAMPLE_LENGTH);
    hasBareReturns = !sample.includes("\n");
    const declared = /^"?sep=([,;|\t])"?(?:\r\n|\n)/iu.exec(sample);
    collector.startTable({ file: name, sheet: "", format: "csv" });
    splitter = fieldSplitter(declared?.[1] ?? guessDelimiter(sample), (row) => {
      collector.fields(row);
    });
    const start = declared?.[0].length ?? 0;
    return start === 0 ? piece : codedText(text.slice(start));
  };

  const decoder = createTextDecoder((piece) => {
    const next = splitter ? piece : begin(piece);
    // Programs of the old Macintosh end lines with a carriage return alone.
    splitter?.feed(hasBareReturns ? codedText(next.text.replaceAll("\r", "\n")) : next);
    if (collector.rows() > limits.rows) throw overLimit(`The file has over ${limits.rows} rows.`);
    if (collector.rows() - reportedRows < PROGRESS_ROWS) return;
    reportedRows = collector.rows();
    onProgress?.(reportedRows);
  });

  return {
    feed: (bytes) => {
      decoder.feed(bytes);
    },
    end: () => {
      decoder.end();
      const openQuoteRow = splitter?.end().openQuoteRow;
      if (splitter) collector.endTable();
      if (openQuoteRow !== undefined) collector.addFindings([openQuoteFinding(name, openQuoteRow)]);
    },
  };
}

function openQuoteFinding(file: string, row: number): Finding {
  return {
    code: "quote-not-closed",
    severity: "refusal",
    file,
    row,
    what: `A quote in row ${row} never closes, so the rest of the file can't be split into rows.`,
    todo: "Please correct the quotes, or export the ledger again.",
  };
}
