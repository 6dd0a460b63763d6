import { expect, test } from "vitest";

import { handlerGate } from "../../local/functions/handler-gate.ts";

test("closing the gate waits for what has begun, and nothing begins until it is opened", async () => {
  const gate = handlerGate();
  const story: string[] = [];
  const work = Promise.withResolvers<undefined>();
  const handler = gate.behind(async (name: string) => {
    story.push(`${name} begins`);
    await work.promise;
    story.push(`${name} ends`);
  });
  const first = handler("first");
  const closed = gate.close().then(() => story.push("closed"));
  const second = handler("second");
  await Promise.resolve();
  expect(story).toEqual(["first begins"]);
  work.resolve(undefined);
  await closed;
  await first;
  expect(story).toEqual(["first begins", "first ends", "closed"]);
  gate.open();
  await second;
  expect(story.slice(3)).toEqual(["second begins", "second ends"]);
});

test("a gate behind which nothing runs closes at once, and a handler that fails is no longer running", async () => {
  const gate = handlerGate();
  await expect(gate.behind(() => Promise.reject(new Error("it fails")))()).rejects.toThrow("it fails");
  await gate.close();
  gate.open();
  expect(await gate.behind(() => 1)()).toBe(1);
});
