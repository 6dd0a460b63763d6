import type { FormObstacle } from "../../../domain/answer-form/found-form.ts";
import { inflatePieces, inflateWhole } from "../../cells/zip/inflate-part.ts";
import { partKey, readZipDirectory, type ZipDirectory, type ZipEntry } from "../../cells/zip/zip-directory.ts";
import { readRelationships, relationshipsPartOf, type Relationship } from "../../cells/xlsx/relationships.ts";
import { createSharedStringScanner } from "../../cells/xlsx/shared-strings.ts";
import { readWorkbookPart, type NamedSheet } from "../../cells/xlsx/workbook-part.ts";
import { visitTags } from "../../cells/xml/visit-tags.ts";
import { readCellLooks, type CellLooks } from "./cell-looks.ts";
import { formLimits } from "./form-limits.ts";
import { partToEdit, type PartToEdit } from "./part-to-edit.ts";

/** A sheet of the workbook and where it is in the file. */
export interface PackagedSheet extends NamedSheet {
  readonly entry: ZipEntry;
}

/** A workbook of the xlsx family, unpacked as far as filling in a form needs. */
export interface FormPackage {
  readonly file: Buffer;
  readonly sheets: readonly PackagedSheet[];
  readonly workbook: PartToEdit;
  readonly styles: PartToEdit | undefined;
  readonly looks: CellLooks;
  readonly strings: readonly string[];
  /** What each defined name stands for, by the name in lower case; one of a sheet alone has the sheet's number before it, `2!list`. */
  readonly names: ReadonlyMap<string, string>;
  readonly is1904: boolean;
  readonly hasMacros: boolean;
}

/**
 * Opens a workbook to look for a form. An obstacle is what keeps it from being changed safely.
 *
 * @throws UnreadableFile if it is damaged or over a limit.
 */
export async function openFormPackage(bytes: Uint8Array): Promise<FormPackage | { readonly obstacle: FormObstacle }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > formLimits.fileBytes) return { obstacle: "too-large" };
  const directory = readZipDirectory(file, formLimits);
  const obstacle = obstacleOf(directory);
  if (obstacle !== undefined) return { obstacle };
  const workbookEntry = findWorkbook(file, directory);
  const workbook = workbookEntry && partToEdit(file, workbookEntry);
  if (workbookEntry === undefined || workbook === undefined) return { obstacle: "odd-encoding" };
  const relationships = relationshipsOf(file, directory, workbookEntry);
  const { sheets, is1904 } = readWorkbookPart(workbook.name, workbook);
  const stylesEntry = entryOf(directory, relationships, "styles");
  const styles = stylesEntry && partToEdit(file, stylesEntry);
  return {
    file,
    sheets: sheets.flatMap((sheet) => {
      const target = relationships.find(({ id, kind }) => id === sheet.relationship && kind === "worksheet");
      const entry = target && directory.get(target.target);
      return entry ? [{ ...sheet, entry }] : [];
    }),
    workbook,
    styles,
    looks: readCellLooks(styles),
    strings: await readStrings(file, entryOf(directory, relationships, "sharedStrings")),
    names: namesOf(workbook),
    is1904,
    hasMacros: directory.has("xl/vbaproject.bin"),
  };
}

/** A signature would be broken; a shared workbook keeps a log of changes that would no longer be true. */
function obstacleOf(directory: ZipDirectory): FormObstacle | undefined {
  const names = [...directory.keys()];
  if (names.some((name) => name.startsWith("_xmlsignatures/") || /vbaprojectsignature\w*\.bin$/.test(name)))
    return "signed";
  if (names.some((name) => name.startsWith("xl/revisions/"))) return "shared-workbook";
  return [...directory.values()].some(({ name }) => /[^ -~]/.test(name)) ? "odd-encoding" : undefined;
}

function findWorkbook(file: Buffer, directory: ZipDirectory): ZipEntry | undefined {
  const root = directory.get("_rels/.rels");
  const relationships =
    root === undefined ? [] : readRelationships(root.name, "", inflateWhole(file, root, formLimits));
  return entryOf(directory, relationships, "officeDocument") ?? directory.get("xl/workbook.xml");
}

function relationshipsOf(file: Buffer, directory: ZipDirectory, workbook: ZipEntry): Relationship[] {
  const part = partKey(workbook.name);
  const entry = directory.get(relationshipsPartOf(part));
  return entry === undefined ? [] : readRelationships(entry.name, part, inflateWhole(file, entry, formLimits));
}

function entryOf(directory: ZipDirectory, relationships: readonly Relationship[], kind: string): ZipEntry | undefined {
  const relationship = relationships.find((each) => each.kind === kind);
  return relationship && directory.get(relationship.target);
}

async function readStrings(file: Buffer, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (entry === undefined) return strings;
  const scan = createSharedStringScanner(entry.name, strings, formLimits);
  await inflatePieces(file, entry, formLimits, scan, () => undefined);
  return strings;
}

function namesOf(workbook: PartToEdit): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  visitTags(workbook.name, workbook, (tag, isIn) => {
    if (!tag.is("definedName") || !isIn("definedNames") || tag.kind !== "open") return;
    const from = workbook.bytes.indexOf(">", tag.end) + 1;
    const to = workbook.bytes.indexOf("<", from);
    const text = workbook.bytes.toString("utf8", from, to).replaceAll("&apos;", "'").replaceAll("&amp;", "&");
    const sheet = tag.attribute("localSheetId");
    const name = (tag.attribute("name") ?? "").toLowerCase();
    names.set(sheet === undefined ? name : `${sheet}!${name}`, text);
  });
  return names;
}
