/** What a command could not do, in a sentence for the person who gave it; the exit code is 1. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** The particulars, one a line: each row that could not be read, each fault that was found. */
  readonly problems: readonly string[];

  /** What `--json` prints instead of message and problems. */
  readonly result: unknown;

  constructor(message: string, problems: readonly string[] = [], result: unknown = { error: message, problems }) {
    super(message);
    this.problems = problems;
    this.result = result;
  }
}

/** A command that was written wrongly; the exit code is 2. */
export class Misused extends Error {
  override readonly name = "Misused";
}
