import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { nameIndexOf } from "../../../../shared/domain/organisation/names/name-index.ts";
import { nhsNameReference } from "../../../../shared/domain/organisation/names/nhs-name-reference.ts";
import { nameReferenceSchema } from "../../../../shared/domain/organisation/names/name-reference.ts";
import { organisationOn } from "../../../../shared/domain/organisation/names/succession.ts";
import { recogniseName } from "../../../../shared/domain/organisation/names/recognise-name.ts";
import { organisationSchema, directoryOf } from "../../../../shared/domain/organisation/organisation.ts";
import { namesDirectory, readNationalDirectory } from "./national-directory.ts";

const on = calendarDate("2023-03-31");

const index = nameIndexOf(
  directoryOf(
    [
      { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust" },
      { code: "ZA2", name: "Eastmere Community Healthcare NHS Trust" },
      { code: "ZB2", name: "Northfold, Saltwick and Grey Haven NHS Foundation Trust" },
      { code: "ZB3", name: "Westfoldshire Partnership NHS Trust" },
      { code: "ZB4", name: "Southmoor Children's NHS Foundation Trust" },
      { code: "ZB5", name: "Great Saltwick Street Hospital for Children NHS Foundation Trust" },
      { code: "ZC3X9", name: "NHS Westhaven and Eastmere Integrated Care Board" },
      { code: "ZD4", name: "Southmoor Hospitals NHS Trust", closed: "2022-06-30", successor: "ZE5" },
      { code: "ZE5", name: "Southmoor and Vale NHS Foundation Trust" },
      { code: "ZF6", name: "Old Quarry Hospital NHS Trust", closed: "2005-03-31" },
      { code: "ZG7", name: "King's Heathcote NHS Trust" },
      { code: "ZH8", name: "Herdforthshire Health NHS Trust" },
      { code: "ZJ9", name: "Herefortshire Health NHS Trust" },
    ].map((body) => organisationSchema.parse({ type: "trust", ...body })),
  ),
  nameReferenceSchema.parse({
    names: [{ code: "ZA1", name: "Eastmere General Hospital NHS Trust", until: "2009-03-31" }],
    successions: [],
    statementsWith: [],
  }),
);

function verdictOn(name: string): string {
  const verdict = recogniseName(index, name, on);
  return verdict.recognised ? verdict.code : `${verdict.why} ${verdict.candidates.join(" ")}`.trim();
}

describe("what ledgers do to names", () => {
  test.each([
    ["abbreviations", "EASTMERE UNIV HOSPS NHS FT", "ZA1"],
    ["legal forms of every spelling", "Eastmere Uni Hosp N.H.S. Fdn Tst", "ZA1"],
    ["no legal form, if the rest is clear", "Eastmere University Hospitals", "ZA1"],
    ["a field that ends in the middle of a word", "EASTMERE UNIVERSITY HOSPITALS NHS FOUNDAT", "ZA1"],
    ["words without spaces between them", "EASTMEREUNIVERSITY HOSPITALSNHS FT", "ZA1"],
    ["the words in another order", "NHS TRUST EASTMERE COMMUNITY HEALTHCARE", "ZA2"],
    ["an account number stuck to it", "001447Eastmere Comm Healthcare NHST", "ZA2"],
    ["an account number before it", "HA91729 EASTMERE COMM HLTH CARE NHS TR", "ZA2"],
    ["its own code in it", "ZA2 Eastmere Community Healthcare", "ZA2"],
    ["ampersands and commas", "Northfold Saltwick & Grey Haven NHSFT", "ZB2"],
    ["shortened places", "NORTHF SALTW AND GREY HAV NHS FT", "ZB2"],
    ["one letter wrong in a long word", "Northfodl, Saltwick and Grey Haven NHS FT", "ZB2"],
    ["wrongly decoded spaces", "Eastmere\u00c2\u00a0Community\u00c2\u00a0Healthcare\u00c2\u00a0NHS Trust", "ZA2"],
    ["remains of such spaces", "EASTMEREAA COMMUNITYAA HEALTHCAREAA NHSAA TRUST", "ZA2"],
    ["apostrophes gone, or wrongly decoded", "Southmoor Childrenâ€™s NHS FT", "ZB4"],
    ["a hospital", "SOUTHMOOR CHILDRENS HOSPITAL", "ZB4"],
    ["streets", "Gt Saltwick St Hosp for Child NHS FT", "ZB5"],
    ["a town for its county", "WESTFOLD PARTNERSHIP NHS TRUST", "ZB3"],
    ["a former name", "EASTMERE GENERAL HOSP NHS TRUST", "ZA1"],
    ["commissioners", "WESTHAVEN & EASTMERE ICB", "ZC3X9"],
    ["a lone S where an apostrophe was", "KING S HEATHCOTE NHS TRUST", "ZG7"],
    ["a total of a report", "TOTAL EASTMERE COMMUNITY HEALTHCARE NHS TRUST", "ZA2"],
  ])("%s", (_what, name, code) => {
    expect(verdictOn(name)).toBe(code);
  });
});

describe("a name that means another body, or is unclear, is never assigned", () => {
  test.each([
    ["a charity", "Eastmere University Hospitals NHS FT Charity", "not-all-explained ZA1 ZA2"],
    ["a subsidiary", "Eastmere Community Healthcare Pharmacy CIC", "not-all-explained ZA1 ZA2"],
    ["a practice that is named after the trust", "Eastmere Road Surgery", "not-all-explained ZA1 ZA2"],
    ["a name that two bodies fit", "EASTMERE NHS TRUST", "several-fit ZA1 ZA2"],
    ["the university", "University of Eastmere", "too-little ZA1"],
    ["a kind of body that does not exist", "Eastmere Ambulance Service NHS Trust", "not-all-explained ZA1 ZA2"],
    ["a missing place", "SALTWICK AND GREY HAVEN NHS FT", "not-all-explained"],
    ["a commissioner of the place", "NHS Southmoor", "several-fit ZB4 ZD4"],
    ["a direction that begins another body's name", "SOUTH UNIVERSITY HOSPITALS NHS T", "several-fit ZD4 ZB4"],
    ["a body that closed long ago", "Old Quarry Hospital NHS Trust", "too-little ZF6"],
    ["a misspelling of two names", "HEREFORTHSHIRE HEALTH NHS TRUST", "not-all-explained"],
    [
      "two bodies in one cell",
      "EASTMERE COMMUNITY HEALTHCARE NHS TRUST TOTAL SOUTHMOOR CHILDRENS NHS FT",
      "not-all-explained ZA2 ZB4",
    ],
    ["a company", "Acme Stationery Ltd", "no-likeness"],
    ["nothing", "  ", "no-likeness"],
  ])("%s", (_what, name, verdict) => {
    expect(verdictOn(name)).toBe(verdict);
  });
});

describe("ORG-04: bodies that took over from others", () => {
  test("the directory's successor has the business from the day after closing", () => {
    const code = index.names.find(({ name }) => name.startsWith("Southmoor Hospitals"))?.code;
    expect(code && organisationOn(index, code, calendarDate("2022-06-30"))).toBe("ZD4");
    expect(code && organisationOn(index, code, calendarDate("2022-07-01"))).toBe("ZE5");
  });
});

const national = existsSync(namesDirectory);

describe("over the national directory", () => {
  test.skipIf(!national)("no shortened name of one body is taken for another (needs ../shared/corpora/nhs)", () => {
    const directory = readNationalDirectory();
    const names = nameIndexOf(directory, nhsNameReference);
    const bodies = [...directory.values()].filter(({ type }) => type === "trust");
    const day = calendarDate("2018-03-31");
    const shorten = fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => word.slice(0, Math.max(3, word.length - 3)),
      (word) => word.replace("HOSPITALS", "HOSP").replace("UNIVERSITY", "UNIV").replace("HEALTHCARE", "HC"),
      (word) => word.replace("COMMUNITY", "COMM").replace("MENTAL", "MENT").replace("PARTNERSHIP", "PSHIP"),
      () => "",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(shorten, { minLength: 14, maxLength: 14 }),
        fc.integer({ min: 12, max: 60 }),
        (body, changes, width) => {
          const words = body.name.toUpperCase().split(/[ ,]+/u);
          const name = words
            .map((word, at) => changes[at]?.(word) ?? word)
            .filter((word) => word !== "")
            .join(" ")
            .slice(0, width);
          const verdict = recogniseName(names, name, day);
          if (!verdict.recognised) return;
          const same =
            verdict.code === body.code ||
            organisationOn(names, verdict.code, calendarDate("2025-06-30")) ===
              organisationOn(names, body.code, calendarDate("2025-06-30")) ||
            // A shortened name can be another body's whole name; then nobody could know.
            isWholeName(name, verdict.knownAs);
          expect(same, `${name} of ${body.name} was taken for ${verdict.knownAs}`).toBe(true);
        },
      ),
      { numRuns: 4000, seed: 20230331 },
    );
  });
});

/** Whether a name has every distinguishing word of another body's name and no other. */
function isWholeName(name: string, other: string): boolean {
  const words = (text: string) =>
    new Set(
      text
        .toUpperCase()
        .replaceAll(/[^A-Z ]/gu, "")
        .split(" ")
        .filter(
          (word) =>
            !/^(?:NHS|FOUNDATI?O?N?|TRUST|THE|AND|OF|HOSPITALS?|HOSP|UNIV|UNIVERSITY|TEACHING|HEALTHCARE|HC)$/u.test(
              word,
            ),
        ),
    );
  const wanted = words(other);
  const has = words(name);
  return [...wanted].every((word) => [...has].some((each) => word.startsWith(each)));
}
