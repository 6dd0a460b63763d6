import { expect, test } from "vitest";

import { ageingHeading } from "../../../../shared/reading/table/headings/ageing-heading.ts";

test.each([
  ["1-30 Days Past Due", "sure"],
  ["90+ Days Past Due", "sure"],
  ["01/03/2023..31/03/2023", "sure"],
  ["2023-02-01..2023-02-28", "sure"],
  ["Current Due", "maybe"],
  ["Before", undefined],
  ["Amount Due", undefined],
  ["SI101..SI109", undefined],
])("%s names an age: %s", (heading, age) => {
  expect(ageingHeading(heading)).toBe(age);
});
