import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openPasswordKey, readPasswordKey } from "../../local/password-key.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("a data directory gets one key, for its owner's eyes alone, and keeps it", () => {
  const data = temporaryDirectory();
  expect(readPasswordKey(data)).toBeUndefined();
  const key = openPasswordKey(data);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(openPasswordKey(data)).toBe(key);
  expect(readPasswordKey(data)).toBe(key);
  if (process.platform !== "win32") expect(statSync(join(data, "password.key")).mode & 0o777).toBe(0o600);
  expect(openPasswordKey(temporaryDirectory())).not.toBe(key);
});

test("a damaged key is not replaced: the passwords would be lost", () => {
  const data = temporaryDirectory();
  writeFileSync(join(data, "password.key"), "half of a k");
  expect(() => openPasswordKey(data)).toThrow("is damaged. Put back its backup");
});
