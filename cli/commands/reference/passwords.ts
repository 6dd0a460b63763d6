import type { Command } from "commander";
import * as z from "zod";

import { isSealed, type PasswordSeal } from "../../../shared/adapters/passwords/password-seal.ts";
import {
  givenPasswordSchema,
  MOST_PASSWORDS_OF_A_PAIR,
  type WorkbookPassword,
} from "../../../shared/domain/organisation/workbook-password.ts";
import { codeArgument } from "../../system/positions.ts";
import { readPasswords } from "../../input/read-passwords.ts";
import { printResult } from "../../output/print-result.ts";
import { type Terminal } from "../../terminal.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { textTable } from "../../output/text-table.ts";

const registerOptions = systemOptions.extend({ passwordFile: z.string().optional() });

/** `accord passwords register|forget|list` */
export function passwordsCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = program.command("passwords");

  withSystem(command.command("register"))
    .argument("<payable>", "the organisation that the statements are for")
    .argument("<receivable>", "the organisation that sends them")
    .option("--password-file <file>", "file with the password; without it, you are asked")
    .description(
      "register a password, which is asked for; earlier ones are still tried after it, and only on workbooks from the sender's registered addresses",
    )
    .action(async (payable: string, receivable: string, given: unknown) => {
      const options = parseOptions(registerOptions, given);
      const pair = pairOf(payable, receivable);
      const password = await givenPassword(options.passwordFile, terminal);
      const entries = await withConnection(context, options, async ({ records, passwordSeal, now }) => {
        return records.referenceLists.passwords.replace(
          (present) => withNewest(present, { ...pair, password }, passwordSeal),
          now().toISOString(),
        );
      });
      const count = entries.filter((each) => isOfPair(each, pair)).length;
      const result = { ...pair, passwords: count };
      printResult(terminal, options, result, () => [
        `Registered. There ${count === 1 ? "is" : "are"} now ${counted(count)} for workbooks from ${pair.receivable} for ${pair.payable}.`,
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

  withList(command.command("list"))
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

/** The password in a file, or that a person types. */
async function givenPassword(file: string | undefined, terminal: Terminal): Promise<string> {
  const [given = "", second] = await readPasswords({ passwordFile: file, askPassword: file === undefined }, terminal);
  if (second !== undefined)
    throw new CommandRefused(`${file ?? "The file"} has several lines. Register one password at a time.`);
  const password = givenPasswordSchema.safeParse(given).data;
  if (password === undefined || isSealed(password))
    throw new CommandRefused("That can't be the password of a workbook.");
  return password;
}

/** All passwords, this one the newest of its pair. Those that are not sealed yet, from before there was a key, are sealed now. */
function withNewest(
  present: readonly WorkbookPassword[],
  added: WorkbookPassword,
  { seal, open }: PasswordSeal,
): readonly WorkbookPassword[] {
  const ofPair = present.filter((each) => isOfPair(each, added));
  const isNewest = open(ofPair[0]?.password ?? "") === added.password;
  const sealed = (each: WorkbookPassword): WorkbookPassword => {
    const known = open(each.password);
    return isSealed(each.password) || known === undefined ? each : { ...each, password: seal(known) };
  };
  if (isNewest) return present.map(sealed);
  const earlier = ofPair.filter(({ password }) => open(password) !== added.password);
  return [
    ...present.filter((each) => !isOfPair(each, added)).map(sealed),
    { ...added, password: seal(added.password) },
    ...earlier.slice(0, MOST_PASSWORDS_OF_A_PAIR - 1).map(sealed),
  ];
}

function counted(count: number): string {
  return count === 1 ? "one password" : `${count} passwords`;
}
