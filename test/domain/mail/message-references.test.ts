import { expect, test } from "vitest";

import { messageReferencesIn } from "../../../shared/domain/mail/message-references.ts";
import { wasSentTo } from "../../../shared/domain/mail/was-sent-to.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { subjectOf } from "../../../shared/messages/subject-of.ts";
import { exampleReplies } from "../../messages/example-replies.ts";
import { contacts, directory, factsOf, mailbox } from "./mail-fixture.ts";

const ownId = "<ZA1-ZB2-2022-23-Q4-rp-1.0123456789abcdef@accord.example.org>";
const olderId = "<ZA1-ZB2-2022-23-Q4-rp-0.0123456789abcdef@accord.example.org>";
const sesId = "0102018a0b0c0d0e-5f1e2d3c-1111-4222-8333-444455556666-000000";
const position = {
  payable: organisationCode("ZA1"),
  receivable: organisationCode("ZB2"),
  exercise: exerciseIdSchema.parse("2022-23-Q4"),
  kind: "r&p" as const,
};

const referencesOf = (different: Parameters<typeof factsOf>[0]) =>
  messageReferencesIn(factsOf({ subject: "", text: "", ...different }), mailbox);

test("the header is surer than the subject, In-Reply-To surer than References, and a newer reference than an older one", () => {
  expect(
    referencesOf({
      inReplyTo: [`<${sesId}@eu-west-2.amazonses.com>`],
      referencesHeader: ["<1@northfold.example.org>", olderId, ownId, `<${sesId}@eu-west-2.amazonses.com>`],
      subject: "RE: statement [ZA1 to ZB2: R&P 2022-23 Q4, response]",
    }),
  ).toEqual([
    { by: "ses-id", sesId },
    { by: "own-id", messageId: "ZA1-ZB2-2022-23-Q4-rp-1" },
    { by: "own-id", messageId: "ZA1-ZB2-2022-23-Q4-rp-0" },
    { by: "position", position },
  ]);
});

test("our subject is found in a quotation too, whose lines a mail program has broken", () => {
  const text = "Here is the order.\n\n> Subject: Re: statement [ZA1 to ZB2:\n R&P 2022-23 Q4, revised response]";
  expect(referencesOf({ text })).toEqual([{ by: "position", position }]);
});

test("every message about a position names it in its subject, so that it can be found again", () => {
  const aboutPositions = Object.values(exampleReplies).filter((facts) =>
    ["response", "no-ledger-yet", "replaced"].includes(facts.reply),
  );
  expect(aboutPositions.length).toBeGreaterThan(0);
  for (const facts of aboutPositions)
    expect(referencesOf({ subject: subjectOf(facts) }), subjectOf(facts)).toEqual([{ by: "position", position }]);
});

test.each([
  "Re: ZA1 to ZB2",
  "xZA1 to ZB2: R&P 2022-23 Q4",
  "ZA1 to ZB2: R&P 2022-23 Q5",
  "ZA1 to ZB2: P&L 2022-23 Q4",
])("%s names no position", (subject) => {
  expect(referencesOf({ subject })).toEqual([]);
});

test("however many references a mail has, only the first few are looked up", () => {
  const many = Array.from({ length: 90 }, (_, index) => `<${index}@email.amazonses.com>`);
  expect(referencesOf({ referencesHeader: many })).toHaveLength(20);
});

test.each([
  ["the address itself", "income@northfold.example.org", true],
  ["another registered address of the same organisation", "j.finch@northfold.example.org", true],
  ["another organisation", "ledgers@westhaven.example.org", false],
  ["an address at the same domain that is not registered", "new.person@northfold.example.org", false],
  ["nobody", "", false],
])("a message to income@northfold.example.org may be answered by %s: %s %s", (_, from, mayAnswer) => {
  expect(wasSentTo(from, ["income@northfold.example.org"], contacts, directory)).toBe(mayAnswer);
});
