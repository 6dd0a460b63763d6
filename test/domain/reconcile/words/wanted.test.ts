import { describe, expect, test } from "vitest";

import { isTheirTurn, wantedSchema } from "../../../../shared/domain/position/wanted.ts";
import { lineOutcomeSchema } from "../../../../shared/domain/position/outcome.ts";
import { requestSubjects, subjectOfWanted } from "../../../../shared/domain/reconcile/words/wanted-subjects.ts";
import { requestOfWanted, wordsOfWanted } from "../../../../shared/domain/reconcile/words/wanted-words.ts";
import { reconcileCase } from "../statement-and-ledger.ts";
import { situations } from "../situations.ts";
import { everyWanted } from "./every-wanted.ts";

const all = Object.values(everyWanted).flat();

test("RSP-01 every request has words that a finance officer can follow", async () => {
  const parts = requestSubjects.map((subject) => {
    const about = all.filter((wanted) => subjectOfWanted(wanted) === subject);
    return [
      subject,
      ...about.map((wanted) => {
        const [words, request, beside] = [
          wordsOfWanted(wanted),
          requestOfWanted(wanted),
          wordsOfWanted(wanted, "beside"),
        ];
        const others = [
          ...(request === words ? [] : [request]),
          ...(beside === words ? [] : [`(of several) ${beside}`]),
        ];
        return [`  ${wanted.wants}: ${words}`, ...others.map((each) => `      ${each}`)].join("\n");
      }),
    ].join("\n");
  });
  await expect(`${parts.join("\n\n")}\n`).toMatchFileSnapshot("../../../golden/reconcile/wanted.txt");
});

describe("RSP-01 a request", () => {
  test.each(all)("%j is whole sentences, and names its amount only where it is its own", (wanted) => {
    for (const words of [wordsOfWanted(wanted), requestOfWanted(wanted), wordsOfWanted(wanted, "beside")])
      expect(words).toMatch(/^[A-Z].*[.?]$/);
    expect(wordsOfWanted(wanted, "beside")).not.toContain("£");
    expect(wordsOfWanted(wanted).includes("£123.45")).toBe("pence" in wanted);
  });

  test.each(all)("%j can be stored and read again", (wanted) => {
    expect(wantedSchema.parse(JSON.parse(JSON.stringify(wanted)))).toEqual(wanted);
  });
});

describe("RSP-01 a stored outcome", () => {
  const [line] = reconcileCase(situations["not-on-ledger"]).lines;

  test("whose request is a sentence says it still", () => {
    const { wanted } = lineOutcomeSchema.parse({ ...line, wanted: "A copy of the order." });
    expect(wanted && wordsOfWanted(wanted)).toBe("A copy of the order.");
  });

  test.each([[{ wanted: "" }], [{ wanted: undefined }], [{}]])("with %j wants nothing", (of) => {
    const stored: unknown = JSON.parse(JSON.stringify({ ...line, wanted: undefined, ...of }));
    expect(lineOutcomeSchema.parse(stored).wanted).toBeUndefined();
  });

  test("with a request of a kind that is not known can't be read", () => {
    expect(lineOutcomeSchema.safeParse({ ...line, wanted: { wants: "a-miracle" } }).success).toBe(false);
  });
});

test("MIS-03 it is their turn whenever something is wanted but for what only helps us to approve", () => {
  expect(all.filter((wanted) => !isTheirTurn(wanted)).map(({ wants }) => wants)).toEqual([
    "help-to-approve",
    "help-to-approve",
  ]);
  expect(isTheirTurn(undefined)).toBe(false);
});
