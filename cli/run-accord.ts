import { Command, CommanderError } from "commander";

import manifest from "./package.json" with { type: "json" };
import { commands } from "./commands.ts";
import { CommandMisused, CommandRefused } from "./command-errors.ts";
import type { CommandContext } from "./command-context.ts";
import { refusingUnknown } from "./system/known-organisations.ts";

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/**
 * Runs one command line. To add a command, write `commands/<topic>/<name>.ts` with a function that adds it to the program, and list it
 * with what it is for in `commands.ts`. A command reads its files with `input/`, connects to a system with `system/`, and prints
 * with `output/`; `replay/` computes again what was once sent, `check-files.ts` works without any system.
 *
 * @returns the exit code: 0 done, 1 refused or something is wrong, 2 not understood
 */
export async function runAccord(args: readonly string[], context: CommandContext): Promise<number> {
  const { terminal } = context;
  const organisations = refusingUnknown(context);
  try {
    const program = await programOf(calledBy(args), organisations.context);
    program.hook("preAction", (_, command) => organisations.check(command));
    await program.parseAsync([...args], { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED;
    if (error instanceof CommandMisused) {
      terminal.report(`${error.message} See accord --help.`);
      return MISUSED;
    }
    const problems = error instanceof CommandRefused ? error.problems : [];
    const message = error instanceof Error ? error.message : String(error);
    terminal.report(message);
    for (const problem of problems) terminal.report(`  ${problem}`);
    if (args.includes("--json"))
      terminal.print(
        JSON.stringify(error instanceof CommandRefused ? error.result : { error: message, problems: [] }, null, 2),
      );
    return REFUSED;
  } finally {
    organisations.close();
  }
}

/** Which commands a command line may call: the one that it names, also behind `help`. A script of completion names all. */
function calledBy([first, second]: readonly string[]): (name: string) => boolean {
  if (first === "completion") return () => true;
  const called = first === "help" ? second : first;
  return (name) => name === called;
}

/** The program with those commands loaded that may be called; of the others it knows the name and what they are for. */
async function programOf(isCalled: (name: string) => boolean, context: CommandContext): Promise<Command> {
  const { terminal } = context;
  const program = new Command("accord")
    .description("Accord answers agreement-of-balances statements by email, line by line, from the purchase ledger.")
    .exitOverride()
    // What stands behind a command is that command's: accord decide has options of its own beside those of its commands.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.report(text.trimEnd());
      },
    })
    .version(manifest.version, "--version", "print the version of this command")
    .showSuggestionAfterError()
    .addHelpText("after", "\nExit codes: 0 done, 1 refused or something is wrong, 2 not understood.");
  for (const { name, summary, load } of commands) {
    if (isCalled(name)) (await load())(program, context);
    else program.command(name);
    program.commands.at(-1)?.description(summary);
  }
  return program;
}
