import { expect, test } from "vitest";

import { runBySchedule } from "../../local/functions/run-by-schedule.ts";
import { lambdaContext } from "./lambda-context.ts";

test("a function runs again and again, also after a run that failed, until it is stopped", async () => {
  const stopping = new AbortController();
  const errors: unknown[] = [];
  const times: string[] = [];
  await runBySchedule(
    {
      firstAfterSeconds: 0,
      everySeconds: 0.001,
      handler: ({ time }) => {
        times.push(time);
        if (times.length === 3) stopping.abort();
        return times.length === 1 ? Promise.reject(new Error("the first fails")) : Promise.resolve();
      },
      context: lambdaContext,
      onError: (error) => errors.push(error),
    },
    stopping.signal,
  );
  expect(times).toHaveLength(3);
  expect(errors.map(String)).toEqual(["Error: the first fails"]);
});

test("stopping does not wait for the next run", async () => {
  let runs = 0;
  const handler = () => {
    runs += 1;
    return Promise.resolve();
  };
  await runBySchedule(
    { firstAfterSeconds: 3600, everySeconds: 3600, handler, context: lambdaContext, onError: () => undefined },
    AbortSignal.timeout(10),
  );
  expect(runs).toBe(0);
});

test("a function that is woken runs at once, and goes on by its schedule", async () => {
  const stopping = new AbortController();
  const woken = Promise.withResolvers<undefined>();
  let runs = 0;
  const running = runBySchedule(
    {
      firstAfterSeconds: 3600,
      everySeconds: 3600,
      handler: () => {
        runs += 1;
        return Promise.resolve();
      },
      context: lambdaContext,
      onError: () => undefined,
      woken: () => (runs === 0 ? woken.promise : new Promise(() => undefined)),
    },
    stopping.signal,
  );
  expect(runs).toBe(0);
  woken.resolve(undefined);
  await expect.poll(() => runs).toBe(1);
  stopping.abort();
  await running;
  expect(runs).toBe(1);
});
