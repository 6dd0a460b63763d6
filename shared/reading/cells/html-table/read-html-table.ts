import { collectCellFindings } from "../cell-findings.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import type { RowSink } from "../row.ts";
import { damaged, UnreadableFile } from "../unreadable-file.ts";
import { decodeHtmlPage } from "./decode-html-page.ts";
import { readHtmlPage } from "./read-html-page.ts";

/** Reads a web page, which many systems name .xls. */
export async function readHtmlTable(file: FileToRead, sink: RowSink, limits: ReadingLimits): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const page = decodeHtmlPage(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
    const tables = await readHtmlPage(
      page,
      { name: "Sheet1", visibility: "visible" },
      sink,
      limits,
      findings,
      startTimer(limits),
    );
    if (tables === 0) throw damaged("The file is a web page without a table.");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "html", findings: findings.all() };
}
