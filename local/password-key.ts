import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD_KEY_BYTES } from "../shared/adapters/passwords/password-seal.ts";

/** The key that seals the passwords of workbooks of a data directory, in hexadecimal; made on the first start, for its owner's eyes alone. */
export function openPasswordKey(data: string): string {
  const known = readPasswordKey(data);
  if (known !== undefined) return known;
  const key = randomBytes(PASSWORD_KEY_BYTES).toString("hex");
  writeFileSync(pathOf(data), `${key}\n`, { mode: 0o600, flag: "wx", flush: true });
  return key;
}

/** The key of a data directory; `undefined` if it has none. */
export function readPasswordKey(data: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(pathOf(data), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(
      `${pathOf(data)} is damaged. Put back its backup; or remove it, and register the passwords of workbooks again.`,
    );
  return text;
}

function pathOf(data: string): string {
  return join(data, "password.key");
}
