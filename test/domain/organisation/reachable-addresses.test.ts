import { expect, test } from "vitest";

import { contactSchema } from "../../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { reachableAddresses, type Unreachable } from "../../../shared/domain/organisation/reachable-addresses.ts";
import { email } from "../mail/mail-fixture.ts";

const contacts = [
  { code: "ZB2", email: "one@northfold.example.org", role: "statements" },
  { code: "ZB2", email: "two@northfold.example.org", role: "statements" },
  { code: "ZB2", email: "finance@northfold.example.org", role: "finance" },
  { code: "ZB2", email: "director@northfold.example.org", role: "escalation" },
  { code: "ZC3X9", email: "finance@westhaven.example.org", role: "finance" },
].map((each) => contactSchema.parse(each));

test.each<[string, Readonly<Record<string, Unreachable>>, boolean, readonly string[]]>([
  ["none is unreachable", {}, true, ["one", "two"]],
  ["one of two bounced", { one: "bounced" }, true, ["two"]],
  ["both bounced", { one: "bounced", two: "bounced" }, true, ["finance"]],
  ["both bounced, and the policy says no", { one: "bounced", two: "bounced" }, false, []],
  ["one of them complained", { one: "bounced", two: "complained" }, true, []],
  ["the next one bounced too", { one: "bounced", two: "bounced", finance: "bounced" }, true, ["director"]],
  ["the next one complained", { one: "bounced", two: "bounced", finance: "complained" }, true, []],
  ["all bounced", { one: "bounced", two: "bounced", finance: "bounced", director: "bounced" }, true, []],
])("RSP-04 where mail for an organisation goes if %s", (_, unreachable, triesNext, expected) => {
  const known = new Map(
    Object.entries(unreachable).map(([name, why]) => [email(`${name}@northfold.example.org`), why]),
  );
  expect(reachableAddresses(organisationCode("ZB2"), contacts, known, triesNext)).toEqual(
    expected.map((name) => `${name}@northfold.example.org`),
  );
});
