import { expect, test } from "vitest";

import { readCryptographicMessage } from "../../../shared/adapters/inbound-mail/signed-content.ts";

test("a secured message that is asked about twice is read once", () => {
  const bytes = Buffer.from("no secured message");
  const message = readCryptographicMessage(bytes);
  expect(message.form).toBe("damaged");
  expect(readCryptographicMessage(bytes)).toBe(message);
});
