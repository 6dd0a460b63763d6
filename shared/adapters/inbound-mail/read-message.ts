import { toSafeLine } from "../../domain/mail/headers/safe-line.ts";
import type { MailContent, OpenedContent } from "../../domain/mail/mail-facts.ts";
import { decodeBody, linksOfHtml, linksOfText, textOfHtml, unwrappedLink } from "./body-text.ts";
import { withInnerParts } from "./inner-parts.ts";
import { isBody, isFile, isPlainText } from "./kinds-of-part.ts";
import { messageTooBig, type MailLimits } from "./mail-limits.ts";
import { messageParts, type MailBudget, type MessagePart } from "./message-parts.ts";
import { open, openResidue, ownCopy, type Opening } from "./open-file.ts";
import { uuencodedFiles } from "./uudecode.ts";

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
  const parts = await withInnerParts(await messageParts(raw, limits, budget), limits, budget);
  const opening: Opening = { limits, budget, files: [], unopened: [], residue: [] };
  for (const part of parts.filter(isFile)) await open(part.bytes, part.fileName ?? "", part.contentType, [], opening);
  for (const { name, bytes } of parts.filter(isPlainText).flatMap((part) => uuencodedFiles(part.bytes)))
    await open(ownCopy(bytes, opening), name, "application/octet-stream", [], opening);
  await openResidue(opening);
  return {
    ...textOf(parts.filter(isBody), limits),
    partTypes: parts.map((part) => toSafeLine(part.contentType, 100)),
    deliveryActions: parts.flatMap(deliveryActions),
    attachments: opening.files,
    unopened: opening.unopened,
  };
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
