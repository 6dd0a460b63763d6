import { join } from "node:path";

import { LOOPBACK } from "../../local/servers/listen.ts";
import type { SentMessage } from "../../local/mail/sent-mail.ts";

/** A mail with one file, as its sender's mail program makes it. */
export interface MailWithFile {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageIdHeader: string;
  readonly date: Date;
  readonly text: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

/** The mail of a local system, from outside: what comes in by SMTP, and what it sent. */
export interface LocalMail {
  readonly bring: (mail: MailWithFile) => Promise<void>;
  /** What was sent in answer to the mail with this Message-ID, the oldest first. */
  readonly repliesTo: (messageIdHeader: string) => Promise<SentMessage[]>;
}

export function localMailOf(data: string, smtpPort: number): LocalMail {
  return {
    async bring({ messageIdHeader, file, ...mail }) {
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({ host: LOOPBACK, port: smtpPort, secure: false, ignoreTLS: true });
      try {
        await transport.sendMail({
          ...mail,
          messageId: messageIdHeader,
          attachments: [{ filename: file.name, content: Buffer.from(file.bytes) }],
        });
      } finally {
        transport.close();
      }
    },

    async repliesTo(messageIdHeader) {
      // Only accord send reads mail; the others start without the parser.
      const { sentMailIn } = await import("../../local/mail/sent-mail.ts");
      const sent = sentMailIn(join(data, "outbox"));
      const found: SentMessage[] = [];
      for (const number of await sent.numbers()) {
        const summary = await sent.summary(number);
        const message = summary?.inReplyTo === messageIdHeader ? await sent.read(number) : undefined;
        if (message) found.unshift(message);
      }
      return found;
    },
  };
}
