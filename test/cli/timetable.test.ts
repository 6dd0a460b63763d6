import { expect, test } from "vitest";

import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { seriesOfPosition } from "../../shared/records/timetable/requests.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

test("accord timetable says what was done, is due and comes", async () => {
  const records = await recordsToView();
  const exercise = exerciseIdSchema.parse("2022-23-Q4");
  const receivable = organisationCode("ZB2");
  await records.notices.open({
    key: {
      ...seriesOfPosition("statement-request", { payable: organisationCode("ZA1"), receivable, exercise, kind: "r&p" }),
      number: 1,
    },
    ...{ recipient: receivable, facts: "replies/none.json", decidedAt: "2023-03-30T07:05:00.000Z" },
    ...{ outbox: [], sentMessages: ["ZA1-statement-request-2022-23-Q4-rp-ZB2-1"] },
  });
  await records.notices.open({
    key: { organisation: organisationCode("ZA1"), kind: "deadline", about: "2022-23-Q4-rp", number: 1 },
    ...{ recipient: organisationCode("ZA1"), facts: "replies/none.json", decidedAt: "2023-04-05T06:31:00.000Z" },
    ...{ outbox: [], sentMessages: ["ZA1-deadline-2022-23-Q4-rp-1"] },
  });
  const { run } = accordInTest(records);
  const { out, code } = await run("timetable", "--organisation", "ZA1");
  expect(code).toBe(0);
  expect(out).toContain("ZA1 in 2022-23 Q4");
  expect(out).toMatch(/2023-03-29 +done +R&P: statements are sent/);
  expect(out).toMatch(/2023-03-30 08:05 +done +R&P: statement asked for from ZB2, once/);
  expect(out).toMatch(/2023-04-05 +to come +R&P: counterparties are reminded/);
  expect(out).toMatch(/2023-04-05 07:31 +done +R&P: finance contacts told what waits for them/);
  expect(out).toMatch(/2023-04-11 +to come +R&P: balances are agreed/);
  expect((await run("timetable", "--organisation", "ZB3")).out).not.toContain("asked for from ZB2");
});
