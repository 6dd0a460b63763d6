import { Option, type Command } from "commander";
import * as z from "zod";

import { CommandMisused } from "../command-errors.ts";

/** The options of every command that reads or changes a system. */
export const systemOptions = z.object({
  data: z.string(),
  stage: z.string().optional(),
  json: z.boolean().default(false),
  /** Only lists have it. */
  csv: z.boolean().default(false),
});

/** Adds the option that every command has. */
export function withJson(command: Command): Command {
  return command.option("--json", "print the result as JSON");
}

/** Adds the option that says which local system is meant. */
export function withLocalSystem(command: Command): Command {
  return withJson(command).addOption(
    new Option("--data <dir>", "the data directory of the local system").env("ACCORD_DATA").default(".accord"),
  );
}

/** Adds the options of a command that prints a list of a system: which system is meant, and that the list be CSV. */
export function withList(command: Command): Command {
  return withSystem(command).addOption(csvOption());
}

/** For a list of a local system, or of none. */
export function csvOption(): Option {
  return new Option("--csv", "print the list as CSV").conflicts("json");
}

/** Adds the options that say which system is meant. */
export function withSystem(command: Command): Command {
  return withLocalSystem(command).option(
    "--stage <name>",
    "use a deployment on AWS instead, with the credentials and region of this machine",
  );
}

/**
 * Reads the options of a command line.
 *
 * @throws CommandMisused if an option is wrong, naming each.
 */
export function parseOptions<Options>(schema: z.ZodType<Options>, given: unknown): Options {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new CommandMisused(
    read.error.issues.map((issue) => `--${kebab(issue.path.join("-"))} ${issue.message}`).join("; "),
  );
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
