import { expect, test } from "vitest";

import { signingDomains } from "../../../../shared/domain/mail/headers/signing-domains.ts";

test.each([
  [
    "v=1; a=rsa-sha256; c=relaxed/relaxed; d=northfold.example.org; s=selector1; h=From:Date:Subject; bh=ab+/c=; b=AA BB==",
  ],
  ["v=1;a=ed25519-sha256;d=Northfold.Example.ORG;s=2023;b=x;"],
  ["v=1; q=dns/txt; t=1680080700; x=1680167100; i=@mail.northfold.example.org; d = northfold.example.org ; b=\t"],
])("a signature as mail systems write it names its domain: %s", (signature) => {
  expect(signingDomains([signature])).toEqual(["northfold.example.org"]);
});

test("a domain that signed twice is named once, and several are all named", () => {
  expect(signingDomains(["d=a.example.org; b=x", "d=b.example.org; b=x", "d=a.example.org; b=y"])).toEqual([
    "a.example.org",
    "b.example.org",
  ]);
});

test.each(["", "v=1; b=x", "d=; b=x", "d=a.example.org b=x", "d=a.example.org; d=a.example.org", "d=-a.example.org"])(
  "if one signature can't be read, none counts: %j",
  (odd) => {
    expect(signingDomains(["d=a.example.org; b=x", odd])).toEqual([]);
  },
);
