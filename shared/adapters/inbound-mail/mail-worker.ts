import { parentPort } from "node:worker_threads";

import { MailLimitExceeded } from "./mail-limits.ts";
import type { ParseRequest, WorkerMessage } from "./parser-messages.ts";
import { readMessage } from "./read-message.ts";

// Drops what the libraries print: it could contain parts of a mail.
process.stdout.write = () => true;
process.stderr.write = () => true;

/** The thread in which messages are parsed, so that a hostile one can harm neither the next one nor the function. */
parentPort?.on("message", (request: ParseRequest) => {
  void parse(request);
});

async function parse({ id, raw, limits }: ParseRequest): Promise<void> {
  try {
    const content = await readMessage(raw, limits);
    post(
      { type: "content", id, content },
      content.attachments.flatMap(({ bytes }) => (bytes.buffer instanceof ArrayBuffer ? bytes.buffer : [])),
    );
  } catch (error) {
    const isOverLimit = error instanceof MailLimitExceeded;
    const reason = isOverLimit ? error.reason : "unreadable-message";
    const why = isOverLimit ? error.message : "The message is so malformed that it could not be read.";
    post({ type: "failed", id, reason, why });
  }
}

function post(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...transfer]);
}
