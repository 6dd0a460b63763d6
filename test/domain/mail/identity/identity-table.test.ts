import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import {
  identityTable,
  ruleFor,
  identityFeatures,
  type IdentityCase,
} from "../../../../shared/domain/mail/identity/identity-table.ts";
import { identityTableInWords } from "./identity-table-in-words.ts";

const f = identityFeatures;

/** Every possible case: 172,800 of them. */
function* everyCase(): Generator<IdentityCase> {
  for (const danger of f.danger)
    for (const from of f.from)
      for (const authentication of f.authentication)
        for (const sender of f.sender)
          for (const subject of f.subject)
            for (const workbook of f.workbook)
              for (const scan of f.scan)
                for (const oddity of f.oddity)
                  for (const content of f.content)
                    for (const author of f.author)
                      yield { danger, from, authentication, sender, subject, workbook, scan, oddity, content, author };
}

const seen = Array.from(everyCase(), (one) => ({ ...one, rule: ruleFor(one) }));
const reveals = new Set(["accept", "accept-and-tell", "refuse", "hold"]);
const isRegistered = (sender: IdentityCase["sender"]) => ["one", "several-one", "several-none"].includes(sender);

test("a rule decides every possible case, and every rule decides some case", () => {
  expect(seen.length).toBe(4 * 5 * 3 * 6 * 4 * 3 * 2 * 5 * 2 * 2);
  expect(seen.filter(({ rule }) => !identityTable.includes(rule))).toEqual([]);
  const used = new Set(seen.map(({ rule }) => rule));
  expect(identityTable.filter((rule) => !used.has(rule))).toEqual([]);
});

test("DMARC failure, virus and spam never get an answer, and never make us ask anybody", () => {
  const answered = seen.filter(({ danger, rule }) => danger !== "none" && rule.action !== "quarantine");
  expect(answered).toEqual([]);
});

test("an ambiguous or unreadable From field never gets an answer", () => {
  expect(seen.filter(({ from, rule }) => from !== "one" && rule.action !== "quarantine")).toEqual([]);
});

test("RSP-04: unregistered senders never get an answer; only a held statement reaches the registered address", () => {
  const strangers = seen.filter(({ sender }) => !isRegistered(sender));
  expect(strangers.filter(({ rule }) => rule.action !== "hold" && reveals.has(rule.action))).toEqual([]);
  const held = strangers.filter(({ rule }) => rule.action === "hold");
  expect(held.length).toBeGreaterThan(0);
  for (const one of held) {
    expect(one).toMatchObject({
      sender: "colleague",
      authentication: "proved",
      subject: "own",
      workbook: "agrees",
      content: "workbook",
    });
  }
});

test("an address without proof is never accepted and never gets a refusal", () => {
  const unproved = seen.filter(({ authentication }) => authentication === "unproved");
  expect(unproved.filter(({ rule }) => rule.action.startsWith("accept") || rule.action === "refuse")).toEqual([]);
});

test("RFC 3834: a program gets an answer only at a registered address", () => {
  const answered = seen.filter(({ author, rule }) => author === "program" && reveals.has(rule.action));
  expect(answered.length).toBeGreaterThan(0);
  expect(answered.filter(({ sender }) => !isRegistered(sender))).toEqual([]);
});

test("a workbook of another organisation is never accepted", () => {
  const contradicted = seen.filter(
    ({ workbook, rule }) => workbook === "contradicts" && rule.action.startsWith("accept"),
  );
  expect(contradicted).toEqual([]);
});

test("STM-02: a code that is not in the directory is never accepted", () => {
  expect(seen.filter(({ subject, rule }) => subject === "unknown" && rule.action.startsWith("accept"))).toEqual([]);
});

test("an address of several organisations is accepted only for one that the mail names", () => {
  expect(
    seen.filter(
      ({ sender, rule }) => sender === "several-none" && (rule.action.startsWith("accept") || rule.action === "hold"),
    ),
  ).toEqual([]);
});

test("a file that was not checked for viruses is never accepted without confirmation", () => {
  const unchecked = seen.filter(({ scan, content }) => scan === "unsure" && content === "workbook");
  expect(unchecked.filter(({ rule }) => rule.action.startsWith("accept"))).toEqual([]);
});

test("only statements are held", () => {
  expect(seen.filter(({ content, rule }) => content === "words" && rule.action === "hold")).toEqual([]);
});

test("anything unusual is reported to the registered address", () => {
  const odd = seen.filter(({ oddity, rule }) => oddity !== "none" && rule.action === "accept");
  expect(odd).toEqual([]);
});

test("the table in docs/security.md is this table", () => {
  const docs = readFileSync(new URL("../../../../docs/security.md", import.meta.url), "utf8");
  expect(docs).toContain(identityTableInWords());
});
