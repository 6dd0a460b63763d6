import type { Command } from "commander";
import * as z from "zod";

import { CommandRefused } from "../command-errors.ts";
import type { Terminal } from "../terminal.ts";
import { readBytes } from "./read-file.ts";

/** How a command is told passwords: other users of a machine can read a command line, and shells keep it. */
export const passwordOptions = { passwordFile: z.string().optional(), askPassword: z.boolean().default(false) };

interface PasswordOptions {
  readonly passwordFile?: string | undefined;
  readonly askPassword: boolean;
}

/** Adds the options with which a command is told the passwords of a protected file. */
export function withPasswords(command: Command): Command {
  return command
    .option("--ask-password", "ask for the password of a protected file")
    .option("--password-file <file>", "file with the password of a protected file, or several, one a line");
}

/** The passwords in the file, or that a person types; none if neither is asked for. */
export async function readPasswords(options: PasswordOptions, terminal: Terminal): Promise<string[]> {
  if (options.passwordFile !== undefined) {
    const text = new TextDecoder().decode(await readBytes(options.passwordFile));
    const passwords = text.split(/\r?\n/).filter((line) => line !== "");
    if (passwords.length === 0) throw new CommandRefused(`There is no password in ${options.passwordFile}.`);
    return passwords;
  }
  if (!options.askPassword) return [];
  const password = await terminal.askSecret("Password: ");
  if (password === "") throw new CommandRefused("No password was given.");
  return [password];
}
