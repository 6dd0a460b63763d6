import { splitMessage } from "./message-headers.ts";
import { messageIdHeaderOfSesId } from "./local-ses-id.ts";

/** The fields that SES writes itself, whatever the message says. */
const OVERRIDDEN = new Set(["message-id", "date"]);

/** A message as SES sends it on: with SES's own Message-ID, and the time at which it was accepted as its Date. */
export function asSesSends(message: Uint8Array, sesId: string, acceptedAt: Date): Uint8Array {
  const { headers, fields, rest } = splitMessage(message);
  const kept = fields.filter((_, index) => !OVERRIDDEN.has((headers[index]?.name ?? "").toLowerCase()));
  const own =
    `Message-ID: ${messageIdHeaderOfSesId(sesId)}\r\n` +
    `Date: ${acceptedAt.toUTCString().replace("GMT", "+0000")}\r\n`;
  return Buffer.concat([Buffer.from(own), ...kept, rest]);
}
