import fc from "fast-check";
import { expect, test } from "vitest";

import { passwordSeal, PASSWORD_KEY_BYTES } from "../../../shared/adapters/passwords/password-seal.ts";

const { seal, open } = passwordSeal("0a".repeat(PASSWORD_KEY_BYTES));
const other = passwordSeal("0b".repeat(PASSWORD_KEY_BYTES));
const none = passwordSeal(undefined);
const password = fc
  .string({ minLength: 1, maxLength: 255, unit: "grapheme" })
  .filter((text) => !text.startsWith("sealed:"));

test("a sealed password opens with its key, with no other, and differs each time", () => {
  fc.assert(
    fc.property(password, (text) => {
      const sealed = seal(text);
      expect(open(sealed)).toBe(text);
      expect(seal(text)).not.toBe(sealed);
      expect(other.open(sealed)).toBeUndefined();
      expect(none.open(sealed)).toBeUndefined();
      if (text.length > 3) expect(sealed).not.toContain(text);
    }),
  );
});

test("a sealed password that was changed or cut does not open", () => {
  const sealed = seal("for Eastmere");
  const bytes = Buffer.from(sealed.slice("sealed:1:".length), "base64");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    expect(open(`sealed:1:${changed.toString("base64")}`)).toBeUndefined();
    expect(open(`sealed:1:${bytes.subarray(0, at).toString("base64")}`)).toBeUndefined();
  }
});

test("a password that was never sealed is itself, with and without a key", () => {
  fc.assert(
    fc.property(password, (text) => {
      for (const each of [passwordSeal("0a".repeat(PASSWORD_KEY_BYTES)), none]) expect(each.open(text)).toBe(text);
      expect(none.seal(text)).toBe(text);
    }),
  );
});
