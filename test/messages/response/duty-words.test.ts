import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { agreedResponse, response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";

const textOf = (reply: ReplyOf<"response">): string => renderReply(reply).text.replaceAll(/\s+/g, " ");

describe("EXR-07 whose duty it is", () => {
  test("the duty to reply is ours, and the reply says whose turn it is", () => {
    const text = textOf(response);
    expect(text).toContain("The duty is ours, and this message is our reply.");
    expect(text).toContain(
      "To be agreed by 11 April 2023, by both of us. It is your turn for 2 lines: please send what we ask for. We have to settle 3 lines; you need not send anything for them.",
    );
  });

  test("nothing is left to do for a statement that is agreed in full", () => {
    expect(textOf(agreedResponse)).toContain(
      "To be agreed by 11 April 2023, by both of us. Nothing is left to do for it.",
    );
  });

  test.each([
    ["2023-04-11T22:30:00.000Z", false],
    ["2023-04-11T23:30:00.000Z", true],
  ])("a reply of %s is late: %s, by the day in the United Kingdom", (preparedAt, isLate) => {
    expect(textOf({ ...response, preparedAt }).includes("This reply is late")).toBe(isLate);
  });

  test("a late reply says by how much, and through whom", () => {
    const late = { ...response, preparedAt: "2023-04-14T09:00:00.000Z" };
    expect(textOf(late)).toContain(
      "This reply is late: the balance was to be agreed by 11 April 2023, 3 days before it. Your statement arrived on 27 March 2023, so the delay is ours.",
    );
    expect(textOf({ ...late, mail: { ...late.mail, receivedAt: "2023-04-13T09:00:00.000Z" } })).toContain(
      "Your statement arrived on 13 April 2023, which was after that day too.",
    );
    const revised = exampleReplies["response-revised"];
    if (revised?.reply !== "response") throw new Error("no such example");
    expect(textOf({ ...revised, preparedAt: "2023-04-14T09:00:00.000Z" })).toContain(
      "Our earlier reply was of 28 March 2023.",
    );
  });

  test("a reply that is not required, or to a statement that is settled, is never late", () => {
    const preparedAt = "2023-06-01T09:00:00.000Z";
    expect(textOf({ ...agreedResponse, preparedAt })).not.toContain("late");
    const voluntary = { ...response, preparedAt, outcome: { ...response.outcome, replyRequired: false } };
    expect(textOf(voluntary)).not.toContain("This reply is late");
    const rules = response.rules && { ...response.rules, agreeOverPence: pence(40_000_000) };
    const disputed = textOf({ ...response, preparedAt, rules });
    expect(disputed).not.toContain("This reply is late");
    expect(disputed).not.toContain("To be agreed by");
  });
});

test("STM-14 a reply names the telephone number of the person to ask, if it is known", () => {
  expect(textOf({ ...response, telephone: "01632 960100" })).toContain(
    "To reach a person at ZA1, write to payables@eastmere.example.org or call 01632 960100.",
  );
  expect(textOf(response)).not.toContain("or call");
});
