import type { Command } from "commander";
import {
  MOST_PASSWORDS_OF_A_PAIR,
  workbookPasswordSchema,
  type WorkbookPassword,
} from "../../shared/domain/organisation/workbook-password.ts";
import { codeArgument } from "../system/positions.ts";
import { printResult } from "../terminal.ts";
import { CommandRefused } from "../command-errors.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { parseOptions, systemOptions, withSystem } from "../system/system-options.ts";
import { textTable } from "../output/text-table.ts";

const registerOptions = systemOptions.extend({ password: workbookPasswordSchema.shape.password });

/** `accord passwords register|forget|list` */
export function passwordsCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program
    .command("passwords")
    .description("passwords of protected workbooks that a counterparty sends");

  withSystem(command.command("register"))
    .argument("<payable>", "the organisation that the statements are for")
    .argument("<receivable>", "the organisation that sends them")
    .requiredOption("--password <password>", "the password; earlier ones are still tried after it")
    .description("register a password; it is only tried on workbooks from the sender's registered addresses")
    .action(async (payable: string, receivable: string, given: unknown) => {
      const options = parseOptions(registerOptions, given);
      const added: WorkbookPassword = { ...pairOf(payable, receivable), password: options.password };
      const entries = await withConnection(context, options, async ({ records, now }) => {
        const { directory } = await records.referenceLists.all();
        const unknown = [added.payable, added.receivable].filter((code) => !directory.has(code));
        if (unknown.length > 0)
          throw new CommandRefused(`${unknown.join(" and ")}: not in the directory. Nothing has changed.`);
        return records.referenceLists.passwords.replace((present) => withNewest(present, added), now().toISOString());
      });
      const count = entries.filter((each) => isOfPair(each, added)).length;
      const result = { payable: added.payable, receivable: added.receivable, passwords: count };
      printResult(terminal, options, result, () => [
        `Registered. There ${count === 1 ? "is" : "are"} now ${counted(count)} for workbooks from ${added.receivable} for ${added.payable}.`,
      ]);
    });

  withSystem(command.command("forget"))
    .argument("<payable>", "the organisation that the statements are for")
    .argument("<receivable>", "the organisation that sends them")
    .description("forget every password of a pair")
    .action(async (payable: string, receivable: string, given: unknown) => {
      const options = parseOptions(systemOptions, given);
      const pair = pairOf(payable, receivable);
      await withConnection(context, options, ({ records, now }) =>
        records.referenceLists.passwords.replace(
          (present) => present.filter((each) => !isOfPair(each, pair)),
          now().toISOString(),
        ),
      );
      printResult(terminal, options, pair, () => [
        `There is no longer any password for workbooks from ${pair.receivable} for ${pair.payable}.`,
      ]);
    });

  withSystem(command.command("list"))
    .description("print which pairs have passwords, and how many; never the passwords themselves")
    .action(async (given: unknown) => {
      const options = parseOptions(systemOptions, given);
      const { entries } = await withConnection(context, options, ({ records }) =>
        records.referenceLists.passwords.current(),
      );
      const pairs = [...Map.groupBy(entries, ({ payable, receivable }) => `${payable} ${receivable}`).values()].flatMap(
        ([first, ...others]) =>
          first ? [{ payable: first.payable, receivable: first.receivable, passwords: others.length + 1 }] : [],
      );
      printResult(terminal, options, pairs, () =>
        textTable(pairs, [
          { heading: "Payable", of: (pair) => pair.payable },
          { heading: "Receivable", of: (pair) => pair.receivable },
          { heading: "Passwords", of: (pair) => String(pair.passwords), right: true },
        ]),
      );
    });
}

type Pair = Pick<WorkbookPassword, "payable" | "receivable">;

function pairOf(payable: string, receivable: string): Pair {
  return { payable: codeArgument(payable), receivable: codeArgument(receivable) };
}

function isOfPair(each: Pair, pair: Pair): boolean {
  return each.payable === pair.payable && each.receivable === pair.receivable;
}

function withNewest(present: readonly WorkbookPassword[], added: WorkbookPassword): WorkbookPassword[] {
  const [ofPair, others] = [
    present.filter((each) => isOfPair(each, added) && each.password !== added.password),
    present.filter((each) => !isOfPair(each, added)),
  ];
  return [...others, added, ...ofPair.slice(0, MOST_PASSWORDS_OF_A_PAIR - 1)];
}

function counted(count: number): string {
  return count === 1 ? "one password" : `${count} passwords`;
}
