import { expect, test } from "vitest";
import * as z from "zod";

import { environmentSchema as importLedger } from "../../functions/import-ledger/environment.ts";
import { environmentSchema as judgeLedger } from "../../functions/judge-ledger/environment.ts";
import { environmentSchema as receiveMail } from "../../functions/receive-mail/environment.ts";
import { environmentSchema as reconcilePosition } from "../../functions/reconcile-position/environment.ts";
import { environmentSchema as noteDelivery } from "../../functions/note-delivery/environment.ts";
import { environmentSchema as sendMail } from "../../functions/send-mail/environment.ts";
import { parseEnvironment, SettingsError } from "../../shared/environment/parse-environment.ts";

const schema = z.object({
  ACCORD_TABLE: z.string().min(1),
  ACCORD_SEND_QUEUE_URL: z.url(),
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});

test("settings are read, with what has a default left out", () => {
  const variables = { ACCORD_TABLE: "state", ACCORD_SEND_QUEUE_URL: "https://sqs.example.org/1/send", PATH: "/bin" };
  expect(parseEnvironment(schema, variables)).toEqual({
    ACCORD_TABLE: "state",
    ACCORD_SEND_QUEUE_URL: "https://sqs.example.org/1/send",
    ACCORD_CLOCK_OFFSET_MS: 0,
  });
});

test("everything that is missing or wrong is named on one line, without values", () => {
  const error = errorOf(() => parseEnvironment(schema, { ACCORD_SEND_QUEUE_URL: "hunter2" }));
  expect(error).toBeInstanceOf(SettingsError);
  expect(String(error)).toMatch(
    /^SettingsError: ACCORD_TABLE is missing; ACCORD_SEND_QUEUE_URL can't be used \(.+\)\. /,
  );
  expect(error instanceof Error && error.stack).toBe(String(error));
  expect(String(error)).not.toContain("\n");
  expect(String(error)).not.toContain("hunter2");
});

test.each([
  ["receive-mail", receiveMail],
  ["import-ledger", importLedger],
  ["judge-ledger", judgeLedger],
  ["reconcile-position", reconcilePosition],
  ["send-mail", sendMail],
  ["note-delivery", noteDelivery],
])("%s without any settings says that its table is missing", (_, settings: z.ZodType) => {
  expect(() => parseEnvironment(settings, {})).toThrow(/ACCORD_TABLE is missing/);
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
