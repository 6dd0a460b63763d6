import type { RawEmail, SendRawEmail } from "../../shared/records/message/send-raw-email.ts";

export interface InMemoryMailService {
  readonly send: SendRawEmail;
  readonly sent: readonly RawEmail[];
}

/** A mail service that accepts every message and keeps it. */
export function inMemoryMailService(): InMemoryMailService {
  const sent: RawEmail[] = [];
  return {
    send: (email) => {
      sent.push({ messageId: email.messageId, from: email.from, to: [...email.to], bytes: email.bytes.slice() });
      return Promise.resolve({ result: "accepted", sesId: `ses-${String(sent.length).padStart(6, "0")}` });
    },
    sent,
  };
}
