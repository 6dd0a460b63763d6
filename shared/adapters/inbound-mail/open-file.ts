import type { MailAttachment, OpenedFile, Origin, Unopened } from "../../domain/mail/mail-facts.ts";
import { readHeaderBlock } from "../../domain/mail/headers/read-header-block.ts";
import { toSafeLine } from "../../domain/mail/headers/safe-line.ts";
import { safeFileName } from "../../domain/mail/safe-file-name.ts";
import { withInnerParts } from "./inner-parts.ts";
import { isFile } from "./kinds-of-part.ts";
import { isResidue } from "./is-residue.ts";
import { isOle, recogniseAttachment } from "./recognise-attachment.ts";
import { megabytes, type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
import { attachmentsTooBig, messageParts, type MailBudget, type MessagePart } from "./message-parts.ts";
import { readOutlookMessage } from "./outlook-message.ts";
import { readCryptographicMessage } from "./signed-content.ts";
import { readWinmail } from "./winmail.ts";
import { unzipEntry, zipCount, zipDirectory, type ZipEntry } from "./zip-files.ts";

/** The opening of one mail: what was found so far, and how much is left. */
export interface Opening {
  readonly limits: MailLimits;
  readonly budget: MailBudget;
  readonly files: OpenedFile[];
  readonly unopened: Unopened[];
  /** Files that programs leave beside others. */
  readonly residue: Found[];
}

/** A file as it was found, in its containers. */
interface Found {
  readonly bytes: Uint8Array;
  readonly givenName: string;
  readonly contentType: string;
  readonly origin: readonly Origin[];
}

/** Adds a file, or the files in it if it is a container. */
export async function open(
  bytes: Uint8Array,
  givenName: string,
  contentType: string,
  origin: readonly Origin[],
  opening: Opening,
): Promise<void> {
  const found = { bytes, givenName, contentType, origin };
  if (isResidue(bytes, givenName)) opening.residue.push(found);
  else await openFile(found, opening);
}

/**
 * Opens what programs leave beside files, unless there is a file that may be the statement. On its own it is what the sender sent, by
 * mistake perhaps, and the answer says what is wrong with it.
 */
export async function openResidue(opening: Opening): Promise<void> {
  const hasMore = opening.unopened.length > 0 || opening.files.some(({ looksLike }) => !NO_STATEMENT.has(looksLike));
  if (hasMore) return;
  for (const found of opening.residue) await openFile(found, opening);
}

async function openFile({ bytes, givenName, contentType, origin }: Found, opening: Opening): Promise<void> {
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
  if (container === "forwarded") {
    const before = countOf(opening);
    if (isOle(bytes)) await openOutlookMessage(bytes, name, inside, opening);
    else await openForwarded(bytes, name, inside, opening);
    // Its words are what it brings. One of our own messages brings nothing.
    if (countOf(opening) === before && !isOwnMessage(bytes))
      opening.files.push({
        name,
        contentType: toSafeLine(contentType, 100),
        looksLike: kind,
        bytes,
        origin: [...origin],
      });
  } else if (container === "winmail") await openWinmail(bytes, name, inside, opening);
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
    await openForwarded(
      ownCopy(message.content, opening),
      name,
      [...origin, { container: "forwarded", name }],
      opening,
    );
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
    parts = await withInnerParts(await messageParts(bytes, limits, budget), limits, budget);
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
    await open(ownCopy(file.bytes, opening), file.name, "application/octet-stream", inside, opening);
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
    await open(ownCopy(file.bytes, opening), file.name, type, inside, opening);
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
  const residueBefore = opening.residue.length;
  for (const entry of entries.filter(({ name }) => !/[/\\]$/.test(name))) {
    if (!(await openEntry(bytes, entry, name, inside, opening))) return;
  }
  const found = opening.files.slice(filesBefore).some((file) => !NO_STATEMENT.has(file.looksLike));
  const onlyResidue = opening.residue.length > residueBefore;
  if (!found && !onlyResidue && opening.unopened.length === unopenedBefore) {
    leaveUnopened(opening, name, "zip-without-workbook", `${name} holds no workbook.`);
  }
}

function countOf({ files, unopened, residue }: Opening): number {
  return files.length + unopened.length + residue.length;
}

function isOwnMessage(bytes: Uint8Array): boolean {
  const head = readHeaderBlock(bytes);
  return head.outcome === "read" && head.headers.ownMark;
}

/** Pictures, texts and messages without files are no statements: a zip with nothing else was meant to contain something else. */
const NO_STATEMENT = new Set<MailAttachment["looksLike"]>(["image", "text", "calendar", "message"]);

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
  await open(ownCopy(bytes, opening), entry.name, "application/octet-stream", inside, opening);
  return true;
}

/** A copy in memory of its own, counted against the budget. */
export function ownCopy(bytes: Uint8Array, opening: Opening): Uint8Array {
  opening.budget.bytes -= bytes.length;
  if (opening.budget.bytes < 0) throw attachmentsTooBig(opening.limits);
  return Uint8Array.from(bytes);
}

function leaveUnopened(opening: Opening, name: string, reason: Unopened["reason"], what: string): void {
  opening.unopened.push({ name, reason, what });
}
