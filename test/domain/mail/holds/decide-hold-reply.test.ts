import fc from "fast-check";
import { expect, test } from "vitest";

import { decideBeforeReading } from "../../../../shared/domain/mail/identity/decide-before-reading.ts";
import { decideHoldReply, type OpenHold } from "../../../../shared/domain/mail/holds/decide-hold-reply.ts";
import { findHoldCode, holdCodeOf } from "../../../../shared/domain/mail/holds/hold-code.ts";
import type { MailFacts } from "../../../../shared/domain/mail/mail-facts.ts";
import type { BeforeReadingInput } from "../../../../shared/domain/mail/identity/sender-decision.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import { address, allPass, beforeInput } from "../mail-fixture.ts";

const holdCode = "HOLD-QK3F-7ZTA-M2WX-5CBN";
const hold: OpenHold = {
  code: holdCode,
  organisations: [organisationCode("ZB2")],
  used: false,
  until: "2023-04-05T12:00:00.000Z",
};

function answer(
  text: string,
  facts: Partial<MailFacts> = {},
  different: Partial<BeforeReadingInput> & { hold?: Partial<OpenHold>; at?: string } = {},
) {
  const input = beforeInput(
    { attachments: [], subject: `RE: [${holdCode}] please confirm`, text, ...facts },
    different,
  );
  return decideHoldReply(input, { ...hold, ...different.hold }, different.at ?? "2023-03-30T09:00:00.000Z").action;
}

test.each([
  ["RELEASE", "release"],
  ["Release.", "release"],
  ["Hi,\n\nrelease\n\nJane Finch", "release"],
  ["Confirmed, we sent it.\n", "release"],
  ["CONFIRM HOLD-QK3F-7ZTA-M2WX-5CBN", "release"],
  ["CONFIRM HOLD-WAIT-DONT-CANT-5CBN", "release"],
  ["REJECT", "reject"],
  ["Please reject this, Jane", "reject"],
  ["Yes, confirmed.\nJane", "release"],
  ["Dear colleague,\nConfirm", "release"],
  ["RELEASE\n\n> Answer RELEASE or REJECT\n", "release"],
  ["REJECT\nOn 30 March 2023 at 10:00, Accord wrote:\n> RELEASE or REJECT", "reject"],
  ["REJECT\n\nFrom: Accord\nAnswer RELEASE or REJECT", "reject"],
  ["YES, ours, please confirm HOLD-QK3F-7ZTA-M2WX-5CBN", "release"],
  ["Confirmed - HOLD-QK3F-7ZTA-M2WX-5CBN", "release"],
  ["ok confirm", "release"],
  ["HOLD-QK3F-7ZTA-M2WX-5CBN - CONFIRM", "release"],
  ["Hi Accord, we confirm this is ours", "release"],
  ["Confirmed.\nIf you need anything else, call me.", "release"],
  ["Please confirm HOLD-QK3F-7ZTA-M2WX-5CBN.", "release"],
  [
    "Good morning Accord team,\n\nHope you are well.\n\nYes, it's ours. Please confirm.\n\nKind regards\nJane",
    "release",
  ],
  ["This statement is ours.\nHappy to confirm.", "release"],
  ["We sent it - confirmed. Please do not hesitate to contact me.", "release"],
  ["I confirm that this is from us.", "release"],
  ["Thanks for your message.\nConfirming HOLD-QK3F-7ZTA-M2WX-5CBN", "release"],
  ["On behalf of Northfold:\nconfirm", "unclear"],
  ["CONFIRM\n\nJane Finch\nRegards\nIf you are not the recipient, please reject and discard this email.", "release"],
  ["No, not ours. Please reject.", "reject"],
  ["NO - we did not send this - REJECT", "reject"],
  ["REJECT, we don't know this file.", "reject"],
  ["> Answer CONFIRM or REJECT\n> HOLD-QK3F-7ZTA-M2WX-5CBN\n\nCONFIRM\n", "release"],
  [
    "CONFIRM\n\nOn Thursday, 30 March 2023 at 10:00, Accord\n<statements+ZA1@accord.example.org> wrote:\n> CONFIRM or REJECT",
    "release",
  ],
  ["CONFIRM\n________________________________\nFrom: Accord\nSent: 30 March\nstart it with REJECT", "release"],
  ["CONFIRM\n\nVon: Accord\nREJECT", "release"],
])("the registered address's word decides: %j", (text, expected) => {
  expect(answer(text)).toBe(expected);
});

test.each([
  ["Do not release"],
  ["Don't reject"],
  ["RELEASE or REJECT?"],
  ["Thank you"],
  [""],
  ["> RELEASE"],
  ["Not yet, please wait before you release it"],
  ["On 30 March 2023 at 10:00, Accord wrote:\nRELEASE"],
  ["Can you confirm which statement this is about?"],
  ["Confirm when it was sent, please"],
  ["I am on leave and will confirm on Monday."],
  ["Please confirm who sent this."],
  ["Please confirm your address by a click on the link below."],
  ["Confirm what exactly"],
  ["Release? We sent nothing."],
  ["Please confirm"],
  ["Yes, confirm the first, reject the second"],
  ["CONFIRM\nREJECT"],
  ["Ours. But please confirm only after Friday."],
  ["I can't confirm it"],
  ["Do not reject it, please"],
  ["Please don't discard"],
  ["Yes - ours. Can you confirm what is wrong with it"],
  ["No confirmation from us, sorry. We confirm nothing."],
  ["Forwarded to Jane, who will confirm"],
  ["Jane Finch asked me to say that she confirms"],
  ["Yes.\n\n> CONFIRM HOLD-QK3F-7ZTA-M2WX-5CBN"],
  ["> If the statement is yours, start your reply with\nCONFIRM HOLD-QK3F-7ZTA-M2WX-5CBN"],
  ["From: Accord\nSubject: held\n\nCONFIRM HOLD-QK3F-7ZTA-M2WX-5CBN"],
  ["Kind regards\nCONFIRM"],
  ["-- \nConfirm Ltd, 1 Release Road"],
  ["CONFIRM, but wait until Monday"],
  ["Hi, have you any questions? We confirm if you want."],
  ["Confirm. Call me before you use it."],
  ["Confirmed. Hold on, do not use it yet."],
])("anything but a plain word leaves it held: %j", (text) => {
  expect(answer(text)).toBe("unclear");
});

test.each([
  ["Thank you for your email. This is to confirm that we have it and will deal with it shortly."],
  ["We confirm receipt of your email.\nYour reference is T-1."],
  ["Your request has been confirmed."],
  ["Confirmed: your message was received."],
  ["Confirm: ticket 4711 was opened."],
  ["This is to confirm that we have it."],
  ["We are pleased to confirm that your message is in our queue."],
  ["This message has been confirmed."],
  ["I am out of the office. Confirm with Jane."],
])("an acknowledgement without signs of automatic mail releases nothing: %j", (text) => {
  expect(answer(text)).toBe("unclear");
});

test("whatever is quoted, nothing but what the person wrote decides", () => {
  const said = fc.constantFrom("CONFIRM", "RELEASE this", "REJECT", "Yes, ours: confirm", "not ours");
  const quoting = fc.constantFrom<(quoted: string) => string>(
    (quoted) => `> ${quoted.replaceAll("\n", "\n> ")}`,
    (quoted) => `On Thu, 30 Mar 2023 at 10:00, Accord wrote:\n\n${quoted}`,
    (quoted) => `From: Accord <statements@accord.example.org>\nSent: 30 March 2023 10:00\nTo: Northfold\n\n${quoted}`,
    (quoted) => `________________________________\nVon: Accord\n${quoted}`,
    (quoted) => `-----Original Message-----\n${quoted}`,
    (quoted) => `Kind regards,\n${quoted}`,
    (quoted) => `-- \n${quoted}`,
  );
  fc.assert(
    fc.property(fc.option(said, { nil: "" }), fc.array(said, { maxLength: 4 }), quoting, (own, quoted, quote) => {
      expect(answer(`${own}\n\n${quote(quoted.join("\n"))}`)).toBe(answer(own));
    }),
  );
});

test("a hold code is valid for one answer, and for a limited time", () => {
  expect(answer("RELEASE", {}, { hold: { used: true } })).toBe("already-used");
  expect(answer("RELEASE", {}, { at: "2023-04-05T12:00:01.000Z" })).toBe("expired");
});

test("without the hold code, or with another one, nothing happens", () => {
  const other = "HOLD-AAAA-BBBB-CCCC-DDDD";
  expect(answer("RELEASE", { subject: `RE: [${other}]` })).toBe("ignore");
  expect(answer("RELEASE", { subject: "RE: please confirm" })).toBe("ignore");
});

test("only a registered address of that organisation can release, even with the hold code", () => {
  expect(answer("RELEASE", { from: [address("x@evil.example.com")] })).toBe("quarantine");
  expect(answer("RELEASE", { from: [address("aob@eastmere.example.org")] })).toBe("quarantine");
  expect(answer("RELEASE", { from: [address("new.person@northfold.example.org")] })).toBe("quarantine");
  expect(answer("RELEASE", { from: [address("j.finch@northfold.example.org")] })).toBe("release");
});

test("STM-18: a mail with statements of several organisations is confirmed only by an address registered for each of them", () => {
  const organisations = [organisationCode("ZD4"), organisationCode("ZE5")];
  const agent = { from: [address("shared@ledgerhouse.example.net")] };
  expect(answer("RELEASE", agent, { hold: { organisations } })).toBe("release");
  expect(answer("RELEASE", agent, { hold: { organisations: [...organisations, organisationCode("ZB2")] } })).toBe(
    "quarantine",
  );
  expect(answer("RELEASE", {}, { hold: { organisations: [organisationCode("ZB2"), organisationCode("ZD4")] } })).toBe(
    "quarantine",
  );
});

test("an absence message that quotes the hold code releases nothing", () => {
  const automatic = {
    autoSubmitted: "auto-replied",
    autoResponseSuppress: [],
    listFields: [],
    otherFields: [],
    nullReturnPath: false,
  };
  expect(answer("RELEASE", { automatic })).toBe("ignore");
  expect(answer("RELEASE", { subject: `Automatic reply: [${holdCode}]` })).not.toBe("release");
});

test("a receipt releases nothing; a person whose Exchange asks for no automatic replies does", () => {
  const quiet = { autoResponseSuppress: [], listFields: [], otherFields: [], nullReturnPath: false };
  const receipt = { subject: `Read: [${holdCode}]`, text: "Your message was read on 30 March 2023." };
  expect(answer("", receipt)).toBe("ignore");
  expect(answer("RELEASE", { reportType: "disposition-notification" })).toBe("ignore");
  expect(answer("RELEASE", { automatic: { ...quiet, autoResponseSuppress: ["all"] } })).toBe("release");
  expect(answer("RELEASE", { automatic: { ...quiet, autoResponseSuppress: ["all"], precedence: "bulk" } })).toBe(
    "ignore",
  );
});

test("a dangerous mail and an unclear From release nothing", () => {
  for (const bad of ["dmarc", "virus", "spam"] as const) {
    expect(answer("RELEASE", {}, { verdicts: { ...allPass, [bad]: "FAIL" } })).toBe("quarantine");
  }
  expect(answer("RELEASE", { fromFields: 2 })).toBe("quarantine");
  expect(answer("RELEASE", { fromMalformed: true })).toBe("quarantine");
});

test("a domain without proof can still answer, because only the registered mailbox got the hold code", () => {
  const verdicts = { ...allPass, dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } as const;
  expect(answer("RELEASE", {}, { verdicts })).toBe("release");
  const input = beforeInput({ attachments: [], subject: `RE: [${holdCode}]` }, { verdicts });
  expect(decideBeforeReading(input)).toEqual({ action: "confirm", holdCode });
});

test("a stranger who knows a hold code gets no further than any other stranger", () => {
  const input = beforeInput({ attachments: [], subject: `RE: [${holdCode}]`, from: [address("x@evil.example.com")] });
  expect(decideBeforeReading(input)).toMatchObject({ action: "ignore", reason: "unknown-sender" });
});

test("hold codes have 80 bits, are found in replies, and differ with every bit", () => {
  expect(holdCodeOf(new Uint8Array(10))).toBe("HOLD-AAAA-AAAA-AAAA-AAAA");
  expect(() => holdCodeOf(new Uint8Array(9))).toThrow(RangeError);
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const text = holdCodeOf(one);
      expect(findHoldCode(`RE: [${text.toLowerCase()}] your statement`)).toBe(text);
      expect(holdCodeOf(other) === text).toBe(Buffer.from(one).equals(Buffer.from(other)));
    }),
  );
  expect(findHoldCode("HOLD-AAAA-AAAA-AAAA-AAAAB")).toBeUndefined();
  expect(findHoldCode("THRESHOLD-AAAA-AAAA-AAAA-AAAA")).toBeUndefined();
});
