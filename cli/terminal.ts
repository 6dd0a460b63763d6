/** Where a command writes to. */
export interface Terminal {
  /** One line of the result. */
  readonly print: (line: string) => unknown;
  /** One line about how the work goes, or what went wrong; never part of the result. */
  readonly tell: (line: string) => unknown;
  readonly printBytes: (bytes: Uint8Array) => Promise<void>;
}

/** The process's own streams. */
export const processTerminal: Terminal = {
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
  tell: (line) => {
    process.stderr.write(`${line}\n`);
  },
  printBytes: (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    }),
};
