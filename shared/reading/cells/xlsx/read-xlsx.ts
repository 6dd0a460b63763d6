import type { Finding } from "../../../domain/statement/finding.ts";
import type { CellsRead, FileToRead, ReadCells } from "../read-cells.ts";
import { defaultReadingLimits, type ReadingLimits, startTimer } from "../reading-limits.ts";
import type { RowSink, SheetInfo } from "../row.ts";
import { damaged, notMadeBySpreadsheet, overLimit, UnreadableFile } from "../unreadable-file.ts";
import { collectCellFindings, type CellFindings } from "../cell-findings.ts";
import { inflatePieces, inflateWhole } from "../zip/inflate-part.ts";
import { NO_NUMBER_STYLES, readNumberStyles } from "./number-formats.ts";
import { readRelationships, type Relationship, relationshipsPartOf } from "./relationships.ts";
import { createSharedStringScanner } from "./shared-strings.ts";
import { mergesAhead } from "./merges-ahead.ts";
import { createSheetScanner, type SheetSurroundings } from "./sheet-scanner.ts";
import { readWorkbookPart } from "./workbook-part.ts";
import { partKey, readZipDirectory, type ZipDirectory, type ZipEntry } from "../zip/zip-directory.ts";

/** Reads .xlsx and .xlsm files with the default limits. */
export const readXlsx: ReadCells = (file, sink) => readXlsxWithin(file, sink, defaultReadingLimits);

/**
 * Reads an .xlsx or .xlsm file, in this order:
 *
 * 1. Read the zip directory of its parts (`zip/`).
 * 2. Find the workbook part, and read its list of sheets, its relationships, its number formats and its shared texts.
 * 3. Scan each sheet piece by piece: rows and cells in the common form byte by byte (`common-cells.ts`), everything else tag
 *    by tag (`sheet-scanner.ts`). At most a piece of a sheet is in memory.
 *
 * @param known the directory of its parts, if it has been read already
 */
export async function readXlsxWithin(
  file: FileToRead,
  sink: RowSink,
  limits: ReadingLimits,
  known?: ZipDirectory,
): Promise<CellsRead> {
  const findings = collectCellFindings(file.name);
  try {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const directory = known ?? readZipDirectory(bytes, limits);
    await readParts({ bytes, directory, limits, findings, checkTime: startTimer(limits) }, sink);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    findings.add(error.finding);
  }
  return { format: "xlsx", findings: findings.all() };
}

interface Package {
  readonly bytes: Buffer;
  readonly directory: ZipDirectory;
  readonly limits: ReadingLimits;
  readonly findings: CellFindings;
  readonly checkTime: () => void;
}

async function readParts(file: Package, sink: RowSink): Promise<void> {
  const { bytes, directory, limits } = file;
  const workbook = findWorkbook(file);
  const { sheets, is1904 } = readWorkbookPart(workbook.name, inflateWhole(bytes, workbook, limits));
  if (sheets.length === 0) throw damaged("The workbook lists no sheets.");
  if (sheets.length > limits.sheets) {
    throw overLimit(`The workbook has ${sheets.length} sheets; ${limits.sheets} are allowed.`);
  }
  const relationships = relationshipsOf(file, workbook);
  const styles = entryOf(directory, relationships, "styles");
  const surroundings: SheetSurroundings = {
    strings: await readSharedStrings(file, entryOf(directory, relationships, "sharedStrings")),
    numberStyles:
      styles === undefined ? NO_NUMBER_STYLES : readNumberStyles(styles.name, inflateWhole(bytes, styles, limits)),
    is1904,
    limits,
    findings: file.findings,
    read: { rows: 0, cells: 0, stringBytes: 0 },
  };
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const seen = new Set<string>();
  for (const sheet of sheets) {
    if (sheet.relationship === "") {
      file.findings.add(sheetWithoutContent(sheet));
      continue;
    }
    const relationship = byId.get(sheet.relationship);
    if (relationship === undefined) throw damaged(`The sheet “${sheet.name}” is missing from the file.`);
    if (SHEETS_WITHOUT_CELLS.has(relationship.kind)) continue;
    if (relationship.kind !== "worksheet") {
      throw damaged(
        `The sheet “${sheet.name}” is of a kind that is not known.`,
        {},
        `its kind is ${relationship.kind}`,
      );
    }
    const entry = directory.get(relationship.target);
    if (entry === undefined) {
      throw damaged(`The sheet “${sheet.name}” is missing from the file.`, {}, `there is no ${relationship.target}`);
    }
    if (seen.has(relationship.target)) throw notMadeBySpreadsheet(`two sheets are the same part, ${entry.name}`);
    seen.add(relationship.target);
    const merges = mergesAhead(bytes, entry, sheet.name, limits);
    sink.startSheet({ name: sheet.name, visibility: sheet.visibility, merges });
    const { scan, end } = createSheetScanner(entry.name, sheet.name, surroundings, sink);
    await inflatePieces(bytes, entry, limits, scan, file.checkTime);
    sink.endSheet(end());
  }
  if (seen.size === 0) throw damaged("The workbook has no sheet with cells.");
}

/** A macro sheet of an old workbook. Excel opens such a workbook and shows no sheet for it. */
function sheetWithoutContent({ name, visibility }: SheetInfo): Finding {
  return {
    code: "sheet-without-content",
    severity: visibility === "visible" ? "warning" : "note",
    sheet: name,
    what: `The workbook lists the sheet “${name}” and holds nothing for it, as with old macros; it was not read.`,
    todo: "If the list is on that sheet, please open the file in Excel, save it again as .xlsx and send it once more.",
  };
}

/** Sheets that are a chart, a dialog or an old macro. */
const SHEETS_WITHOUT_CELLS = new Set(["chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"]);

function findWorkbook(file: Package): ZipEntry {
  const root = file.directory.get("_rels/.rels");
  if (root !== undefined) {
    const relationships = readRelationships(root.name, "", inflateWhole(file.bytes, root, file.limits));
    const workbook = relationships.find(({ kind }) => kind === "officeDocument");
    const entry = workbook === undefined ? undefined : file.directory.get(workbook.target);
    if (entry !== undefined) return entry;
  }
  const usual = file.directory.get("xl/workbook.xml");
  if (usual === undefined) throw damaged("The list of the workbook's sheets is missing from the file.");
  return usual;
}

function relationshipsOf(file: Package, workbook: ZipEntry): Relationship[] {
  const entry = file.directory.get(relationshipsPartOf(partKey(workbook.name)));
  if (entry === undefined)
    throw damaged("The list of the workbook's sheets is missing from the file.", {}, "it has no relationships");
  return readRelationships(entry.name, partKey(workbook.name), inflateWhole(file.bytes, entry, file.limits));
}

function entryOf(directory: ZipDirectory, relationships: Relationship[], kind: string): ZipEntry | undefined {
  const relationship = relationships.find((candidate) => candidate.kind === kind);
  return relationship === undefined ? undefined : directory.get(relationship.target);
}

async function readSharedStrings(file: Package, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (entry !== undefined) {
    const scan = createSharedStringScanner(entry.name, strings, file.limits);
    await inflatePieces(file.bytes, entry, file.limits, scan, file.checkTime);
  }
  return strings;
}
