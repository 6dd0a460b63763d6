import { expect, test } from "vitest";

import { parseStartOptions } from "../../local/start-options.ts";

const NOW = new Date("2024-01-01T00:00:00Z");

test("without options the data is in .accord, the ports are 2525 and 8025 and the demonstration runs", () => {
  expect(parseStartOptions([], NOW)).toEqual({
    data: ".accord",
    smtpPort: 2525,
    httpPort: 8025,
    demo: "statements",
    once: false,
    canary: false,
    clockOffsetMs: 0,
  });
});

test("--now sets the clock relative to the machine's", () => {
  expect(parseStartOptions(["--now", "2023-12-31T23:00:00Z"], NOW)?.clockOffsetMs).toBe(-3_600_000);
});

test("the exercise starts its own clock, on the morning of the cut-off", () => {
  const options = parseStartOptions(["--demo", "exercise"], NOW);
  expect(options?.demo).toBe("exercise");
  expect(new Date(NOW.getTime() + (options?.clockOffsetMs ?? 0)).toISOString()).toBe("2023-03-23T08:00:00.000Z");
  expect(parseStartOptions(["--no-demo"], NOW)?.demo).toBe("none");
});

test("--help asks for help", () => {
  expect(parseStartOptions(["--help"], NOW)).toBeUndefined();
});

test.for([
  [["--smtp-port", "70000"], "--smtp-port 70000 is not a port"],
  [["--http-port", "x"], "--http-port x is not a port"],
  [["--now", "yesterday"], "--now yesterday is not an instant"],
  [["--demo", "year"], "There is no demonstration year"],
  [["--demo", "exercise", "--no-demo"], "not both"],
  [["--demo", "exercise", "--now", "2023-03-29T09:00:00Z"], "begins at its own time"],
  [["--nonsense"], "--nonsense"],
  [["extra"], "extra"],
] as const)("%j is refused with the reason", ([args, message]) => {
  expect(() => parseStartOptions(args, NOW)).toThrow(message);
});
