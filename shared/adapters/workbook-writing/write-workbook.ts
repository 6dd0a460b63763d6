import type {
  RowDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../messages/rendering/workbook-description.ts";
import { fitRow } from "../../messages/rendering/fit-row.ts";
import { stylesPart } from "./cell-styles.ts";
import { packPart } from "./pack-part.ts";
import { rowXml } from "./row-xml.ts";
import { sharedTexts, type SharedTexts } from "./shared-texts.ts";
import { sheetEnd, sheetStart } from "./sheet-xml.ts";
import { workbookParts } from "./workbook-parts.ts";
import { writeZip, type PackedEntry } from "./write-zip.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Writes a workbook from its description, as the bytes of an .xlsx file. The same description gives the same bytes: all dates come from the
 * description. The file has no author, hidden sheet, link, macro or external reference. Rows are packed as they are made, so that a large
 * workbook is never in memory as a whole.
 */
export async function writeWorkbook(description: WorkbookDescription): Promise<Uint8Array> {
  const texts = sharedTexts("xl/sharedStrings.xml");
  const sheets: PackedEntry[] = [];
  const rowCounts: number[] = [];
  for (const [index, sheet] of description.sheets.entries()) {
    const { entry, rows } = await writeSheet(sheet, index, texts);
    sheets.push(entry);
    rowCounts.push(rows);
  }
  const small = [...workbookParts(description, rowCounts), ["xl/styles.xml", stylesPart()] as const];
  const parts = await Promise.all(small.map(([name, xml]) => packWhole(name, xml)));
  return writeZip([...parts, ...sheets, await texts.end()]);
}

async function writeSheet(
  sheet: SheetDescription,
  index: number,
  texts: SharedTexts,
): Promise<{ entry: PackedEntry; rows: number }> {
  const part = packPart(`xl/worksheets/sheet${index + 1}.xml`);
  await part.write(DECLARATION + sheetStart(sheet, index === 0));
  let rows = 0;
  const writeRow = (row: RowDescription): Promise<unknown> | undefined => {
    rows += 1;
    const behind = part.write(rowXml(fitRow(row, sheet.columns), rows, texts));
    // Other work runs while the packer catches up.
    return behind && Promise.all([behind, texts.settle()]);
  };
  for (const row of sheet.rows) {
    const behind = writeRow(row);
    if (behind) await behind;
  }
  for await (const row of sheet.further ?? []) await writeRow(row);
  const tables = (sheet.tables ?? []).map((_, at) => `rId${at + 1}`);
  await part.write(sheetEnd(sheet, tables));
  return { entry: await part.end(), rows };
}

async function packWhole(name: string, xml: string): Promise<PackedEntry> {
  const part = packPart(name);
  await part.write(DECLARATION + xml);
  return part.end();
}
