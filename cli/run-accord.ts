import { Command, CommanderError } from "commander";

import { auditCommand } from "./commands/audit.ts";
import { cellsCommand } from "./commands/cells.ts";
import { checkCommand } from "./commands/check.ts";
import { contactsCommand } from "./commands/contacts.ts";
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
import { Misused, Refused } from "./refused.ts";
import type { Surroundings } from "./surroundings.ts";

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 refused or found wrong, 2 not understood
 */
export async function runAccord(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  try {
    await programOf(surroundings).parseAsync([...args], { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED;
    if (error instanceof Misused) {
      terminal.tell(`${error.message} See accord --help.`);
      return MISUSED;
    }
    const problems = error instanceof Refused ? error.problems : [];
    const message = error instanceof Error ? error.message : String(error);
    terminal.tell(message);
    for (const problem of problems) terminal.tell(`  ${problem}`);
    if (args.includes("--json"))
      terminal.print(
        JSON.stringify(error instanceof Refused ? error.result : { error: message, problems: [] }, null, 2),
      );
    return REFUSED;
  }
}

function programOf(surroundings: Surroundings): Command {
  const { terminal } = surroundings;
  const program = new Command("accord")
    .description("Accord answers agreement-of-balances statements by email, line by line, from the purchase ledger.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.tell(text.trimEnd());
      },
    })
    .showSuggestionAfterError()
    .addHelpText("after", "\nExit codes: 0 done, 1 refused or found wrong, 2 not understood.");
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
    heldCommand,
    redriveCommand,
    replayCommand,
    auditCommand,
  ]) {
    add(program, surroundings);
  }
  return program;
}
