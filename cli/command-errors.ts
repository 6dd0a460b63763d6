/** A command could not do what was asked. The message is a sentence for the person who gave it; the exit code is 1. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  /** The details, one for each line: each unreadable row, each fault. */
  readonly problems: readonly string[];

  /** The result that `--json` prints instead of message and problems. */
  readonly result: unknown;

  constructor(message: string, problems: readonly string[] = [], result: unknown = { error: message, problems }) {
    super(message);
    this.problems = problems;
    this.result = result;
  }
}

/** The command line itself was wrong; the exit code is 2. */
export class CommandMisused extends Error {
  override readonly name = "CommandMisused";
}
