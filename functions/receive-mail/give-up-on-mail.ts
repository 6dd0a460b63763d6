import type { Mails } from "../../shared/records/mails.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { parseReceiveMessage } from "./receive-message.ts";

/** As many times a message is handed out before it goes to the dead-letter queue. */
const LAST_ATTEMPT = 5;

/**
 * Says in the mail's record that it could not be processed, when its message is about to leave for the dead-letter queue: a
 * person then finds it among the failed ones. Only a mail of which nothing has been decided yet.
 */
export async function giveUpOnMail(
  body: string,
  attempt: number,
  ports: { readonly mails: Mails; readonly now: () => Date; readonly log: Log },
): Promise<void> {
  if (attempt < LAST_ATTEMPT) return;
  const message = parseReceiveMessage(body);
  if (message.type === "notice") return;
  const mailId = message.type === "mail" ? message.mail.mailId : message.mailId;
  const at = ports.now().toISOString();
  const { changed } = await ports.mails.change(mailId, (present) =>
    present?.state === "received"
      ? {
          record: {
            ...present,
            state: "failed",
            reason: "processing-failed",
            why: `It could not be processed in ${attempt} attempts; the log says why.`,
          },
          event: { event: "mail-failed", at, facts: { reason: "processing-failed" } },
        }
      : undefined,
  );
  if (changed)
    ports.log({ level: "error", event: "mail-failed", correlation: mailId, mailId, metrics: { MailsFailed: 1 } });
}
