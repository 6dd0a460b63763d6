import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { pythonTool, whyNoPythonTools } from "./python-tools.ts";

const skipped = whyNoPythonTools();
const page = readFileSync("docs/deploy.md", "utf8");

/** Every command of AWS on the page, in a block or within a line. */
const commands = [
  ...new Set(Array.from(page.matchAll(/^ {4,}(aws .+)$|`(aws [^`]+)`/gm), ([, line, inline]) => line ?? inline ?? "")),
];

describe.skipIf(skipped !== undefined)(
  `the page for deployment${skipped === undefined ? "" : ` (skipped: ${skipped})`}`,
  () => {
    test("it shows the commands of AWS that a deployment needs", () => {
      expect(commands.length).toBeGreaterThan(12);
    });

    // The command line checks the command against AWS's own description of its services. Then nobody answers the call.
    test.each(commands)("%s is understood by AWS's command line", (command) => {
      const { stderr } = spawnSync(pythonTool("aws"), wordsOf(filledIn(command)).slice(1), {
        encoding: "utf8",
        env: {
          AWS_ENDPOINT_URL: NOBODY,
          AWS_MAX_ATTEMPTS: "1",
          AWS_DEFAULT_REGION: "eu-west-2",
          AWS_ACCESS_KEY_ID: "none",
          AWS_SECRET_ACCESS_KEY: "none",
        },
      });
      expect(stderr).toContain(`Could not connect to the endpoint URL: "${NOBODY}`);
    });
  },
);

/** A port of this machine at which nothing listens. */
const NOBODY = "http://127.0.0.1:9";

/** The command with something in place of the words in capitals that the reader fills in. */
function filledIn(command: string): string {
  return command
    .replace("UUID", "00000000-0000-0000-0000-000000000000")
    .replace("ARN", "arn:aws:dynamodb:eu-west-2:111122223333:table/state/backup/01");
}

/** The words of a command as a shell reads them. */
function wordsOf(command: string): readonly string[] {
  return Array.from(
    command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g),
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}
