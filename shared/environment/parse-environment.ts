import type * as z from "zod";

/** The settings of a function are missing or wrong. The message is one line, and there is no stack: the cause is not in the code. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";

  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}

/**
 * Reads the settings of a function from its environment variables.
 *
 * @throws SettingsError that names each variable that is missing or wrong. It never repeats a value, as one may be secret.
 */
export function parseEnvironment<Settings>(
  schema: z.ZodType<Settings>,
  variables: Readonly<Record<string, string | undefined>>,
): Settings {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return variables[name] === undefined ? `${name} is missing` : `${name} can't be used (${message})`;
  });
  throw new SettingsError(
    `${problems.join("; ")}. The function can't start: correct its environment and deploy again.`,
  );
}
