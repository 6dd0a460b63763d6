import { type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
import { messageParts, type MailBudget, type MessagePart } from "./message-parts.ts";
import { readCryptographicMessage } from "./signed-content.ts";

/**
 * The parts of a message, with the parts of each signed message in its place, as a signature hides nothing; and with those of a part that
 * only one of its several Content-Type fields calls a multipart.
 */
export async function withInnerParts(
  parts: readonly MessagePart[],
  limits: MailLimits,
  budget: MailBudget,
  depth = 0,
): Promise<readonly MessagePart[]> {
  if (depth >= limits.containerDepth) return parts;
  const all: MessagePart[] = [];
  for (const part of parts) {
    const message = messageInside(part);
    const inside = message === undefined ? [] : await partsOf(message, limits, budget);
    all.push(...(inside.length === 0 ? [part] : await withInnerParts(inside, limits, budget, depth + 1)));
  }
  return all;
}

/** The message whose parts stand for this part; `undefined` if there is none. */
function messageInside({ contentType, fileName, multipart, bytes }: MessagePart): Uint8Array | undefined {
  if (multipart !== undefined)
    return Buffer.concat([Buffer.from(`Content-Type: ${multipart}\r\n\r\n`, "latin1"), bytes]);
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(contentType) && !/\.p7m$/i.test(fileName ?? "")) return undefined;
  const message = readCryptographicMessage(bytes);
  return message.form === "signed" ? message.content : undefined;
}

/** The parts of a message in a message; none if it can't be read. */
async function partsOf(message: Uint8Array, limits: MailLimits, budget: MailBudget): Promise<readonly MessagePart[]> {
  try {
    return await messageParts(message, limits, budget);
  } catch (error) {
    if (error instanceof MailLimitExceeded) throw error;
    return [];
  }
}
