import { existsSync, readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, test } from "vitest";

import { findSubjectCodes } from "../../../../shared/domain/mail/identity/subject-codes.ts";
import { isOrganisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import { directory } from "../mail-fixture.ts";

const known = (subject: string) => findSubjectCodes(subject, directory).known.map(({ code }) => code);
const deliberate = (subject: string) =>
  findSubjectCodes(subject, directory)
    .known.filter((one) => one.deliberate)
    .map(({ code }) => code);
const unknown = (subject: string) => findSubjectCodes(subject, directory).unknown;

test.each([
  ["ZB2 statement of balances", ["ZB2"]],
  ["Statement of balances - ZB2", ["ZB2"]],
  ["[ZB2] AoB M12", ["ZB2"]],
  ["(zb2): aob m12", ["ZB2"]],
  ["RE: FW: Re: ZB2 statement", ["ZB2"]],
  ["AW: WG: ZB2", ["ZB2"]],
  ["[EXTERNAL] RE: [ZB2] statement", ["ZB2"]],
  ["AoB_ZB2_ZA1_Q4_2022-23", ["ZB2", "ZA1"]],
  ["From ZB2 to ZC3X9", ["ZB2", "ZC3X9"]],
  ["\uFF3A\uFF22\uFF12 statement", ["ZB2"]],
  ["ZB2, ZB2 and once more ZB2", ["ZB2"]],
  ["XZB2 ZB2X ZB22", []],
  ["", []],
])("STM-02: codes in the directory are found in “%s”", (subject, expected) => {
  expect(known(subject)).toEqual(expected);
});

test("a hold code is not an organisation code, whatever its letters are", () => {
  const found = findSubjectCodes("RE: please confirm [HOLD-QK3F-7ZTA-M2WX-ZB22] ZB2", directory);
  expect(found.known.map(({ code }) => code)).toEqual(["ZB2"]);
  expect(found.unknown).toEqual([]);
});

test("REF, RAN, REP and RAT are codes and also words: alone they name no organisation", () => {
  for (const subject of [
    "REF 12345 statement",
    "Our system RAN the statement",
    "Your REP sent a statement",
    "OLD RAT",
  ]) {
    expect(deliberate(subject)).toEqual([]);
  }
  expect(known("REF: statement")).toEqual(["REF"]);
  expect(deliberate("Ref: 12345, zb2")).toEqual([]);
});

test("in brackets or after the word code, even REF is a code", () => {
  expect(deliberate("[REF] statement")).toEqual(["REF"]);
  expect(deliberate("Statement, code: RAN")).toEqual(["RAN"]);
});

test.each([
  ["ZX9 statement of balances", ["ZX9"]],
  ["Statement of balances ZX9 Q4", ["ZX9"]],
  ["[QXQ] statement", ["QXQ"]],
  ["QXQ statement of balances", ["QXQ"]],
  ["Statement - QXQ - Q4", ["QXQ"]],
  ["Statement of balances from QXQ", ["QXQ"]],
  ["Organisation code QXQ", ["QXQ"]],
])("STM-02: a word like a code that is not in the directory is found in “%s”", (subject, expected) => {
  expect(unknown(subject)).toEqual(expected);
});

test.each([
  "Statement of balances",
  "AoB statement R&P M12 2022-23",
  "STATEMENT OF BALANCES YEAR END",
  "NHS AGREEMENT OF BALANCES Q4 FY23",
  "AoB 31MAR23",
  "Statement 2022-23 Q4 FINAL v2",
  "Statement for invoice A1234",
  "PO 45A7 query",
  "Please find our statement attached",
  "FAO Accounts Payable: URGENT",
  "AoB 3rd reminder 12PM",
  "Statement £300K",
])("words, periods, amounts and document numbers are not codes: “%s”", (subject) => {
  expect(unknown(subject)).toEqual([]);
});

const national = new URL("../../../../../shared/corpora/nhs/nhs-orgs-compact.csv", import.meta.url);

test.skipIf(!existsSync(national))(
  "STM-02: every code of the national list is found in every usual place (needs ../shared/corpora)",
  () => {
    const codes = readFileSync(national, "utf8")
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => (line.split(",")[0] ?? "").replaceAll('"', ""))
      .filter(isOrganisationCode);
    expect(codes.length).toBeGreaterThan(400);
    const all = new Map(codes.map((code) => [code, { code, name: `Organisation ${code}`, type: "trust" }] as const));
    for (const code of codes) {
      for (const subject of [
        `${code} statement Q4`,
        `RE: [${code}] AoB`,
        `AoB statement - ${code}`,
        `FW: aob_${code}_m12`,
      ]) {
        expect(findSubjectCodes(subject, all).known.map((one) => one.code)).toContain(code);
      }
    }
  },
);

test("no subject causes an exception, and only codes in the directory are found", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ZB2A1 []():-_RE/".split("")), maxLength: 40 }), (subject) => {
      for (const code of known(subject)) expect(directory.has(code)).toBe(true);
    }),
  );
});
