import { Command, CommanderError } from "commander";

import { auditCommand } from "./commands/audit.ts";
import { canaryCommand } from "./commands/canary.ts";
import { cellsCommand } from "./commands/cells.ts";
import { checkCommand } from "./commands/check.ts";
import { contactsCommand } from "./commands/contacts.ts";
import { deadLettersCommand } from "./commands/dead-letters.ts";
import { decideCommand } from "./commands/decide.ts";
import { exerciseCommand } from "./commands/exercise.ts";
import { heldCommand } from "./commands/held.ts";
import { ledgerCommand } from "./commands/ledger.ts";
import { mailCommand } from "./commands/mail.ts";
import { organisationsCommand } from "./commands/organisations.ts";
import { passwordsCommand } from "./commands/passwords.ts";
import { policyCommand } from "./commands/policy.ts";
import { positionCommand } from "./commands/position.ts";
import { positionsCommand } from "./commands/positions.ts";
import { redriveCommand } from "./commands/redrive.ts";
import { referenceCommand } from "./commands/reference.ts";
import { replayCommand } from "./commands/replay.ts";
import { resendCommand } from "./commands/resend.ts";
import { todoCommand } from "./commands/todo.ts";
import { undeliverableCommand } from "./commands/undeliverable.ts";
import { withdrawCommand } from "./commands/withdraw.ts";
import { CommandMisused, CommandRefused } from "./command-errors.ts";
import type { CommandContext } from "./command-context.ts";

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/**
 * Runs one command line. To add a command, write `commands/<name>.ts` with a function that adds it to the program and list
 * that function in `programOf` below. A command reads its files with `input/`, connects to a system with `system/`, and prints
 * with `output/`; `replay/` computes again what was once sent, `check-files.ts` works without any system.
 *
 * @returns the exit code: 0 done, 1 refused or something is wrong, 2 not understood
 */
export async function runAccord(args: readonly string[], context: CommandContext): Promise<number> {
  const { terminal } = context;
  try {
    await programOf(context).parseAsync([...args], { from: "user" });
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
  }
}

function programOf(context: CommandContext): Command {
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
    .showSuggestionAfterError()
    .addHelpText("after", "\nExit codes: 0 done, 1 refused or something is wrong, 2 not understood.");
  for (const add of [
    organisationsCommand,
    contactsCommand,
    exerciseCommand,
    referenceCommand,
    ledgerCommand,
    policyCommand,
    passwordsCommand,
    mailCommand,
    positionsCommand,
    positionCommand,
    checkCommand,
    cellsCommand,
    decideCommand,
    todoCommand,
    heldCommand,
    redriveCommand,
    resendCommand,
    withdrawCommand,
    undeliverableCommand,
    deadLettersCommand,
    canaryCommand,
    replayCommand,
    auditCommand,
  ]) {
    add(program, context);
  }
  return program;
}
