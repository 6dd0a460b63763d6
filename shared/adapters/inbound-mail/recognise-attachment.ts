import type { MailAttachment } from "../../domain/mail/mail-facts.ts";
import { isWinmail } from "./winmail.ts";
import { zipDirectory } from "./zip-files.ts";

/**
 * Recognises a file by its first bytes, and by its name or declared type only if the bytes do not decide. A workbook named
 * `.zip` is a workbook, and a PDF named `.xlsx` is a PDF.
 */
export function recogniseAttachment(bytes: Uint8Array, name: string, contentType: string): MailAttachment["looksLike"] {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString("latin1");
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) return recogniseZip(bytes, ending);
  if (isOle(bytes)) return recogniseOle(bytes, ending);
  if (isWinmail(bytes)) return "winmail";
  if (start.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (PICTURE.test(start)) return "image";
  if (ENCRYPTED_TYPES.has(contentType) || ending === "p7m" || ending === "pgp" || ending === "gpg") return "encrypted";
  if (contentType === "message/rfc822" || contentType === "message/global" || ending === "eml") return "message";
  if (contentType === "text/calendar" || ending === "ics" || start.startsWith("BEGIN:VCALENDAR")) return "calendar";
  if (start.includes("Excel.Sheet") || WORKBOOK_ENDINGS.has(ending) || WORKBOOK_TYPE.test(contentType)) {
    return "workbook";
  }
  if (contentType === "application/ms-tnef" || contentType === "application/vnd.ms-tnef") return "winmail";
  if (contentType.startsWith("image/")) return "image";
  return contentType.startsWith("text/") || ending === "vcf" || ending === "txt" ? "text" : "other";
}

/** Whether bytes begin as a zip, an OLE container, a PDF or winmail.dat does, and as no text does. */
export function beginsLikeFile(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString("latin1");
  return start.startsWith("PK\u0003\u0004") || start.startsWith("%PDF-") || isOle(bytes) || isWinmail(bytes);
}

/** Whether a file begins like an OLE container. */
export function isOle(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, OLE.length)).equals(OLE);
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PICTURE = /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP)/s;
const ENCRYPTED_TYPES = new Set([
  "application/pkcs7-mime",
  "application/x-pkcs7-mime",
  "application/pgp-encrypted",
  "application/pgp",
]);
const WORKBOOK_ENDINGS = new Set("xlsx xlsm xlsb xls xltx xltm xlt xlw ods fods csv tsv mht mhtml".split(" "));
const WORKBOOK_TYPE =
  /^(?:application\/(?:vnd\.ms-excel|x-msexcel|vnd\.openxmlformats-officedocument\.spreadsheetml|vnd\.oasis\.opendocument\.spreadsheet)|text\/csv)/;
const DOCUMENT_ENDINGS = new Set("docx docm doc dotx pptx pptm ppt odt odp vsdx one".split(" "));

/** Recognises a zip file. Workbooks and documents are zips too; their directories differ. */
function recogniseZip(bytes: Uint8Array, ending: string): MailAttachment["looksLike"] {
  const names = zipDirectory(bytes, 5000)?.map((entry) => entry.name.replaceAll("\\", "/").toLowerCase());
  if (names === undefined)
    return WORKBOOK_ENDINGS.has(ending) ? "workbook" : DOCUMENT_ENDINGS.has(ending) ? "other" : "zip";
  if (names.some((name) => name.startsWith("xl/"))) return "workbook";
  if (names.some((name) => name.startsWith("word/") || name.startsWith("ppt/") || name.startsWith("visio/"))) {
    return "other";
  }
  if (names.includes("[content_types].xml")) return DOCUMENT_ENDINGS.has(ending) ? "other" : "workbook";
  if (names.includes("mimetype") && names.includes("content.xml")) {
    const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200));
    // The type comes first, unpacked. If a program packed it nevertheless, only the name can decide.
    if (start.includes("opendocument.")) return start.includes("spreadsheet") ? "workbook" : "other";
    return DOCUMENT_ENDINGS.has(ending) ? "other" : "workbook";
  }
  return WORKBOOK_ENDINGS.has(ending) ? "workbook" : "zip";
}

/** Recognises an OLE file: old Excel and Word files, Outlook messages and all encrypted files share this container. */
function recogniseOle(bytes: Uint8Array, ending: string): MailAttachment["looksLike"] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (hasStream(whole, "Workbook") || hasStream(whole, "Book")) return "workbook";
  if (hasStream(whole, "EncryptedPackage")) return DOCUMENT_ENDINGS.has(ending) ? "other" : "workbook";
  if (hasStream(whole, "__properties_version1.0")) return "message";
  if (["WordDocument", "PowerPoint Document"].some((name) => hasStream(whole, name))) return "other";
  return WORKBOOK_ENDINGS.has(ending) ? "workbook" : "other";
}

/** Whether the directory lists a stream. Its entries have 128 bytes and begin with the name. */
function hasStream(file: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, "utf16le");
  for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 1)) if (at % 128 === 0) return true;
  return false;
}
