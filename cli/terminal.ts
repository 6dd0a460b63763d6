import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Where a command writes its output, and asks what must not stand on a command line. */
export interface Terminal {
  /** Writes one line of the result. */
  readonly print: (line: string) => unknown;
  /** Writes one line about progress or about what went wrong; never part of the result. */
  readonly report: (line: string) => unknown;
  readonly printBytes: (bytes: Uint8Array) => Promise<void>;
  /** How many characters a line of a person's terminal has; `undefined` where the result goes into a file or another program. */
  readonly columns?: () => number | undefined;
  /** Asks a person for a secret, which is not shown while they type; from a program, the first line that it sends. Empty if there is none. */
  readonly askSecret: (question: string) => Promise<string>;
}

/** The standard output and standard error of the process. */
export const processTerminal: Terminal = {
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
  report: (line) => {
    process.stderr.write(`${line}\n`);
  },
  printBytes: (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    }),
  columns: () => (process.stdout.isTTY ? process.stdout.columns : undefined),
  askSecret: (question) => {
    const silent = new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
    const isPerson = process.stdin.isTTY;
    if (isPerson) process.stderr.write(question);
    const lines = createInterface({ input: process.stdin, output: silent, terminal: isPerson });
    return new Promise((resolve) => {
      lines.once("line", (line) => {
        resolve(line);
        lines.close();
      });
      lines.once("close", () => {
        if (isPerson) process.stderr.write("\n");
        resolve("");
      });
    });
  },
};
