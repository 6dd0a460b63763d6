import type {
  MailAttachment,
  MailContent,
  OpenedContent,
  OpenedFile,
  Origin,
  Unopened,
} from "../../domain/mail/mail-facts.ts";
import { toSafeLine } from "../../domain/mail/headers/safe-line.ts";
import { safeFileName } from "../../domain/mail/safe-file-name.ts";
import { decodeBody, linksOfHtml, linksOfText, textOfHtml, unwrappedLink } from "./body-text.ts";
import { readOutlookMessage } from "./outlook-message.ts";
import { isOle, recogniseAttachment } from "./recognise-attachment.ts";
import { type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
import { attachmentsTooBig, megabytes, messageParts, type MailBudget, type MessagePart } from "./message-parts.ts";
import { readCryptographicMessage } from "./signed-content.ts";
import { uuencodedFiles } from "./uudecode.ts";
import { readWinmail } from "./winmail.ts";
import { unzipEntry, zipCount, zipDirectory, type ZipEntry } from "./zip-files.ts";

/**
 * Reads a raw message behind its header: its text, and its files, with those in forwarded messages, winmail.dat and zips.
 *
 * @throws MailLimitExceeded past a limit of the whole mail; a container past a limit of its own is only left unopened
 */
export async function readMessage(raw: Uint8Array, limits: MailLimits): Promise<OpenedContent> {
  if (raw.length > limits.messageBytes) throw messageTooBig(limits);
  const budget: MailBudget = {
    parts: limits.parts,
    attachments: limits.attachments,
    bytes: limits.attachmentBytes,
    expandedBytes: limits.expandedBytes,
    winmailAttributes: limits.winmailAttributes,
  };
  const parts = await withSignedParts(await messageParts(raw, limits, budget), limits, budget);
  const opening: Opening = { limits, budget, files: [], unopened: [] };
  for (const part of parts.filter(isFile)) await open(part.bytes, part.fileName ?? "", part.contentType, [], opening);
  for (const { name, bytes } of parts.filter(isPlainText).flatMap((part) => uuencodedFiles(part.bytes)))
    await open(own(bytes, opening), name, "application/octet-stream", [], opening);
  return {
    ...textOf(parts.filter(isBody), limits),
    partTypes: parts.map((part) => toSafeLine(part.contentType, 100)),
    deliveryActions: parts.flatMap(deliveryActions),
    attachments: opening.files,
    unopened: opening.unopened,
  };
}

/** The parts of a message, with the parts of each signed message in its place: a signature hides nothing. */
async function withSignedParts(
  parts: readonly MessagePart[],
  limits: MailLimits,
  budget: MailBudget,
  depth = 0,
): Promise<readonly MessagePart[]> {
  if (depth >= limits.containerDepth || !parts.some(mayBeSigned)) return parts;
  const all: MessagePart[] = [];
  for (const part of parts) {
    const inside = mayBeSigned(part) ? await partsOfSigned(part.bytes, limits, budget) : undefined;
    all.push(...(inside === undefined ? [part] : await withSignedParts(inside, limits, budget, depth + 1)));
  }
  return all;
}

function mayBeSigned({ contentType, fileName }: MessagePart): boolean {
  return /^application\/(?:x-)?pkcs7-mime$/.test(contentType) || /\.p7m$/i.test(fileName ?? "");
}

async function partsOfSigned(
  bytes: Uint8Array,
  limits: MailLimits,
  budget: MailBudget,
): Promise<readonly MessagePart[] | undefined> {
  const message = readCryptographicMessage(bytes);
  if (message.form !== "signed") return undefined;
  try {
    return await messageParts(message.content, limits, budget);
  } catch (error) {
    if (error instanceof MailLimitExceeded) throw error;
    return undefined;
  }
}

export function messageTooBig({ messageBytes }: MailLimits): MailLimitExceeded {
  return new MailLimitExceeded("message-too-big", `It is bigger than ${megabytes(messageBytes)} MB.`);
}

interface Opening {
  readonly limits: MailLimits;
  readonly budget: MailBudget;
  readonly files: OpenedFile[];
  readonly unopened: Unopened[];
}

const REPORT_PARTS = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  "message/disposition-notification",
  "message/feedback-report",
  "text/rfc822-headers",
  "message/global-headers",
]);

function isBody(part: MessagePart): boolean {
  const readable = part.contentType === "text/plain" || part.contentType === "text/html";
  return readable && !part.attached && part.fileName === undefined;
}

function isPlainText(part: MessagePart): boolean {
  return isBody(part) && part.contentType === "text/plain";
}

function isFile(part: MessagePart): boolean {
  return !isBody(part) && !REPORT_PARTS.has(part.contentType);
}

/** Adds a file, or the files in it if it is a container. */
async function open(
  bytes: Uint8Array,
  givenName: string,
  contentType: string,
  origin: readonly Origin[],
  opening: Opening,
): Promise<void> {
  if (--opening.budget.attachments < 0) {
    throw new MailLimitExceeded("too-many-attachments", `It has more than ${opening.limits.attachments} files.`);
  }
  const name = safeFileName(givenName, `attachment-${opening.limits.attachments - opening.budget.attachments}`);
  const kind = recogniseAttachment(bytes, name, contentType);
  const container = CONTAINERS.get(kind);
  if (container === undefined) {
    if (kind === "encrypted") await openSecured(bytes, name, origin, opening);
    else
      opening.files.push({
        name,
        contentType: toSafeLine(contentType, 100),
        looksLike: kind,
        bytes,
        origin: [...origin],
      });
    return;
  }
  if (origin.length >= opening.limits.containerDepth) {
    const why = `${name} lies more than ${opening.limits.containerDepth} containers deep.`;
    leaveUnopened(opening, name, "nested-too-deep", why);
    return;
  }
  const inside = [...origin, { container, name }];
  if (container === "forwarded" && isOle(bytes)) await openOutlookMessage(bytes, name, inside, opening);
  else if (container === "forwarded") await openForwarded(bytes, name, inside, opening);
  else if (container === "winmail") await openWinmail(bytes, name, inside, opening);
  else await openZip(bytes, name, inside, opening);
}

const CONTAINERS = new Map<MailAttachment["looksLike"], Origin["container"]>([
  ["message", "forwarded"],
  ["winmail", "winmail"],
  ["zip", "zip"],
]);

/** A file of a mail program that signs or encrypts: a signed message is opened like a forwarded one. */
async function openSecured(
  bytes: Uint8Array,
  name: string,
  origin: readonly Origin[],
  opening: Opening,
): Promise<void> {
  const message = /\.p7m$/i.test(name) ? readCryptographicMessage(bytes) : undefined;
  if (message?.form === "signed" && origin.length < opening.limits.containerDepth) {
    await openForwarded(own(message.content, opening), name, [...origin, { container: "forwarded", name }], opening);
  } else if (message?.form === "damaged" || message?.form === "other") {
    leaveUnopened(opening, name, "mail-form-unknown", `${name} is a secured message in a form that we can't open.`);
  } else leaveUnopened(opening, name, "mail-encrypted", `${name} is encrypted.`);
}

async function openForwarded(
  bytes: Uint8Array,
  name: string,
  inside: readonly Origin[],
  opening: Opening,
): Promise<void> {
  let parts: readonly MessagePart[] = [];
  try {
    const { limits, budget } = opening;
    parts = await withSignedParts(await messageParts(bytes, limits, budget), limits, budget);
  } catch (error) {
    if (error instanceof MailLimitExceeded) throw error;
    leaveUnopened(opening, name, "forwarded-damaged", `The forwarded message ${name} could not be read.`);
  }
  for (const part of parts.filter(isFile)) {
    await open(part.bytes, part.fileName ?? "", part.contentType, inside, opening);
  }
}

async function openOutlookMessage(
  bytes: Uint8Array,
  name: string,
  inside: readonly Origin[],
  opening: Opening,
): Promise<void> {
  const files = await readOutlookMessage(bytes, opening.budget);
  if (files === undefined) leaveUnopened(opening, name, "forwarded-damaged", `The message ${name} could not be read.`);
  for (const file of files ?? [])
    await open(own(file.bytes, opening), file.name, "application/octet-stream", inside, opening);
}

async function openWinmail(
  bytes: Uint8Array,
  name: string,
  inside: readonly Origin[],
  opening: Opening,
): Promise<void> {
  const { files, damaged } = readWinmail(bytes, opening.budget.winmailAttributes);
  for (const file of files) {
    const type = file.message ? "application/ms-tnef" : "application/octet-stream";
    await open(own(file.bytes, opening), file.name, type, inside, opening);
  }
  if (damaged) leaveUnopened(opening, name, "winmail-damaged", `${name} ends in the middle or is damaged.`);
}

async function openZip(bytes: Uint8Array, name: string, inside: readonly Origin[], opening: Opening): Promise<void> {
  const { zipEntries } = opening.limits;
  const entries = zipDirectory(bytes, zipEntries);
  if (entries === undefined) {
    leaveUnopened(opening, name, "zip-damaged", `${name} is damaged, or no zip.`);
    return;
  }
  if (zipCount(bytes) > zipEntries) {
    leaveUnopened(opening, name, "zip-over-limit", `${name} lists more than ${zipEntries} files.`);
    return;
  }
  const [filesBefore, unopenedBefore] = [opening.files.length, opening.unopened.length];
  for (const entry of entries.filter(isWanted)) {
    if (!(await openEntry(bytes, entry, name, inside, opening))) return;
  }
  const found = opening.files.slice(filesBefore).some((file) => !NO_STATEMENT.has(file.looksLike));
  if (!found && opening.unopened.length === unopenedBefore) {
    leaveUnopened(opening, name, "zip-without-workbook", `${name} holds no workbook.`);
  }
}

/** Pictures and texts are no statements: a zip with nothing else was meant to contain something else. */
const NO_STATEMENT = new Set<MailAttachment["looksLike"]>(["image", "text", "calendar"]);

/** Opens one file of a zip; false if no more files of this zip should be opened. */
async function openEntry(
  zip: Uint8Array,
  entry: ZipEntry,
  name: string,
  inside: readonly Origin[],
  opening: Opening,
): Promise<boolean> {
  if (entry.encrypted) {
    leaveUnopened(opening, name, "zip-encrypted", `${name} is protected by a password.`);
    return false;
  }
  const bytes = unzipEntry(zip, entry, opening.budget.expandedBytes);
  if (bytes === "too-big") {
    const most = megabytes(opening.limits.expandedBytes);
    leaveUnopened(opening, name, "zip-over-limit", `${name} holds more than ${most} MB when it is unpacked.`);
    return false;
  }
  if (bytes === "damaged") {
    leaveUnopened(
      opening,
      name,
      "zip-damaged",
      `${name} is damaged: ${safeFileName(entry.name, "a file")} can't be unpacked.`,
    );
    return true;
  }
  opening.budget.expandedBytes -= bytes.length;
  await open(own(bytes, opening), entry.name, "application/octet-stream", inside, opening);
  return true;
}

/** Whether an entry is a file that a person put there: no folder, and nothing that a Mac or Windows adds. */
function isWanted(entry: ZipEntry): boolean {
  return (
    !/[/\\]$/.test(entry.name) && !/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(entry.name)
  );
}

/** A copy in memory of its own, counted against the budget. */
function own(bytes: Uint8Array, opening: Opening): Uint8Array {
  opening.budget.bytes -= bytes.length;
  if (opening.budget.bytes < 0) throw attachmentsTooBig(opening.limits);
  return Uint8Array.from(bytes);
}

function leaveUnopened(opening: Opening, name: string, reason: Unopened["reason"], what: string): void {
  opening.unopened.push({ name, reason, what });
}

/** The plain text if there is any, otherwise the text that a person would read on the HTML pages. */
function textOf(bodies: readonly MessagePart[], limits: MailLimits): Pick<MailContent, "text" | "links"> {
  // Some characters take several bytes, and most of a page is not text.
  const beginning = (part: MessagePart): string =>
    decodeBody(part.bytes.subarray(0, limits.textCharacters * 20), part.charset);
  const pages = bodies.filter((part) => part.contentType === "text/html").map(beginning);
  const plain = bodies.filter((part) => part.contentType === "text/plain").map(beginning);
  const texts = plain.some((text) => text.trim() !== "") ? plain : pages.map(textOfHtml);
  const text = texts.join("\n").replaceAll(/\r\n?/g, "\n");
  const links = [
    ...plain.flatMap((one) => linksOfText(one, limits.links)),
    ...pages.flatMap((page) => linksOfHtml(page, limits.links)),
  ];
  return {
    text: withoutControls(text).slice(0, limits.textCharacters),
    links: [...new Set(links.map(unwrappedLink))].slice(0, limits.links).map((link) => toSafeLine(link, 2000)),
  };
}

/** Keeps line breaks and tabs. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, "");
}

function deliveryActions(part: MessagePart): string[] {
  if (!part.contentType.endsWith("delivery-status")) return [];
  const text = decodeBody(part.bytes.subarray(0, 64 * 1024), "utf-8");
  return Array.from(text.matchAll(/^action:\s*([a-z]{1,20})/gim), ([, action = ""]) => action.toLowerCase()).slice(
    0,
    100,
  );
}
