import fc from "fast-check";
import { expect, test } from "vitest";

import { decidePayable } from "../../../../shared/domain/mail/identity/decide-payable.ts";
import type { PayableInput } from "../../../../shared/domain/mail/identity/sender-decision.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import { directory, mailbox, organisations, party } from "../mail-fixture.ts";

const plain = "statements@accord.example.org";
const ofEastmere = "statements+ZA1@accord.example.org";

function decide(different: Partial<PayableInput> = {}, payables = [party("ZA1")]) {
  return decidePayable({
    receivable: organisationCode("ZB2"),
    recipients: [ofEastmere],
    mailbox,
    subject: "ZB2 statement of balances",
    workbook: { receivable: party("ZB2"), payables },
    directory,
    ...different,
  });
}

test("mailbox, subject and workbook agree", () => {
  expect(decide({ subject: "ZB2 statement for ZA1" })).toEqual({
    action: "accept",
    payable: "ZA1",
    by: ["mailbox", "workbook", "subject"],
    notes: [],
  });
});

test("mailbox, workbook or subject alone is enough", () => {
  expect(decide({}, [])).toMatchObject({ payable: "ZA1", by: ["mailbox"] });
  expect(decide({ recipients: [plain] })).toMatchObject({ payable: "ZA1", by: ["workbook"] });
  expect(decide({ recipients: [plain], subject: "ZB2 to ZA1" }, [])).toMatchObject({ payable: "ZA1", by: ["subject"] });
});

test("the workbook may give only its exact name", () => {
  const named = [party(undefined, "EASTMERE UNIVERSITY HOSPITALS NHS FT")];
  expect(decide({ recipients: [plain] }, named)).toMatchObject({ payable: "ZA1", by: ["workbook"] });
});

test("other recipients do not matter, nor does upper or lower case", () => {
  const recipients = ["copy@northfold.example.org", "Statements+za1@Accord.example.org"];
  expect(decide({ recipients })).toMatchObject({ action: "accept", payable: "ZA1" });
});

test("REC-16, ORG-01: a statement that is addressed to somebody else is refused", () => {
  expect(decide({}, [party("ZC3X9")])).toMatchObject({
    action: "refuse",
    refusal: { reason: "wrong-payable", named: { code: "ZC3X9" }, nhsEngland: false },
  });
});

test("a statement that is sent to its sender's own mailbox is refused, naming the addressee", () => {
  const recipients = ["statements+ZB2@accord.example.org"];
  expect(decide({ recipients })).toMatchObject({ refusal: { reason: "wrong-payable", named: { code: "ZA1" } } });
  expect(decide({ recipients }, [])).toMatchObject({ refusal: { reason: "no-payable" } });
});

test("ORG-01: the bodies of NHS England are separate payable organisations, and their refusal says so", () => {
  const recipients = ["statements+ZN1@accord.example.org"];
  expect(decide({ recipients }, [party("ZN2")])).toMatchObject({
    refusal: { reason: "wrong-payable", named: { code: "ZN2" }, nhsEngland: true },
  });
});

test("ORG-04: a statement addressed to the predecessor is for the successor", () => {
  const recipients = ["statements+ZE5@accord.example.org"];
  expect(decide({ recipients }, [party("ZD4")])).toMatchObject({ action: "accept", payable: "ZE5" });
});

test("STM-03: a workbook for several payable organisations is refused, naming them", () => {
  expect(decide({}, [party("ZA1"), party("ZC3X9")])).toMatchObject({
    refusal: { reason: "several-payables", named: [{ code: "ZA1" }, { code: "ZC3X9" }] },
  });
  expect(decide({}, [party("ZA1"), party(undefined, "Somebody Else NHS Trust")])).toMatchObject({
    refusal: { reason: "several-payables" },
  });
});

test("STM-03: an organisation that is named by code and by name counts once", () => {
  const twice = [party("ZA1"), party(undefined, "Eastmere University Hospitals NHS Foundation Trust"), party("ZB2")];
  expect(decide({}, twice)).toMatchObject({ action: "accept", payable: "ZA1" });
});

test("a mailbox with a code that is not in the directory is unknown", () => {
  expect(decide({ recipients: ["statements+ZX9@accord.example.org"] })).toMatchObject({
    refusal: { reason: "unknown-payable", written: "ZX9" },
  });
  expect(decide({ recipients: ["statements+notacode@accord.example.org"] })).toMatchObject({
    refusal: { reason: "unknown-payable" },
  });
});

test("nothing says which organisation it is for", () => {
  expect(decide({ recipients: [plain] }, [])).toMatchObject({ refusal: { reason: "no-payable" } });
  expect(decide({ recipients: ["statements+ZB2@accord.example.org"] }, [])).toMatchObject({
    refusal: { reason: "no-payable" },
  });
});

test("the only name is not in the directory", () => {
  expect(decide({ recipients: [plain] }, [party(undefined, "Somebody Else")])).toMatchObject({
    refusal: { reason: "unknown-payable", written: "Somebody Else" },
  });
});

test("the mailbox decides if the workbook names nobody in the directory, and the reply says so", () => {
  expect(decide({}, [party(undefined, "Eastmere Univ. Hosps")])).toMatchObject({
    action: "accept",
    payable: "ZA1",
    notes: [{ code: "payable-not-in-directory", severity: "warning" }],
  });
});

test("mailbox and subject contradict each other: the workbook decides, otherwise the statement is refused", () => {
  const subject = "ZB2 statement for ZC3X9";
  expect(decide({ subject }, [])).toMatchObject({ refusal: { reason: "payable-contradiction" } });
  expect(decide({ subject })).toMatchObject({ payable: "ZA1", notes: [{ code: "other-payable-in-subject" }] });
});

test("workbook and subject contradict each other at the plain mailbox", () => {
  expect(decide({ recipients: [plain], subject: "ZB2 for ZC3X9" })).toMatchObject({
    refusal: { reason: "payable-contradiction", named: [{ code: "ZA1" }, { code: "ZC3X9" }] },
  });
  expect(decide({ recipients: [plain], subject: "ZB2 for ZC3X9 and ZA1" }, [])).toMatchObject({
    refusal: { reason: "payable-contradiction" },
  });
});

test("words that are also codes do not contradict anything", () => {
  expect(decide({ subject: "ZB2 REF 4711: the statement that our REP RAN" })).toMatchObject({
    payable: "ZA1",
    notes: [],
  });
});

test("a mail to two organisations' mailboxes: the workbook says which one it is for, otherwise it is refused", () => {
  const recipients = [ofEastmere, "statements+ZC3X9@accord.example.org"];
  expect(decide({ recipients })).toMatchObject({ action: "accept", payable: "ZA1" });
  expect(decide({ recipients }, [])).toMatchObject({ refusal: { reason: "payable-contradiction" } });
});

test("no organisation is its own debtor, and every accepted one is in the directory", () => {
  const anyParty = fc.constantFrom(
    party("ZA1"),
    party("ZB2"),
    party("ZC3X9"),
    party("ZX9"),
    party(undefined, "Somebody"),
    party(),
  );
  const anyCode = fc.constantFrom(...organisations.map(({ code }) => code), "ZX9", "");
  const input = fc.record({
    payables: fc.array(anyParty, { maxLength: 3 }),
    codes: fc.array(anyCode, { minLength: 1, maxLength: 2 }),
    subject: fc.array(anyCode, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(input, ({ payables, codes, subject }) => {
      const recipients = codes.map((code) => `statements${code === "" ? "" : "+"}${code}@accord.example.org`);
      const decision = decide({ recipients, subject: subject.join(" ") }, payables);
      if (decision.action !== "accept") return;
      expect(directory.has(decision.payable)).toBe(true);
      expect(decision.payable).not.toBe("ZB2");
    }),
    { numRuns: 2000 },
  );
});
