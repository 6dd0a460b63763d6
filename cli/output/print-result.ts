import type { Terminal } from "../terminal.ts";

/** Prints a result: as JSON where that is asked for, otherwise as lines for a person. */
export function printResult(
  terminal: Terminal,
  options: { readonly json: boolean },
  result: unknown,
  lines: () => readonly string[],
): void {
  if (options.json) terminal.print(JSON.stringify(result, null, 2));
  else for (const line of lines()) terminal.print(line);
}
