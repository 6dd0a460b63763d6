import type { OpenMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { readHeaderBlock } from "../../../shared/domain/mail/headers/read-header-block.ts";
import type { Envelope, MailHeaders, OpenedContent } from "../../../shared/domain/mail/mail-facts.ts";

/** A whole mail: its header, and its content if that could be opened. */
export type ParsedMail =
  | { readonly outcome: "parsed"; readonly facts: MailHeaders & OpenedContent & { readonly envelope: Envelope } }
  | {
      readonly outcome: "failed";
      readonly reason: string;
      readonly why: string;
      readonly headers: MailHeaders | undefined;
      readonly envelope: Envelope;
    };

/** Reads the header as receive-mail does, and opens the rest as read-mail does. */
export async function parseMail(parser: OpenMailParser, raw: Uint8Array, envelope: Envelope): Promise<ParsedMail> {
  const head = readHeaderBlock(raw);
  if (head.outcome === "failed") return { ...head, headers: undefined, envelope };
  const { headers } = head;
  const opened = await parser.openMail(raw);
  return opened.outcome === "failed"
    ? { ...opened, headers, envelope }
    : { outcome: "parsed", facts: { ...headers, ...opened.content, envelope } };
}
