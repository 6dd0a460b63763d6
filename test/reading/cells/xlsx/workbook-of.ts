import { type ZipPart, zipOf } from "../zip/zip-of.ts";

/** The parts of a workbook that a test sets; everything else is minimal. */
export interface WorkbookParts {
  /** The rows of the first sheet: the content of `<sheetData>`. */
  readonly rows?: string;
  /** The whole part of the first sheet, instead of `rows`. */
  readonly sheet?: string | Buffer;
  /** The items of the shared texts: `<si>…</si>`. */
  readonly strings?: string;
  /** Number formats of the cell styles, in their order. */
  readonly formats?: readonly string[];
  /** Attributes of the workbook's properties: `date1904="1"`. */
  readonly properties?: string;
  /** The `<sheet>` tags. */
  readonly sheets?: string;
  /** More parts, or replacements of the usual ones. */
  readonly parts?: readonly ZipPart[];
}

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Writes a workbook from its XML. */
export function workbookOf(given: WorkbookParts): Buffer {
  const parts = new Map<string, ZipPart>();
  const put = (name: string, content: string | Buffer): void => {
    parts.set(name, { name, content });
  };
  put(
    "_rels/.rels",
    `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${given.properties ?? ""}/><sheets>${given.sheets ?? '<sheet name="List" sheetId="1" r:id="s1"/>'}</sheets></workbook>`,
  );
  put(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="s1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="t" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  );
  put(
    "xl/worksheets/sheet1.xml",
    given.sheet ?? `<worksheet xmlns="${MAIN}"><sheetData>${given.rows ?? ""}</sheetData></worksheet>`,
  );
  if (given.strings !== undefined) put("xl/sharedStrings.xml", `<sst xmlns="${MAIN}">${given.strings}</sst>`);
  if (given.formats !== undefined) put("xl/styles.xml", stylesOf(given.formats));
  for (const part of given.parts ?? []) parts.set(part.name, part);
  return zipOf([...parts.values()]);
}

function stylesOf(formats: readonly string[]): string {
  const codes = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const styles = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

/** Escapes text for XML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
