import type { Command } from "commander";

import { parseOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { CommandRefused } from "../command-errors.ts";
import type { CommandContext } from "../command-context.ts";
import type { Connection } from "./connect.ts";

/** What options and arguments call a value that is an organisation's code. */
const CALLED = /[<[](?:code|payable|receivable|organisation|counterparty)[\]>]/;

/**
 * Refuses organisations that nobody knows, for every command that works on a system: a mistyped code would find nothing, which looks like
 * nothing to do. What is no code at all is left to the command.
 *
 * @returns the context with which the command goes on: it gets the connection that was made here
 * @throws CommandRefused if a code is not in the directory, naming each.
 */
export function refusingUnknown(context: CommandContext): {
  readonly context: CommandContext;
  readonly check: (command: Command) => Promise<void>;
  readonly close: () => void;
} {
  let ready: Connection | undefined;
  return {
    context: {
      ...context,
      connect: async (which) => {
        const connection = ready ?? (await context.connect(which));
        ready = undefined;
        return connection;
      },
    },
    check: async (command) => {
      const { data, stage }: Record<string, unknown> = command.opts();
      const codes = codesOf(command);
      if (typeof data !== "string" || codes.length === 0) return;
      ready = await context.connect({ data, stage: typeof stage === "string" ? stage : undefined });
      const { referenceLists } = ready.records;
      const known = [(await referenceLists.all("group")).directory, (await referenceLists.all("canary")).directory];
      const unknown = codes.filter((code) => !known.some((directory) => directory.has(code)));
      if (unknown.length === 0) return;
      const verb = unknown.length === 1 ? "is" : "are";
      throw new CommandRefused(
        `${unknown.join(" and ")} ${verb} not in the directory. See accord organisations; accord organisations import adds bodies.`,
      );
    },
    close: () => ready?.close(),
  };
}

/** The codes that a command line names, each once. */
function codesOf(command: Command): OrganisationCode[] {
  const given: Record<string, unknown> = command.opts();
  const values = [
    ...command.registeredArguments
      .map((argument, index) => ({ name: argument.name(), value: command.args[index] }))
      .filter(({ name }) => CALLED.test(`<${name}>`))
      .map(({ value }) => value),
    ...command.options.filter(({ flags }) => CALLED.test(flags)).map((option) => given[option.attributeName()]),
  ];
  const codes = values.flatMap((value) => (typeof value === "string" ? (parseOrganisationCode(value) ?? []) : []));
  return [...new Set(codes)];
}
