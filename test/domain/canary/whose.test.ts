import { expect, test } from "vitest";

import { whoseMail } from "../../../shared/domain/canary/whose.ts";

test.each([
  [["statements+CANPAY@accord.example.org"], "canary"],
  [["Statements+canpay@accord.example.org"], "canary"],
  [["statements+CANPAY@accord.example.org", "statements+ZA1@accord.example.org"], "group"],
  [["statements+ZA1@accord.example.org"], "group"],
  [["statements+CANPAYS@accord.example.org"], "group"],
  [["canpay@accord.example.org"], "group"],
  [["statements+CANPAY@accord.example.org@elsewhere.example.org"], "group"],
  [["statements@accord.example.org"], "group"],
  [[], "group"],
] as const)("a mail to %j is the %s's", (recipients, whose) => {
  expect(whoseMail(recipients)).toBe(whose);
});
