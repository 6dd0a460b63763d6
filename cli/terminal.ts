/** Where a command writes its output. */
export interface Terminal {
  /** Writes one line of the result. */
  readonly print: (line: string) => unknown;
  /** Writes one line about progress or about what went wrong; never part of the result. */
  readonly report: (line: string) => unknown;
  readonly printBytes: (bytes: Uint8Array) => Promise<void>;
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
};

/** Prints a result: as JSON if `--json` was given, otherwise as lines for a person. */
export function printResult(
  terminal: Terminal,
  options: { readonly json: boolean },
  result: unknown,
  lines: () => readonly string[],
): void {
  if (options.json) terminal.print(JSON.stringify(result, null, 2));
  else for (const line of lines()) terminal.print(line);
}
