import { collectCellFindings } from "../cell-findings.ts";
import { decodeHtmlPage } from "../html-table/decode-html-page.ts";
import { decodeHtmlText } from "../html-table/html-entities.ts";
import { readHtmlPage } from "../html-table/read-html-page.ts";
import type { CellsRead, FileToRead } from "../read-cells.ts";
import { type ReadingLimits, startTimer } from "../reading-limits.ts";
import type { RowSink, SheetInfo } from "../row.ts";
import { damaged, overLimit, UnreadableFile } from "../unreadable-file.ts";
import { mimeParts, type MimePart } from "./mime-parts.ts";

/**
 * Reads a web archive, as Excel saves a workbook under "Single File Web Page": a message whose parts are pages. Each page with
 * a table is a sheet. The first page lists the sheets by name if there are several.
 */
export async function readWebArchive(file: FileToRead, sink: RowSink, limits: ReadingLimits): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const parts = mimeParts(bytes, limits.zipEntries);
    const pages = parts.filter(({ type }) => type === "text/html" || type === "application/xhtml+xml");
    const checkTime = startTimer(limits);
    const listed = new Map<string, SheetInfo>();
    let sheets = 0;
    for (const part of pages) {
      checkTime();
      const page = decodeHtmlPage(part.content(), part.charset);
      for (const [location, sheet] of listedSheets(page)) listed.set(location, sheet);
      // Where sheets are pages of their own, other pages are for moving between them.
      const isSheet = listed.size === 0 || listed.has("") || listed.has(lastName(part));
      if (!isSheet || !/<table\b/i.test(page)) continue;
      if (++sheets > limits.sheets) throw overLimit(`The file has over ${limits.sheets} sheets.`);
      const sheet = listed.get(lastName(part)) ?? listed.get("") ?? { name: `Sheet${sheets}`, visibility: "visible" };
      await readHtmlPage(page, sheet, sink, limits, findings, checkTime);
    }
    if (sheets === 0) throw damaged("The file is a web page without a table.");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "web-archive", findings: findings.all() };
}

/** The sheets that Excel lists in the first page, by the names of their pages; a sheet on that page itself has none. */
function listedSheets(page: string): Map<string, SheetInfo> {
  const sheets = new Map<string, SheetInfo>();
  for (const match of page.matchAll(/<x:ExcelWorksheet>([\s\S]{0,20000}?)<\/x:ExcelWorksheet>/gi)) {
    const inner = match[1] ?? "";
    const name = /<x:Name>([^<]{1,200})<\/x:Name>/i.exec(inner)?.[1];
    const location = /<x:WorksheetSource\s+HRef="([^"]{1,500})"/i.exec(inner)?.[1];
    const hidden = /<x:Visible>Sheet(Very)?Hidden<\/x:Visible>/i.exec(inner);
    if (name === undefined) continue;
    sheets.set(lastStep(location ?? ""), {
      name: decodeHtmlText(name).trim(),
      visibility: hidden === null ? "visible" : hidden[1] === undefined ? "hidden" : "very-hidden",
    });
  }
  return sheets;
}

function lastName({ location }: MimePart): string {
  return lastStep(location);
}

/** `sheet001.htm`, of any address. */
function lastStep(address: string): string {
  return (decodeHtmlText(address).split(/[/\\]/).at(-1) ?? "").toLowerCase();
}
