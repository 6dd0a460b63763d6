import fc from "fast-check";
import { expect, test } from "vitest";

import { parseAddressList } from "../../../../shared/domain/mail/headers/address-list.ts";

const addressesIn = (value: string) => parseAddressList(value, 100).addresses.map(({ address }) => address);

test.each([
  ["plain", "jane@northfold.example.org", ["jane@northfold.example.org"]],
  ["named", "Jane Finch <Jane@Northfold.Example.org>", ["jane@northfold.example.org"]],
  ["quoted name with a comma", '"Finch, Jane" <jane@northfold.example.org>', ["jane@northfold.example.org"]],
  ["old comment", "jane@northfold.example.org (Jane (Mrs) Finch)", ["jane@northfold.example.org"]],
  [
    "several",
    "a@x.example.org, B <b@x.example.org>;c@x.example.org",
    ["a@x.example.org", "b@x.example.org", "c@x.example.org"],
  ],
  ["group", "Ledgers: a@x.example.org, b@x.example.org;", ["a@x.example.org", "b@x.example.org"]],
  ["empty group", "undisclosed-recipients:;", []],
  ["escaped quote in a name", '"Jane \\"J\\" Finch" <jane@x.example.org>', ["jane@x.example.org"]],
])("an address list is read: %s", (_, value, expected) => {
  expect(addressesIn(value)).toEqual(expected);
  expect(parseAddressList(value, 100).malformed).toBe(false);
});

test("the address in a quoted display name is a name, not the sender", () => {
  const { addresses } = parseAddressList('"income@northfold.example.org" <x@evil.example.com>', 10);
  expect(addresses).toEqual([{ name: "income@northfold.example.org", address: "x@evil.example.com" }]);
});

test.each([
  ["two bracketed addresses", "<income@northfold.example.org> <x@evil.example.com>"],
  ["text after the address", "Jane <x@evil.example.com> income@northfold.example.org"],
  ["a quoted text after the address", '<x@evil.example.com> "income@northfold.example.org"'],
  ["an encoded word for an address", "=?utf-8?q?income=40northfold.example.org?="],
  ["an encoded word in brackets", "<=?utf-8?q?income=40northfold.example.org?=>"],
  ["a quoted local part", '"income"@northfold.example.org'],
  ["only a quoted address", '"income@northfold.example.org"'],
  ["an unclosed quote", '"Jane <income@northfold.example.org>'],
  ["an unclosed bracket", "Jane <income@northfold.example.org"],
  ["an unclosed comment", "income@northfold.example.org (Jane"],
  ["a second at sign", "<income@northfold.example.org@evil.example.com>"],
  ["a null byte", "<income@northfold.example.org\0@evil.example.com>"],
  ["a source route", "<@evil.example.com:income@northfold.example.org>"],
  // Lower case of the Kelvin sign is an ordinary k.
  ["a letter that lower case turns into another", "<ban\u212A@northfold.example.org>"],
  ["a letter of another script", "<inc\u043Eme@northfold.example.org>"],
  ["a group name with an address", "income@northfold.example.org: x@evil.example.com"],
])("anything that two programs could read differently is malformed: %s", (_, value) => {
  expect(parseAddressList(value, 100).malformed).toBe(true);
});

test("more addresses than the limit are malformed, and not kept", () => {
  const list = parseAddressList(Array.from({ length: 50 }, (_, index) => `a${index}@x.example.org`).join(","), 10);
  expect(list.addresses).toHaveLength(10);
  expect(list.malformed).toBe(true);
});

test("no text causes an exception, and all results are addresses", () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'<>()",;:@\\ab. \r\n\0é=?'.split("")), maxLength: 60 });
  fc.assert(
    fc.property(hostile, (value) => {
      for (const { address, name } of parseAddressList(value, 5).addresses) {
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(name).not.toMatch(/[\r\n\0]/);
      }
    }),
  );
});

test("the longest possible field takes no more than linear time", () => {
  // If it were quadratic, this would take minutes and exceed the test runner's time limit.
  for (const unit of ["(", '"', "<", "a@", ",", "\\", ":", "=?", "<a@b>,"]) parseAddressList(unit.repeat(200_000), 100);
});
