import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { changesBetween } from "../../../shared/messages/response/changes-between.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import { agreedResponse, outcomeOf, response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";
import { lineOf, parts } from "./response-examples.ts";

describe("what changed between two outcomes", () => {
  test("RSP-05 is empty if no verdict changed", () => {
    expect(changesBetween(response.outcome, response.outcome)).toEqual([]);
    const reworded = response.outcome.lines.map((line) => ({ ...line, why: "In other words." }));
    expect(changesBetween(response.outcome, { ...response.outcome, lines: reworded })).toEqual([]);
  });

  test("RSP-05 includes each line whose parts or reason changed, and items that only the ledger had", () => {
    const changes = changesBetween(response.outcome, agreedResponse.outcome);
    expect(changes.map((change) => change.invoiceNumber)).toEqual([
      "NF-10234",
      "NF-10240",
      "NF-10251",
      "NF-10252",
      "NF-10198",
      "NF-10219",
    ]);
    expect(changes.at(-1)).toEqual({ change: "ledger-only", invoiceNumber: "NF-10219", beforePence: 330_000 });
  });

  test("RSP-05 includes a line with the same amounts but a different reason, and says so", () => {
    const lines = response.outcome.lines.map((line) =>
      line.invoiceNumber === "NF-10251" ? { ...line, reason: "awaiting-approval" } : line,
    );
    const changes = changesBetween(response.outcome, { ...response.outcome, lines });
    expect(changes.map((change) => change.invoiceNumber)).toEqual(["NF-10251"]);
    const revised = exampleReplies["response-revised"];
    if (revised?.reply !== "response" || revised.revision === undefined) throw new Error("no such example");
    const { text } = renderReply({ ...revised, revision: { ...revised.revision, changes } });
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "NF-10251 (£4,123.50): £4,123.50 not agreed (not on ledger) before, £4,123.50 not agreed (awaiting approval) now.",
    );
  });

  test("RSP-05 another question about a line is a change although the amounts are as before; the same one again is none", () => {
    const asking = (id: string, question: string) => ({
      ...response.outcome,
      lines: response.outcome.lines.map((line) =>
        line.invoiceNumber === "NF-10251"
          ? {
              ...line,
              wanted: { wants: "answer" as const, question },
              decision: {
                ...{ decision: "query" as const, id, question, by: "Sam", at: "2023-03-28T09:00:00.000Z" },
                ...{ invoiceNumber: "NF-10251", outstandingPence: line.outstandingPence },
              },
            }
          : line,
      ),
    });
    const first = asking("d1", "Which ward?");
    expect(changesBetween(first, asking("d2", "Which ward?"))).toEqual([]);
    const changes = changesBetween(first, asking("d2", "Who ordered it?"));
    const revised = exampleReplies["response-revised"];
    if (revised?.reply !== "response" || revised.revision === undefined) throw new Error("no such example");
    const { text } = renderReply({ ...revised, revision: { ...revised.revision, changes } });
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "NF-10251 (£4,123.50): our finance team has decided on it again; the amounts are as before.",
    );
  });

  test("RSP-05 adds up entries with the same number on the ledger", () => {
    const item = { invoiceNumber: "A", outstandingPence: pence(100), reason: "on-ledger-only", why: "x" };
    expect(changesBetween({ lines: [], ledgerOnly: [item] }, { lines: [], ledgerOnly: [item, item] })).toEqual([
      { change: "ledger-only", invoiceNumber: "A", beforePence: 100, afterPence: 200 },
    ]);
  });

  test("RSP-05 accounts for the whole difference in what is agreed", () => {
    const pair = fc.array(fc.tuple(parts, parts), { maxLength: 30 });
    fc.assert(
      fc.property(pair, (splits) => {
        const before = outcomeOf(
          splits.map(([one], index) => lineOf(index + 1, ...one)),
          [],
        );
        const after = outcomeOf(
          splits.map(([, two], index) => lineOf(index + 1, ...two)),
          [],
        );
        const moved = changesBetween(before, after).reduce(
          (sum, change) => sum + (change.change === "line" ? change.after.agreedPence - change.before.agreedPence : 0),
          0,
        );
        expect(moved).toBe(after.agreedPence - before.agreedPence);
      }),
    );
  });

  test("RSP-05 is put into words in the revised response", () => {
    const reply = exampleReplies["response-revised"];
    const { text, subject } = reply === undefined ? { text: "", subject: "" } : renderReply(reply);
    expect(subject).toContain(", revised: agreed £330,650.00 of £351,023.50");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "NF-10252 (£9,600.00): £9,600.00 not agreed before, £9,600.00 agreed now.",
    );
  });
});
