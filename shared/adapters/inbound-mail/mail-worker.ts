import { parentPort } from "node:worker_threads";

import { MailLimitExceeded } from "./mail-limits.ts";
import type { ParseRequest, WorkerMessage } from "./parser-messages.ts";
import { readMessage } from "./read-message.ts";

// What the libraries print is nobody's: it could hold a mail's content.
process.stdout.write = () => true;
process.stderr.write = () => true;

/** The thread in which messages are taken apart: nothing that one of them does to it reaches the next or the function. */
parentPort?.on("message", (request: ParseRequest) => {
  void answer(request);
});

async function answer({ id, raw, limits }: ParseRequest): Promise<void> {
  try {
    const content = await readMessage(raw, limits, (headers) => {
      tell({ type: "headers", id, headers });
    });
    tell(
      { type: "content", id, content },
      content.attachments.flatMap(({ bytes }) => (bytes.buffer instanceof ArrayBuffer ? bytes.buffer : [])),
    );
  } catch (error) {
    const tooMuch = error instanceof MailLimitExceeded;
    const reason = tooMuch ? error.reason : "unreadable-message";
    const why = tooMuch ? error.message : "The message is so malformed that it could not be taken apart.";
    tell({ type: "failed", id, reason, why });
  }
}

function tell(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...transfer]);
}
