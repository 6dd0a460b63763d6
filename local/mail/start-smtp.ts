import { randomBytes } from "node:crypto";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

import { listen } from "../servers/listen.ts";

export interface SmtpMessage {
  /** An id like those of SES: forty letters and digits. */
  readonly sesId: string;
  /** The envelope sender; empty for a bounce. */
  readonly source: string;
  readonly recipients: readonly string[];
  readonly bytes: Uint8Array;
  /** How the client introduced itself, for the Received header. */
  readonly client: string;
}

export interface Smtp {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** SES takes mail of up to 40 MB. */
const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;
const STOP_AFTER_MS = 2000;

/**
 * Starts a mail server on this machine. It accepts a message only after `receive` has resolved.
 *
 * @throws StartRefused if the port is taken.
 */
export async function startSmtp(port: number, receive: (message: SmtpMessage) => Promise<void>): Promise<Smtp> {
  const server = new SMTPServer({
    name: "accord.localhost",
    banner: "Accord's local mail server",
    size: MAX_MESSAGE_BYTES,
    // A mail client that insists on signing in may use any name.
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: STOP_AFTER_MS,
    onAuth(auth, _session, done) {
      done(null, { user: auth.username ?? "local" });
    },
    onData(stream, session, done) {
      void receiveData(stream, session, receive).then(
        (reply) => {
          done(null, reply);
        },
        (error: unknown) => {
          done(error instanceof Refusal ? error : new Refusal(451, "Not taken: the local system can't store it now"));
        },
      );
    },
  });
  // Ignore clients that hang up in the middle; without a listener, their errors would end the process.
  const chosen = await listen(server, server.server, port, "mail", "--smtp-port");
  server.on("error", () => undefined);
  return {
    port: chosen,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

class Refusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

async function receiveData(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  receive: (message: SmtpMessage) => Promise<void>,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array && !stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw new Refusal(552, `A message may have ${MAX_MESSAGE_BYTES} bytes`);
  const sesId = randomBytes(20).toString("hex");
  const { mailFrom, rcptTo } = session.envelope;
  await receive({
    sesId,
    source: mailFrom === false ? "" : mailFrom.address,
    recipients: rcptTo.map((recipient) => recipient.address),
    bytes: Buffer.concat(chunks),
    client: session.hostNameAppearsAs,
  });
  return `OK ${sesId}`;
}
