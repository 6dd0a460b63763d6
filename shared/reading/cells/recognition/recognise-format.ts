import { damaged, UnreadableFile } from "../unreadable-file.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { readZipDirectory, type ZipDirectory } from "../zip/zip-directory.ts";
import { guessEncoding } from "../text-table/guess-encoding.ts";
import { readCompoundFileNames } from "./compound-file.ts";

/** The format of a file, by its bytes alone. */
export type FileFormat =
  | "xlsx"
  | "xlsb"
  | "ods"
  | "xls"
  /** A workbook of the xlsx family behind a password. */
  | "encrypted-ooxml"
  | "html"
  /** Web pages in one file, as Excel saves a "Single File Web Page" and names it .mht or .xls. */
  | "web-archive"
  /** An OpenDocument spreadsheet as one XML file. */
  | "fods"
  /** "XML Spreadsheet 2003". */
  | "xml"
  | "sylk"
  | "text"
  /** A known format that has no table: `pdf`, `picture`, … */
  | NotATable
  | "unknown";

export type NotATable = "pdf" | "picture" | "word" | "presentation" | "numbers" | "zip" | "mail" | "rtf" | "empty";

/**
 * Recognises a file by its content. The name is ignored: systems call HTML and CSV `.xls`, and people rename files.
 * @throws UnreadableFile if the container (zip, OLE) is too damaged to look inside.
 */
export function recogniseFormat(bytes: Buffer, limits: ReadingLimits): FileFormat {
  return recogniseFile(bytes, limits).format;
}

/** The format of a file and, for a zip file, the directory of its parts, read and checked. */
export interface RecognisedFile {
  readonly format: FileFormat;
  readonly directory?: ZipDirectory;
}

/** As `recogniseFormat`, for callers that go on to read the parts of a zip file. */
export function recogniseFile(bytes: Buffer, limits: ReadingLimits): RecognisedFile {
  const start = bytes.toString("latin1", 0, 8);
  if (!start.startsWith("PK\x03\x04") && !start.startsWith("PK\x05\x06")) return { format: formatOf(bytes, start) };
  const directory = readZipDirectory(bytes, limits);
  return { format: formatOfZip(directory), directory };
}

function formatOf(bytes: Buffer, start: string): FileFormat {
  if (bytes.length === 0) return "empty";
  if (start === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") return recogniseCompound(bytes);
  if (isBareBiff(bytes)) return "xls";
  // Some programs write a few bytes before the mark, and PDF readers allow that.
  if (bytes.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM)/.test(start) && !looksLikeText(bytes)) return "picture";
  if (start.startsWith("{\\rtf")) return "rtf";
  return recogniseText(bytes);
}

function formatOfZip(names: ZipDirectory): FileFormat {
  if (names.has("mimetype") && names.has("content.xml")) return "ods";
  const all = [...names.keys()];
  if (all.some((name) => /(?:^|\/)workbook[^/]*\.bin$/.test(name))) return "xlsb";
  if (all.some((name) => /(?:^|\/)workbook[^/]*\.xml$/.test(name))) return "xlsx";
  if (all.some((name) => name.startsWith("word/"))) return "word";
  if (all.some((name) => name.startsWith("ppt/"))) return "presentation";
  if (all.some((name) => name.startsWith("index/") && name.endsWith(".iwa"))) return "numbers";
  // The workbook may have any name; its relationships show where it is.
  if (names.has("_rels/.rels") || names.has("[content_types].xml")) return "xlsx";
  return "zip";
}

function recogniseCompound(bytes: Buffer): FileFormat {
  const names = new Set(readCompoundFileNames(bytes).map((name) => name.toLowerCase()));
  if (names.has("encryptedpackage")) return "encrypted-ooxml";
  if (names.has("workbook") || names.has("book")) return "xls";
  if (names.has("worddocument")) return "word";
  if (names.has("powerpoint document")) return "presentation";
  if (names.has("__properties_version1.0")) return "mail";
  return "unknown";
}

/** Whether this is a worksheet stream of Excel 2 to 5 without a container. */
function isBareBiff(bytes: Buffer): boolean {
  if (bytes.length < 8 || bytes[0] !== 0x09) return false;
  const version = bytes[1] ?? 0xff;
  const length = bytes.readUInt16LE(2);
  return [0x00, 0x02, 0x04, 0x08].includes(version) && length >= 4 && length <= 16;
}

function recogniseText(bytes: Buffer): FileFormat {
  const encoding = guessEncoding(bytes);
  if (encoding === undefined) return "unknown";
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 4096)).trimStart();
  if (start === "") return "empty";
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:\w+:)?Workbook\b/.test(
      start,
    )
  ) {
    return "xml";
  }
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|style|table|title|div|font|center)\b/i.test(
      start,
    )
  ) {
    return "html";
  }
  const flat =
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:\w+:)?document\b[^>]*\sxmlns:\w+="urn:oasis:names:tc:opendocument/.test(
      start,
    );
  if (flat) return recogniseFlatDocument(start);
  if (start.startsWith("ID;P")) return "sylk";
  if (/^[A-Za-z][\w-]{1,60}:\s/.test(start)) {
    const headers = start.split(/\r?\n\r?\n/, 1)[0] ?? "";
    if (/^content-type:/im.test(headers)) return isWebArchive(headers) ? "web-archive" : "mail";
  }
  return "text";
}

/** An OpenDocument file without a container says what it is in its first tag. */
function recogniseFlatDocument(start: string): FileFormat {
  const type = /mimetype="application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(start)?.[1] ?? "spreadsheet";
  if (type.startsWith("spreadsheet")) return "fods";
  if (type.startsWith("presentation")) return "presentation";
  return type.startsWith("text") ? "word" : "unknown";
}

/** A web archive has the form of a mail that nobody sent. */
function isWebArchive(headers: string): boolean {
  if (/^(?:to|received|return-path|message-id|delivered-to):/im.test(headers)) return false;
  return /^content-type:\s*(?:multipart\/related|text\/html)/im.test(headers);
}

function looksLikeText(bytes: Buffer): boolean {
  return guessEncoding(bytes) !== undefined;
}

/** The refusal of a file that is not a table. */
export function notATable(format: NotATable | "unknown"): UnreadableFile {
  if (format === "empty") return damaged("The file is empty.");
  return new UnreadableFile({
    code: "file-not-a-workbook",
    severity: "refusal",
    what: `The file is ${descriptions[format]}, not an Excel workbook.`,
    todo: "Please send the list as an Excel workbook (.xlsx).",
  });
}

const descriptions: Readonly<Record<Exclude<NotATable, "empty"> | "unknown", string>> = {
  pdf: "a PDF",
  picture: "a picture",
  word: "a text document",
  presentation: "a presentation",
  numbers: "an Apple Numbers document",
  zip: "a zip archive of other files",
  mail: "an email message",
  rtf: "a text document",
  unknown: "of a kind that is not known",
};
