import type { MailBudget } from "./message-parts.ts";

/** A file in an Outlook message (.msg); a message in the message is a .msg file too. */
export interface OutlookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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
