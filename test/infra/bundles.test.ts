import { statSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { bundle } from "../../infra/constructs/bundle.ts";

/** A function loads its whole bundle before its first message; what only a worker needs is in the worker's file. */
const MOST_BYTES = [
  ["receive-mail", 950_000],
  ["read-mail", 1_100_000],
  ["reconcile-position", 1_030_000],
  ["send-mail", 1_250_000],
] as const;

test.each(MOST_BYTES)("the bundle of %s has at most %i bytes", (name, most) => {
  expect(statSync(join(bundle(name), "index.mjs")).size).toBeLessThanOrEqual(most);
});
