import type { MailBudget } from "./message-parts.ts";

/** A file in an Outlook message (.msg); a message in the message is a .msg file too. */
export interface OutlookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether a file begins like an OLE container, as Outlook's own messages do. */
export function isOle(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, OLE.length)).equals(OLE);
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * The files of a message that Outlook saved in its own format; undefined if it can't be read. Stops at more files than the mail
 * may have.
 */
export async function readOutlookMessage(
  bytes: Uint8Array,
  budget: MailBudget,
): Promise<readonly OutlookFile[] | undefined> {
  // Only few mails have one, and the library takes time to load.
  const { default: library } = await import("@kenjiuno/msgreader");
  try {
    const message = new library.default(Uint8Array.from(bytes).buffer);
    const { attachments = [], dataType, error } = message.getFileData();
    if (error !== undefined || dataType === null) return undefined;
    return attachments.slice(0, budget.attachments + 1).map((attachment) => {
      const { fileName, content } = message.getAttachment(attachment);
      return { name: fileName, bytes: content };
    });
  } catch {
    // The library throws whatever it stumbles over in a damaged file.
    return undefined;
  }
}
