import type { Command } from "commander";
import * as z from "zod";

import type { DeadLetter, DeadLetters } from "../../../shared/records/storage/dead-letters.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { describeLetter } from "../../output/describe-letter.ts";
import { textTable, visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { minuteOf } from "../../output/minute-of.ts";

/** More would be too many to look at, and an operator may repeat the command. */
const MOST = 500;

const redriveOptions = systemOptions.extend({ id: z.string().min(1).optional() });

/** `accord dead-letters list [FUNCTION]`, `accord dead-letters redrive FUNCTION` */
export function deadLettersCommand(program: Command, context: CommandContext): void {
  const command = program.command("dead-letters");

  withList(command.command("list", { isDefault: true }))
    .argument("[function]", "only those of one function, such as receive-mail")
    .description("print them: since when, and which mail, position, message or upload each is about")
    .action(async (name: string | undefined, given: unknown) => {
      const options = systemOptions.parse(given);
      const letters = await withConnection(context, options, async (system) => {
        const queues = name === undefined ? [...system.deadLetters] : [[name, deadLettersOf(system, name)] as const];
        const found: Printed[] = [];
        for (const [of, queue] of queues)
          found.push(...(await queue.list(MOST)).map((letter) => asPrinted(of, letter)));
        return found;
      });
      printResult(context.terminal, options, letters, () =>
        letters.length === 0
          ? ["There are none."]
          : textTable(letters, [
              { heading: "Function", of: (letter) => letter.function },
              { heading: "Since", of: (letter) => minuteOf(letter.since) },
              { heading: "About", of: (letter) => letter.about },
              { heading: "Id", of: (letter) => letter.id },
            ]),
      );
    });

  withSystem(command.command("redrive"))
    .argument("<function>", "the function that is to try again, such as receive-mail")
    .option("--id <id>", "only the one with this id")
    .description("put them back on their queue, once the cause is gone; what was done already is not done twice")
    .action(async (name: string, given: unknown) => {
      const options = parseOptions(redriveOptions, given);
      const { id } = options;
      const letters = await withConnection(context, options, async (system) => {
        const queue = deadLettersOf(system, name);
        return (await queue.putBack((letter) => id === undefined || letter.id === id, MOST)).map((letter) =>
          asPrinted(name, letter),
        );
      });
      if (id !== undefined && letters.length === 0)
        throw new CommandRefused(`${name} has no dead letter ${id}. See accord dead-letters list ${name}.`);
      printResult(context.terminal, options, letters, () => [
        letters.length === 0 ? "There are none." : `Put back on the queue of ${name}:`,
        ...letters.map(({ about }) => `  ${visible(about)}`),
        ...(letters.length === MOST ? ["There may be more: repeat the command."] : []),
      ]);
    });
}

interface Printed {
  readonly function: string;
  readonly id: string;
  readonly since: string;
  readonly about: string;
}

function asPrinted(name: string, { id, since, body }: DeadLetter): Printed {
  return { function: name, id, since, about: describeLetter(body) };
}

function deadLettersOf({ deadLetters }: Connection, name: string): DeadLetters {
  const found = deadLetters.get(name);
  if (found) return found;
  throw new CommandRefused(`There is no function ${visible(name)}. There are ${[...deadLetters.keys()].join(", ")}.`);
}
