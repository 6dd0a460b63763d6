import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import Papa from "papaparse";
import { expect, onTestFinished, test } from "vitest";

import { demoExercise } from "../../local/demo/demo-group.ts";
import { playedDays } from "../../local/demo/exercise/days.ts";
import { officeOf } from "../../local/demo/exercise/bodies.ts";
import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import { kindSchema } from "../../shared/domain/exercise/exercise.ts";
import { runStart, sentMails } from "./running-system.ts";

const published = fileURLToPath(new URL("../../../shared/reference/timetable-2022-23-q4.csv", import.meta.url));

test(
  "EXR-05 the Q4 exercise plays by itself from the cut-off to the audited submission, and every mail says what it should",
  { timeout: 900_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), "accord-exercise-"));
    onTestFinished(() => {
      rmSync(data, { recursive: true, force: true });
    });
    const { code, out, err } = await runStart(data, "--demo", "exercise", "--once");
    expect(err).toBe("");
    expect(code).toBe(0);
    const story = out.split("\n").filter((line) => !line.startsWith("accord ready"));
    const mails = await sentMails(data);
    const texts = mails
      .map(({ to, subject = "", text = "", attachments, date }) => {
        const files = attachments.map(({ filename = "" }) => `\nAttached: ${filename}`).join("");
        const head = `${ukDay(date?.toISOString() ?? "")}\nTo: ${Array.isArray(to) ? "" : (to?.text ?? "")}\nSubject: ${subject}`;
        return `${head}${files}\n\n${withoutMinutes(text)}`;
      })
      // Several are sent at the same time, in any order.
      .sort();
    const rule = `\n${"=".repeat(100)}\n`;
    await expect([story.join("\n"), ...texts].join(rule)).toMatchFileSnapshot("../golden/exercise-2022-23-q4.txt");

    const { kinds } = demoExercise();
    for (const { to, subject = "", date } of mails) {
      if (!subject.endsWith("please send your statement")) continue;
      const kind = subject.includes("I&E") ? "i&e" : "r&p";
      const day = date?.toISOString() ?? "";
      expect(day.slice(0, 10) >= (kinds[kind]?.askFrom ?? ""), subject).toBe(true);
      const asked = Array.isArray(to) ? "" : (to?.text ?? "");
      const sent = playedDays.flatMap(({ at, acts }) =>
        acts.flatMap((act) =>
          act.act === "statement" && officeOf(act.from) === asked && act.kind === kind && act.subject === undefined
            ? [at]
            : [],
        ),
      );
      expect(sent.every((at) => at.slice(0, 16) >= day.slice(0, 16))).toBe(true);
    }
  },
);

/** The clock of the system goes on while it works. */
function withoutMinutes(text: string): string {
  return text.replaceAll(/(20\d\d)(\s+at\s+)\d\d:\d\d/g, "$1$2..:..");
}

test.skipIf(!existsSync(published))(
  "EXR-05 the exercise that is played has the dates of the published timetable (skipped where ../shared is not)",
  () => {
    const { data } = Papa.parse<{ date: string; time: string; event: string }>(readFileSync(published, "utf8"), {
      header: true,
      skipEmptyLines: true,
    });
    const { cutOff, lastPayments, kinds, events } = demoExercise();
    const ours = new Set([
      ...[cutOff, lastPayments],
      ...kindSchema.options.flatMap((kind) => {
        const rules = kinds[kind];
        return rules ? [rules.statementsBy, rules.askFrom, rules.agreeBy] : [];
      }),
      ...events.map(({ at }) => at),
    ]);
    // The last day for asking again for a statement of receivables is no date of its own.
    const theirs = data.filter(({ event }) => event !== "last day of the same");
    expect(
      theirs.map(({ date, time }) => (time === "" ? date : `${date}T${time}`)).filter((at) => !ours.has(at)),
    ).toEqual([]);
    const played = new Set(playedDays.map(({ at }) => at.slice(0, 10)));
    expect(theirs.map(({ date }) => date).filter((date) => !played.has(date))).toEqual([]);
  },
);
