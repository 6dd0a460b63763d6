import { expect, test } from "vitest";

import { cloudFigures, reportRuns } from "../../../local/metrics/cloud-figures.ts";
import { loggedFigures } from "../../../local/metrics/logged-figures.ts";
import { lambdaContext } from "../lambda-context.ts";

test("every run of a function is reported with its time, and with its error if it ended with one", async () => {
  const lines: string[] = [];
  const reported = reportRuns(
    (event: string) => (event === "bad" ? Promise.reject(new Error("no")) : Promise.resolve(`${event} done`)),
    "send-mail",
    (line) => lines.push(line),
    () => new Date("2023-03-29T12:00:00.000Z"),
  );
  await expect(reported("good", lambdaContext(), () => undefined)).resolves.toBe("good done");
  await expect(reported("bad", lambdaContext(), () => undefined)).rejects.toThrow("no");
  const errors = lines.flatMap(loggedFigures).filter(({ name }) => name === cloudFigures.errors);
  expect(errors.map(({ value, dimensions }) => [value, dimensions])).toEqual([
    [0, { FunctionName: "send-mail" }],
    [1, { FunctionName: "send-mail" }],
  ]);
  const times = lines.flatMap(loggedFigures).filter(({ name }) => name === cloudFigures.duration);
  expect(times).toHaveLength(2);
  for (const { value } of times) expect(value).toBeLessThan(1000);
});
