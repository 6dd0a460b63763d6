import type { Command } from "commander";
import * as z from "zod";

import { parseEmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { UndeliverableAddress } from "../../../shared/records/message/undeliverable-addresses.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable } from "../../output/text-table.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const liftOptions = systemOptions.extend({ by: z.string().trim().min(1) });

/** `accord undeliverable [list]`, `accord undeliverable lift ADDRESS --by NAME` */
export function undeliverableCommand(program: Command, context: CommandContext): void {
  const command = program.command("undeliverable");

  withList(command.command("list", { isDefault: true }))
    .description("print them, with why and since when")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const found = await withConnection(context, options, async ({ records }) => {
        const { contacts } = await records.referenceLists.all();
        const all: (UndeliverableAddress & { readonly isInForce: boolean })[] = [];
        for await (const each of records.undeliverable.list(contacts)) all.push(each);
        return all;
      });
      printResult(context.terminal, options, found, () =>
        found.length === 0
          ? ["There are none."]
          : textTable(found, [
              { heading: "Address", of: ({ address }) => address },
              { heading: "Since", of: ({ at }) => minuteOf(at) },
              { heading: "Because", of: ({ because }) => because },
              { heading: "State", of: stateOf },
              { heading: "Message", of: ({ message }) => message },
              { heading: "Its server said", of: ({ why }) => why ?? "" },
            ]),
      );
    });

  withSystem(command.command("lift"))
    .argument("<address>", "the address")
    .requiredOption("--by <name>", "who decides")
    .description("let an address be written to again, once its owner says that it works")
    .action(async (text: string, given: unknown) => {
      const options = parseOptions(liftOptions, given);
      const address = parseEmailAddress(text);
      if (address === undefined) throw new CommandMisused(`${text} is not an email address.`);
      const wasThere = await withConnection(context, options, ({ records, now }) =>
        records.undeliverable.lift(address, { by: `operator ${options.by}`, at: now().toISOString() }),
      );
      if (!wasThere) throw new CommandRefused(`${address} is not on the list. See accord undeliverable list.`);
      printResult(context.terminal, options, { address, lifted: true }, () => [
        `${address} is written to again. What was rejected because of it leaves with accord resend.` +
          " The mail service has a list of its own: take the address off that too.",
      ]);
    });
}

function stateOf({ isInForce, lifted }: UndeliverableAddress & { readonly isInForce: boolean }): string {
  if (isInForce) return "not written to";
  return lifted ? `lifted by ${lifted.by}` : "written to again, as the contact list has changed";
}
