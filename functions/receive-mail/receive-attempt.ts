import { parseReceiveMessage } from "./receive-message.ts";
import { receiveMail, type ReceiveMail } from "./receive-mail.ts";

/** As many times a message is handed out before it goes to the dead-letter queue. */
export const LAST_ATTEMPT = 5;

/**
 * Receives a mail; where the last attempt fails too, the mail's record says so before its message leaves for the dead-letter
 * queue, and a person finds it among the failed ones.
 *
 * @throws what `receiveMail` throws.
 */
export async function receiveAttempt(body: string, attempt: number, ports: ReceiveMail): Promise<void> {
  try {
    await receiveMail(body, ports);
  } catch (error) {
    if (attempt >= LAST_ATTEMPT) await giveUp(body, attempt, ports);
    throw error;
  }
}

/** Only a mail of which nothing has been decided yet: what was decided is found by a sweep. */
async function giveUp(body: string, attempt: number, { mails, now, log }: ReceiveMail): Promise<void> {
  const message = parseReceiveMessage(body);
  if (message.type === "notice") return;
  const mailId = message.type === "mail" ? message.mail.mailId : message.mailId;
  const { changed } = await mails.change(mailId, (present) =>
    present?.state === "received"
      ? {
          record: {
            ...present,
            state: "failed",
            reason: "processing-failed",
            why: `It could not be processed in ${attempt} attempts; the log says why.`,
          },
          event: { event: "mail-failed", at: now().toISOString(), facts: { reason: "processing-failed" } },
        }
      : undefined,
  );
  if (changed) log({ level: "error", event: "mail-failed", correlation: mailId, mailId, metrics: { MailsFailed: 1 } });
}
