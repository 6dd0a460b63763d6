import type { LocalMail } from "../../cli/system/local-mail.ts";
import type { Connection } from "../../cli/system/connect.ts";
import { runAccord } from "../../cli/run-accord.ts";
import { PASSWORD_KEY_BYTES, passwordSeal } from "../../shared/adapters/passwords/password-seal.ts";
import { functionNames } from "../../local/local-names.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import type { DeadLetter } from "../../shared/records/storage/dead-letters.ts";
import type { Json } from "../../shared/records/storage/json.ts";
import { inMemoryDeadLetters } from "../in-memory/dead-letters.ts";

/** The result of one command line. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The accord command with records in memory, and the messages that it put on the queues. */
export function accordInTest(
  records: AccordRecords,
  letters: Readonly<Record<string, readonly DeadLetter[]>> = {},
  localMail?: LocalMail,
) {
  const queued: { queue: string; message: Json }[] = [];
  let open = 0;
  const typed: string[] = [];
  const take = (queue: string) => (messages: readonly Json[]) => {
    for (const message of messages) queued.push({ queue, message });
    return Promise.resolve();
  };
  const connection: Connection = {
    records,
    enqueueReceive: take("receive"),
    countUnreceived: () => Promise.resolve(0),
    enqueueReconcile: take("reconcile"),
    enqueueSend: take("send"),
    deadLetters: new Map(functionNames.map((name) => [name, inMemoryDeadLetters(take(name), letters[name] ?? [])])),
    passwordSeal: passwordSeal("07".repeat(PASSWORD_KEY_BYTES)),
    ...(localMail === undefined ? {} : { localMail }),
    now: () => new Date("2023-03-30T12:00:00.000Z"),
    close: () => {
      open -= 1;
    },
  };
  const run = async (...args: readonly string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runAccord(args, {
      terminal: {
        print: (line) => out.push(line),
        report: (line) => err.push(line),
        printBytes: (bytes) => {
          out.push(Buffer.from(bytes).toString("utf8"));
          return Promise.resolve();
        },
        askSecret: (question) => {
          err.push(question);
          return Promise.resolve(typed.shift() ?? "");
        },
      },
      connect: () => {
        open += 1;
        return Promise.resolve(connection);
      },
    });
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  const json = async (...args: readonly string[]): Promise<unknown> => {
    const { code, out, err } = await run(...args, "--json");
    if (code !== 0) throw new Error(`accord ${args.join(" ")} ended with ${code}: ${err}`);
    return JSON.parse(out);
  };
  return {
    run,
    json,
    queued,
    connectionsOpen: () => open,
    /** Types a secret when the next command asks for it. */
    type: (secret: string) => typed.push(secret),
    passwordSeal: connection.passwordSeal,
  };
}
