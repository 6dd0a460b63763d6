import type { MessagePart } from "./message-parts.ts";
import { beginsLikeFile } from "./recognise-attachment.ts";

const REPORT_PARTS = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  "message/disposition-notification",
  "message/feedback-report",
  "text/rfc822-headers",
  "message/global-headers",
]);

/** Text to read. What begins like a workbook, a zip or a PDF is a file, whatever its type says. */
export function isBody(part: MessagePart): boolean {
  const readable = part.contentType === "text/plain" || part.contentType === "text/html";
  return readable && !part.attached && part.fileName === undefined && !beginsLikeFile(part.bytes);
}

export function isPlainText(part: MessagePart): boolean {
  return isBody(part) && part.contentType === "text/plain";
}

export function isFile(part: MessagePart): boolean {
  return !isBody(part) && !REPORT_PARTS.has(part.contentType);
}
