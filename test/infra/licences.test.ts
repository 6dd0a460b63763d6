import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { licencesOf } from "../../infra/licences.ts";

/** Licences that ask for no more than their text, or let one choose such a licence. */
const FINE = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "(MIT AND Zlib)",
  "(MIT OR EUPL-1.1+)",
  "(MIT OR GPL-3.0-or-later)",
]);

const licences = licencesOf(readFileSync("package-lock.json", "utf8"));

test("every package that the product carries states a licence that lets it be carried", () => {
  expect(licences.filter(({ licence }) => !FINE.has(licence))).toEqual([]);
});

test("packages inside packages are listed, tools of development are not", () => {
  const lock = {
    packages: {
      "": { version: "1.0.0" },
      cli: { version: "1.0.0" },
      "node_modules/outer": { version: "2.0.0", license: "MIT" },
      "node_modules/outer/node_modules/@scope/inner": { version: "3.0.0", license: "GPL-3.0" },
      "node_modules/tool": { version: "4.0.0", license: "MIT", dev: true },
      "node_modules/accord": { link: true },
      "node_modules/silent": { version: "5.0.0" },
    },
  };
  expect(licencesOf(JSON.stringify(lock)).map(({ name, licence }) => [name, licence])).toEqual([
    ["@scope/inner", "GPL-3.0"],
    ["outer", "MIT"],
    ["silent", "not stated"],
  ]);
});
