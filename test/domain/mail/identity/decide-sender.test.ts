import fc from "fast-check";
import { expect, test } from "vitest";

import { contactSchema } from "../../../../shared/domain/organisation/contact.ts";
import { decideBeforeReading } from "../../../../shared/domain/mail/identity/decide-before-reading.ts";
import { decideSender } from "../../../../shared/domain/mail/identity/decide-sender.ts";
import type { MailFacts } from "../../../../shared/domain/mail/mail-facts.ts";
import type { SenderInput, WorkbookParties } from "../../../../shared/domain/mail/identity/sender-decision.ts";
import { verdictSchema, type Verdicts } from "../../../../shared/domain/mail/headers/verdicts.ts";
import {
  address,
  allPass,
  aWorkbook,
  beforeInput,
  contacts,
  email,
  factsOf,
  organisations,
  party,
  senderInput,
  silentWorkbook,
} from "../mail-fixture.ts";

const decide = (facts: Partial<MailFacts> = {}, different: Partial<SenderInput> = {}) => {
  const { action, reason } = decideSender(senderInput(facts, different));
  return `${action}: ${reason}`;
};
const before = (facts: Partial<MailFacts> = {}, different: Partial<SenderInput> = {}) => {
  const decision = decideBeforeReading(beforeInput(facts, different));
  return "reason" in decision ? `${decision.action}: ${decision.reason}` : decision.action;
};
const verdicts = (different: Partial<Verdicts>) => ({ verdicts: { ...allPass, ...different } });
const stranger = { from: [address("jane@elsewhere.example.com")] };
const colleague = { from: [address("new.person@northfold.example.org")] };

test("STM-02, RSP-04: if registered address, code and workbook agree, the statement is accepted and the registered address gets the answer", () => {
  expect(decideSender(senderInput())).toMatchObject({
    action: "accept",
    organisation: "ZB2",
    replyTo: ["income@northfold.example.org"],
    reason: "corroborated",
    notes: [],
  });
  expect(before()).toBe("read");
});

test("STM-02: without a code in the subject, the exact address decides and the reply asks for the code", () => {
  const decision = decideSender(senderInput({ subject: "Statement of balances" }, { workbook: silentWorkbook }));
  expect(decision).toMatchObject({
    action: "accept",
    organisation: "ZB2",
    reason: "code-missing-in-subject",
    notes: [{ code: "code-missing-in-subject", rule: "STM-02", severity: "warning" }],
  });
});

test("STM-02: a subject with only the payable organisation's code counts as a missing code, not as another sender's", () => {
  expect(decide({ subject: "Statement for ZA1" })).toBe("accept: code-missing-in-subject");
});

test("STM-02: a code that is not in the directory is refused, and the refusal goes to the registered address that wrote it", () => {
  const facts = { subject: "ZX9 statement of balances" };
  expect(decideBeforeReading(beforeInput(facts))).toMatchObject({
    action: "refuse",
    organisation: "ZB2",
    replyTo: ["income@northfold.example.org"],
    reason: "unknown-sender-code",
    refusal: { reason: "unknown-sender-code", written: "ZX9" },
  });
  expect(decide(facts)).toBe("refuse: unknown-sender-code");
});

test("a stranger with an unknown code does not learn that it is unknown", () => {
  expect(before({ ...stranger, subject: "ZX9 statement" })).toBe("quarantine: unknown-sender-with-workbook");
});

test("words that are also codes do not count against a registered sender", () => {
  expect(decide({ subject: "REF 4711 ZB2 statement" })).toBe("accept: corroborated");
  expect(decide({ subject: "Your REP RAN a statement, REF 4711" })).toBe("accept: code-missing-in-subject");
});

test("an organisation whose code is a word is recognised by its address", () => {
  const workbook = { receivable: party("REF"), payables: [] };
  const from = [address("reedford.income@nationalmail.example.net")];
  expect(decide({ from, subject: "REF: statement of balances" }, { workbook })).toBe("accept: corroborated");
});

test("a national mail domain does not prove which of its organisations wrote", () => {
  const from = [address("somebody@nationalmail.example.net")];
  const workbook = { receivable: party("REF"), payables: [] };
  expect(decide({ from, subject: "[RAN] statement" }, { workbook })).toBe("quarantine: unknown-sender-with-workbook");
  expect(decide({ from, subject: "[REF] statement" }, { workbook })).toBe("hold: unregistered-colleague");
});

test("a subject with the code of another organisation than the address is registered for", () => {
  const facts = { subject: "ZC3X9 statement of balances" };
  expect(decide(facts)).toBe("accept-and-tell: subject-names-other-organisation");
  expect(decide(facts, { workbook: silentWorkbook })).toBe("hold: subject-names-other-organisation");
  const workbook = { receivable: party("ZC3X9"), payables: [] };
  expect(decideSender(senderInput(facts, { workbook }))).toMatchObject({
    action: "refuse",
    refusal: { reason: "sender-contradiction", named: [{ code: "ZC3X9" }] },
    replyTo: ["income@northfold.example.org"],
  });
});

test("a workbook of another organisation is refused, by code and by its exact name", () => {
  expect(decide({}, { workbook: { receivable: party("ZC3X9"), payables: [] } })).toBe("refuse: sender-contradiction");
  const named = { receivable: party(undefined, "nhs westhaven ICB"), payables: [] };
  expect(decide({}, { workbook: named })).toBe("refuse: sender-contradiction");
});

test("a name that is only similar to another organisation's is not a contradiction", () => {
  const alike = { receivable: party(undefined, "Westhaven ICB (part)"), payables: [] };
  expect(decide({}, { workbook: alike })).toBe("accept: corroborated");
});

test("STM-11, ORG-04: a subsidiary or predecessor in the workbook agrees with the sender", () => {
  expect(decide({}, { workbook: { receivable: party("ZB2S"), payables: [] } })).toBe("accept: corroborated");
  const shared = { from: [address("shared@ledgerhouse.example.net")] };
  expect(
    decide({ ...shared, subject: "ZE5 statement" }, { workbook: { receivable: party("ZD4"), payables: [] } }),
  ).toBe("accept: corroborated");
});

test("ORG-01: NHS England is one receivable organisation, whichever of its bodies the workbook names", () => {
  const from = [address("north@commissioning.example.org")];
  expect(decide({ from, subject: "ZN1 statement" }, { workbook: { receivable: party("ZN2"), payables: [] } })).toBe(
    "accept: corroborated",
  );
});

test("an address of two organisations: the subject or the workbook says which, otherwise the sender is asked", () => {
  const from = [address("shared@ledgerhouse.example.net")];
  const decided = (subject: string, workbook: WorkbookParties) =>
    decideSender(senderInput({ from, subject }, { workbook }));
  expect(decided("ZD4 statement", silentWorkbook)).toMatchObject({ action: "accept", organisation: "ZD4" });
  expect(decided("Statement", { receivable: party("ZA1"), payables: [] })).toMatchObject({ action: "refuse" });
  expect(decided("Statement", silentWorkbook)).toMatchObject({
    action: "refuse",
    organisation: undefined,
    replyTo: ["shared@ledgerhouse.example.net"],
    refusal: { reason: "no-sender-code" },
  });
  expect(before({ from, subject: "Statement" })).toBe("read");
});

test("STM-18: of the organisations that an agent writes for, the one counts that the workbook names, not one that took over from it", () => {
  const agent = [address("shared@ledgerhouse.example.net")];
  const both = ["ZN1", "ZN2"].map((code) =>
    contactSchema.parse({ code, email: "shared@ledgerhouse.example.net", role: "statements" }),
  );
  for (const code of ["ZD4", "ZE5", "ZN1", "ZN2"]) {
    const workbook = { receivable: party(code), payables: [party("ZA1")] };
    expect(
      decideSender(senderInput({ from: agent, subject: "Statement" }, { contacts: [...contacts, ...both], workbook })),
    ).toMatchObject({ action: "accept", organisation: code });
  }
});

test("an address of two organisations that trade with each other: the mailbox shows which one sent it", () => {
  const two = [
    ...contacts,
    ...contacts
      .filter(({ code }) => code === "ZA1")
      .map((one) => ({ ...one, email: email("shared@ledgerhouse.example.net") })),
  ];
  const from = [address("shared@ledgerhouse.example.net")];
  expect(
    decideSender(senderInput({ from, subject: "ZD4 statement for ZA1" }, { contacts: two, workbook: silentWorkbook })),
  ).toMatchObject({
    action: "accept",
    organisation: "ZD4",
  });
});

test("another registered address of the organisation is accepted, and the address for statements gets the answer and is informed", () => {
  const from = [address("j.finch@northfold.example.org")];
  const decision = decideSender(senderInput({ from }));
  expect(decision).toMatchObject({
    action: "accept-and-tell",
    reason: "other-registered-address",
    replyTo: ["income@northfold.example.org"],
  });
  expect(decision.why).toContain("j.finch@northfold.example.org");
});

test("an unregistered address is held if domain, code and workbook agree, and gets no answer itself", () => {
  const decision = decideSender(senderInput(colleague));
  expect(decision).toMatchObject({
    action: "hold",
    reason: "unregistered-colleague",
    organisation: "ZB2",
    replyTo: ["income@northfold.example.org"],
  });
  expect(before(colleague)).toBe("read");
  expect(decide(colleague, { workbook: silentWorkbook })).toBe("quarantine: unknown-sender-with-workbook");
  expect(decide(colleague, verdicts({ dmarc: "GRAY" }))).toBe("quarantine: unknown-sender-with-workbook");
  expect(before({ ...colleague, attachments: [] })).toBe("ignore: unknown-sender");
});

test("a stranger is ignored, or quarantined if there is a workbook, but never answered", () => {
  expect(before({ ...stranger, attachments: [] })).toBe("ignore: unknown-sender");
  expect(before(stranger)).toBe("quarantine: unknown-sender-with-workbook");
  expect(before({ ...stranger, attachments: [{ ...aWorkbook, looksLike: "pdf" }] })).toBe("ignore: unknown-sender");
});

test.each([
  ["incorne@northfold.example.org", "rn for m"],
  ["1ncome@northfold.example.org", "a digit for a letter"],
  ["income@northf0ld.example.org", "a digit in the domain"],
  ["income@north-fold.example.org", "a dash in the domain"],
  ["income@northfolde.example.org", "an extra letter"],
  ["income@nortfhold.example.org", "two letters swapped"],
  ["income@northfold.example.org.evil.example.com", "the domain in front of another"],
  ["income@xn--northfold-abc.example.org", "another script"],
])("a look-alike of a registered address is quarantined: %s (%s)", (text) => {
  expect(decide({ from: [address(text)] })).toBe("quarantine: look-alike-address");
});

test.each<[string, Partial<MailFacts>, string]>([
  ["no From", { from: [], fromFields: 0 }, "quarantine: from-missing"],
  ["two From fields", { fromFields: 2 }, "quarantine: several-from-addresses"],
  [
    "two From addresses",
    { from: [address("income@northfold.example.org"), address("x@evil.example.com")] },
    "quarantine: several-from-addresses",
  ],
  ["a malformed From", { fromMalformed: true }, "quarantine: from-malformed"],
])("a From field that does not name one sender is quarantined: %s", (_, facts, expected) => {
  expect(decide(facts)).toBe(expected);
  expect(before(facts)).toBe(expected);
});

test("an address that SES read differently is quarantined, because the verdicts are about another address", () => {
  expect(decide({}, { judgedFrom: [email("x@evil.example.com")] })).toBe("quarantine: from-read-differently");
  expect(decide({}, { judgedFrom: [] })).toBe("quarantine: from-read-differently");
  expect(decide({}, { judgedFrom: [email("income@northfold.example.org")] })).toBe("accept: corroborated");
});

test("a display name that shows another address: a stranger's mail is quarantined, a registered sender's is accepted and reported", () => {
  const name = "income@northfold.example.org";
  expect(decide({ from: [address("x@elsewhere.example.com", name)] })).toBe("quarantine: name-shows-other-address");
  expect(decide({ from: [address("new.person@northfold.example.org", name)] })).toBe(
    "quarantine: name-shows-other-address",
  );
  expect(decide({ from: [address("income@northfold.example.org", "x@elsewhere.example.com")] })).toBe(
    "accept-and-tell: name-shows-other-address",
  );
  expect(decide({ from: [address(name, name)] })).toBe("accept: corroborated");
});

test("Sender, Reply-To and Return-Path may disagree with From", () => {
  expect(decide({ sender: [address("assistant@northfold.example.org")] })).toBe("accept-and-tell: sent-on-behalf");
  expect(decide({ replyTo: [address("x@evil.example.com")] })).toBe("accept-and-tell: reply-to-elsewhere");
  expect(decide({ replyTo: [address("j.finch@northfold.example.org")] })).toBe("accept: corroborated");
  // Bulk services use a return path of their own; DMARC is about From.
  expect(decide({ envelope: { from: "bounce-1@mailer.example.net", recipients: [] } })).toBe("accept: corroborated");
});

test("RSP-04: answers never go to Reply-To, Sender or the envelope", () => {
  const elsewhere = [address("x@evil.example.com")];
  const facts = { replyTo: elsewhere, sender: elsewhere, envelope: { from: "x@evil.example.com", recipients: [] } };
  expect(decideSender(senderInput(facts))).toMatchObject({ replyTo: ["income@northfold.example.org"] });
});

test("virus, spam and DMARC failure are quarantined before anything is read", () => {
  expect(before({}, verdicts({ virus: "FAIL" }))).toBe("quarantine: virus-found");
  expect(before({}, verdicts({ spam: "FAIL" }))).toBe("quarantine: spam");
  for (const dmarcPolicy of ["none", "quarantine", "reject"] as const) {
    expect(before({}, verdicts({ dmarc: "FAIL", dmarcPolicy }))).toBe("quarantine: dmarc-failed");
  }
});

test.each(["GRAY", "PROCESSING_FAILED", "missing"] as const)(
  "DMARC %s: only SPF or DKIM for exactly the From domain replaces it",
  (dmarc) => {
    const none = { dmarc, spf: "FAIL", dkim: "FAIL" } as const;
    expect(decide({}, verdicts(none))).toBe("hold: not-proved");
    expect(decide({}, verdicts({ ...none, spf: "PASS" }))).toBe("accept-and-tell: domain-without-dmarc");
    const otherEnvelope = { envelope: { from: "x@evil.example.com", recipients: [] } };
    expect(decide(otherEnvelope, verdicts({ ...none, spf: "PASS" }))).toBe("hold: not-proved");
    const signed = verdicts({ ...none, dkim: "PASS" });
    expect(decide({ dkimDomains: ["northfold.example.org"] }, signed)).toBe("accept-and-tell: domain-without-dmarc");
    expect(decide({ dkimDomains: ["evil.example.com"] }, signed)).toBe("hold: not-proved");
    expect(decide({ dkimDomains: ["northfold.example.org", "evil.example.com"] }, signed)).toBe("hold: not-proved");
    expect(decide({ dkimDomains: [] }, signed)).toBe("hold: not-proved");
    expect(before({ attachments: [] }, verdicts(none))).toBe("ignore: not-proved");
  },
);

test("a mail without proof and with a contradiction is not even held", () => {
  const unproved = verdicts({ dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" });
  expect(decide({ subject: "ZX9 statement" }, unproved)).toBe("quarantine: not-proved-and-contradictory");
  expect(decide({}, { ...unproved, workbook: { receivable: party("ZC3X9"), payables: [] } })).toBe(
    "quarantine: not-proved-and-contradictory",
  );
});

test.each(["GRAY", "PROCESSING_FAILED", "missing"] as const)("a virus verdict of %s holds a statement", (virus) => {
  expect(decide({}, verdicts({ virus }))).toBe("hold: virus-scan-unsure");
});

test.each(["GRAY", "PROCESSING_FAILED", "missing"] as const)(
  "a spam verdict of %s does not stop a proved, registered sender",
  (spam) => {
    expect(decide({}, verdicts({ spam }))).toBe("accept: corroborated");
  },
);

test("a person's mail without a statement gets help or a refusal, depending on its content", () => {
  const none = { attachments: [] };
  expect(before({ ...none, text: "When is the cut-off?" })).toBe("help: question");
  expect(before({ ...none, text: "" })).toBe("help: empty");
  expect(before({ ...none, referencesHeader: ["<r@accord.example.org>"] })).toBe("help: answer");
  expect(before({ ...none, links: ["https://1drv.ms/x/1"] })).toBe("help: share-link");
  expect(before({ attachments: [{ ...aWorkbook, looksLike: "pdf", name: "a.pdf" }] })).toBe("refuse: pdf");
  expect(before({ attachments: [{ ...aWorkbook, looksLike: "other", name: "a.docx" }] })).toBe(
    "refuse: not-a-workbook",
  );
  const unopened = [{ name: "a.zip", reason: "zip-encrypted" as const, what: "a.zip is protected by a password." }];
  expect(before({ ...none, unopened })).toBe("refuse: password-protected");
});

test("STM-02: a missing or unknown code refuses only statements", () => {
  const none = { attachments: [], text: "When is the cut-off?" };
  const shared = [address("shared@ledgerhouse.example.net")];
  expect(before({ ...none, from: shared, subject: "A question" })).toBe("help: question");
  expect(before({ ...none, subject: "Q9Z question" })).toBe("help: question");
  expect(before({ subject: "Q9Z statement" })).toBe("refuse: unknown-sender-code");
});

test("automatic mail is ignored, whoever it is from", () => {
  const automatic = {
    autoSubmitted: "auto-replied",
    autoResponseSuppress: [],
    listFields: [],
    otherFields: [],
    nullReturnPath: false,
  };
  expect(before({ automatic })).toBe("ignore: automatic-reply");
  expect(before({ contentType: "multipart/report", reportType: "delivery-status" })).toBe("ignore: bounce");
  expect(before({ ownMark: true })).toBe("ignore: own-message");
});

const anyVerdict = fc.constantFrom(...verdictSchema.options);
const anyAddress = fc.constantFrom(
  "income@northfold.example.org",
  "j.finch@northfold.example.org",
  "shared@ledgerhouse.example.net",
  "new.person@northfold.example.org",
  "x@evil.example.com",
  "income@northf0ld.example.org",
);
const anyParty = fc.constantFrom(
  party(),
  party("ZB2"),
  party("ZC3X9"),
  party("ZZ99"),
  party(undefined, organisations[2]?.name),
);
const anyInput = fc
  .record({
    from: anyAddress,
    second: fc.option(anyAddress, { nil: undefined }),
    subject: fc.constantFrom("ZB2 x", "x", "ZX9 x", "ZC3X9 x", "ZD4 ZE5 x", "REF x"),
    replyTo: anyAddress,
    receivable: anyParty,
    payable: anyParty,
    verdicts: fc.record({ spf: anyVerdict, dkim: anyVerdict, dmarc: anyVerdict, spam: anyVerdict, virus: anyVerdict }),
    looksLike: fc.constantFrom("workbook", "pdf", "other"),
  })
  .map(({ from, second, subject, replyTo, receivable, payable, verdicts: given, looksLike }) =>
    senderInput(
      {
        from: [from, ...(second === undefined ? [] : [second])].map((text) => address(text)),
        subject,
        replyTo: [address(replyTo)],
        attachments: [{ ...aWorkbook, looksLike }],
      },
      { verdicts: given, workbook: { receivable, payables: [payable] } },
    ),
  );

test("RSP-04: whatever the mail, every address that gets an answer is on the contact list for the decided organisation", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      for (const decision of [decideSender(input), decideBeforeReading(input)]) {
        if (!("replyTo" in decision)) continue;
        expect(decision.replyTo.length).toBeGreaterThan(0);
        for (const to of decision.replyTo) {
          const registered = contacts.filter((contact) => contact.email === to).map((contact) => contact.code);
          expect(registered.length).toBeGreaterThan(0);
          if (decision.organisation !== undefined) expect(registered).toContain(decision.organisation);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test("a decision before reading is the same after reading: no mail is ignored that would have been accepted", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const early = decideBeforeReading(input);
      if (input.mailClass.class !== "workbooks" || early.action === "read") return;
      const late = decideSender(input);
      expect({ action: late.action, reason: "reason" in late ? late.reason : "" }).toEqual({
        action: early.action,
        reason: "reason" in early ? early.reason : "",
      });
    }),
    { numRuns: 2000 },
  );
});

test("no answer if DMARC failed or a virus or spam was found, whatever else is true", () => {
  fc.assert(
    fc.property(anyInput, fc.constantFrom("dmarc", "virus", "spam"), (input, verdict) => {
      const bad = { ...input, verdicts: { ...input.verdicts, [verdict]: "FAIL" as const } };
      expect(decideSender(bad).action).toBe("quarantine");
      expect(decideBeforeReading(bad).action).toBe("quarantine");
    }),
  );
});

test("the registered sender of one organisation is never taken for another, whatever subject and workbook say", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const one = { ...input, facts: { ...input.facts, from: [address("income@northfold.example.org")] } };
      const decision = decideSender(one);
      if ("organisation" in decision) expect(decision.organisation).toBe("ZB2");
    }),
  );
});

test("the sentences that go into a message name the sender", () => {
  const reported: Partial<MailFacts>[] = [
    colleague,
    { sender: [address("a@northfold.example.org")] },
    { from: [address("j.finch@northfold.example.org")] },
  ];
  for (const facts of reported) {
    expect(decideSender(senderInput(facts)).why).toContain(factsOf(facts).from[0]?.address);
  }
});
