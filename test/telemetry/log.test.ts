import { expect, test } from "vitest";
import * as z from "zod";

import { logTo, type LogEntry } from "../../shared/telemetry/log.ts";
import { metrics } from "../../shared/telemetry/metrics.ts";

const now = () => new Date("2023-03-29T10:00:00.000Z");

test("an entry is one line of JSON with its correlation id", () => {
  const lines: string[] = [];
  logTo(
    { name: "send-mail", stage: "dev" },
    (line) => lines.push(line),
    now,
  )({ event: "message-sent", correlation: "mail-1", state: "r\n1" });
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      timestamp: "2023-03-29T10:00:00.000Z",
      level: "info",
      function: "send-mail",
      stage: "dev",
      event: "message-sent",
      correlation: "mail-1",
      state: "r\n1",
    },
  ]);
  expect(lines.join("").includes("\n")).toBe(false);
});

test("metrics are written in the embedded metric format, with their units", () => {
  const lines: string[] = [];
  const log = logTo({ name: "send-mail", stage: "dev" }, (line) => lines.push(line), now);
  log({ event: "message-sent", metrics: { MessagesSent: 1, AnswerTime: 1500 } });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    MessagesSent: 1,
    AnswerTime: 1500,
    _aws: {
      Timestamp: now().getTime(),
      CloudWatchMetrics: [
        {
          Namespace: "Accord",
          Dimensions: [["function", "stage"]],
          Metrics: [
            { Name: "MessagesSent", Unit: "Count" },
            { Name: "AnswerTime", Unit: "Milliseconds" },
          ],
        },
      ],
    },
  });
});

test("a metric with dimensions of its own names the fields that have them", () => {
  const lines: string[] = [];
  const log = logTo({ name: "publish-figures", stage: "dev" }, (line) => lines.push(line), now);
  log({
    event: "exercise-figures",
    exercise: "2022-23-Q4",
    kind: "r&p",
    metrics: { PoundsAgreed: 12.5, PoundsOpen: 1, HeldOpen: 2 },
  });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    exercise: "2022-23-Q4",
    kind: "r&p",
    PoundsAgreed: 12.5,
    _aws: {
      CloudWatchMetrics: [
        {
          Dimensions: [["function", "stage", "exercise", "kind"]],
          Metrics: [{ Name: "PoundsAgreed" }, { Name: "PoundsOpen" }],
        },
        { Dimensions: [["function", "stage"]], Metrics: [{ Name: "HeldOpen" }] },
      ],
    },
  });
});

test("every metric has a unit that CloudWatch knows and a meaning", () => {
  for (const { unit, means } of Object.values(metrics)) {
    expect(["Count", "Bytes", "Seconds", "Milliseconds", "Percent", "None"]).toContain(unit);
    expect(means.length).toBeGreaterThan(10);
  }
});

test("a metric that is split by reason is written as a whole and by its reason", () => {
  const { reason, _aws: aws } = written({
    event: "mail-judged",
    reason: "pdf",
    metrics: { MailsRefused: 1, MailBytes: 5 },
  });
  expect(reason).toBe("pdf");
  expect(aws.CloudWatchMetrics).toEqual([
    {
      Namespace: "Accord",
      Dimensions: [
        ["function", "stage"],
        ["function", "stage", "reason"],
      ],
      Metrics: [{ Name: "MailsRefused", Unit: "Count" }],
    },
    { Namespace: "Accord", Dimensions: [["function", "stage"]], Metrics: [{ Name: "MailBytes", Unit: "Bytes" }] },
  ]);
});

test("a reason outside the closed list makes no metric of its own", () => {
  for (const reason of [undefined, "made up", "virus-found"])
    expect(
      directives({ event: "mail-judged", ...(reason === undefined ? {} : { reason }), metrics: { MailsRefused: 1 } }),
    ).toMatchObject([{ Dimensions: [["function", "stage"]] }]);
});

test("what comes as an id and has not its form is not repeated", () => {
  const lines: string[] = [];
  const log = logTo({ name: "receive-mail", stage: "dev" }, (line) => lines.push(line), now);
  log({
    event: "mail-read",
    correlation: "0100-abc.eu",
    mailId: "Invoice 4711 of Northfold",
    position: "ZA1#ZB2#2022-23-Q4#r&p",
  });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    correlation: "0100-abc.eu",
    mailId: "not an id",
    position: "ZA1#ZB2#2022-23-Q4#r&p",
  });
});

const writtenSchema = z.object({
  reason: z.string().optional(),
  _aws: z.object({ CloudWatchMetrics: z.array(z.unknown()) }),
});

function written(entry: LogEntry) {
  const lines: string[] = [];
  logTo({ name: "receive-mail", stage: "dev" }, (line) => lines.push(line), now)(entry);
  return writtenSchema.parse(JSON.parse(lines[0] ?? ""));
}

function directives(entry: LogEntry): unknown[] {
  return written(entry)._aws.CloudWatchMetrics;
}
