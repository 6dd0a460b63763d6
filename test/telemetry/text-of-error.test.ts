import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { textOfError } from "../../shared/telemetry/text-of-error.ts";

function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

function isJson(body: string): boolean {
  return thrownBy(() => JSON.parse(body)) === undefined;
}

test("an error of ours is told by its first line, without what was worked on", () => {
  expect(textOfError(new LoggableError("there is no mail m-1\nsecond"))).toBe("Error: there is no mail m-1");
  expect(textOfError(new LoggableError("there is no mail INV-4711"), '{"mail":"INV-4711"}')).toBe(
    "Error: there is no mail …",
  );
  expect(textOfError(new LoggableError("x".repeat(1000))).length).toBe(300);
});

test("of other errors only their name, their codes and the place are told", () => {
  const refused = Object.assign(new Error("Item INV-4711 of Northfold is too large"), {
    name: "ValidationException",
    $metadata: { httpStatusCode: 400, requestId: "1b2c-3d4e" },
  });
  expect(textOfError(refused)).toMatch(
    /^ValidationException \(status 400, request 1b2c-3d4e, at text-of-error\.test\.ts:\d+/,
  );
  const gone = Object.assign(new Error("connect ECONNREFUSED income@northfold.example.org"), { code: "ECONNREFUSED" });
  expect(textOfError(gone)).toMatch(/^Error \(ECONNREFUSED, at text-of-error/);
  expect(textOfError("INV-4711")).toBe("thrown: string");
  expect(textOfError(Object.assign(new Error("x"), { name: "INV-4711 of Northfold" }))).not.toContain("4711");
});

test("whatever a parser or a schema says of a text, nothing of it is told", () => {
  const secret = fc.string({ minLength: 6, maxLength: 60 }).map((text) => `S3CRET${text}S3CRET`);
  const schemas = [
    z.strictObject({ id: z.string() }),
    z.object({ id: z.literal("a") }),
    z.array(z.enum(["a", "b"])),
    z.record(z.string(), z.number()),
  ];
  fc.assert(
    fc.property(secret, fc.constantFrom(...schemas), (text, schema) => {
      const bodies = [
        text,
        JSON.stringify(text),
        JSON.stringify({ [text]: text, id: text }),
        JSON.stringify([text]),
        `{"id":"${text}`,
        `${text}\n    at S3CRET:1:1`,
      ];
      for (const body of bodies)
        for (const error of [
          thrownBy(() => JSON.parse(body)),
          thrownBy(() => schema.parse(JSON.parse(body))),
          new Error(body),
          ...(isJson(body) ? [new LoggableError(`there is no ${text}`)] : []),
        ])
          if (error !== undefined) expect(textOfError(error, body)).not.toContain("S3CRET");
    }),
  );
});
