import { describe, expect, test } from "vitest";

import { booked, claim, reconcileCase, verdicts, type Booking, type Claim } from "../statement-and-ledger.ts";

type Write<Side> = (number: string, year: string, at: number) => Partial<Side> & { number: string };

/** A pair with fourteen invoices that show a convention, and more lines and rows. */
function answers(
  write: Write<Claim>,
  book: Write<Booking>,
  statement: readonly Claim[],
  ledger: readonly Booking[],
): readonly string[] {
  const shown = Array.from({ length: 14 }, (_, at) => {
    const on = at < 8 ? `2022-${String(at + 5).padStart(2, "0")}-11` : `2023-01-${String(at).padStart(2, "0")}`;
    return { number: String(30_421 + at * 37), year: on.slice(0, 4), on, pounds: 1_000 + at * 113.5, at };
  });
  const outcome = reconcileCase({
    statement: [
      ...statement,
      ...shown.map(({ number, year, on, pounds, at }) => ({
        ...claim("", pounds, { on }),
        ...write(number, year, at),
      })),
    ],
    ledger: [
      ...shown.map(({ number, year, on, pounds, at }) => ({
        ...booked("", pounds, { on }),
        ...book(number, year, at),
      })),
      ...ledger,
    ],
  });
  const said = verdicts(outcome);
  // The convention itself is learned, or the rest would prove nothing.
  expect(said.slice(statement.length).every((verdict) => verdict.startsWith("agreed:"))).toBe(true);
  return said.slice(0, statement.length);
}

const plain: Write<Booking> = (number) => ({ number });
const on = { on: "2023-02-14" } as const;

describe("REC-03 a convention leaves out only what cannot distinguish numbers", () => {
  const year: Write<Claim> = (number, of) => ({ number: `${of}-NF/${number}` });
  const own: Write<Booking> = (number) => ({ number: `NF/${number}` });

  test("the year of the date, also if the ledger has the document after the turn of the year", () => {
    const said = answers(
      year,
      own,
      [claim("2022-NF/41999", 700, { on: "2022-12-30" }), claim("2021-NF/41777", 810.5, on)],
      [booked("NF/41999", 500, { on: "2023-01-04" }), booked("NF/41777", 810.5, on)],
    );
    expect(said).toEqual(["above-ledger: 500 agreed, 200 not agreed", "related-number: 810.5 not agreed"]);
  });

  test.each([
    ["a slip in the year", "2032-NF/41999"],
    ["a slip in the letters", "2023-NP/41999"],
    ["a digit too many", "2023-NF/419999"],
    ["a letter for a digit", "2023-NF/4I999"],
  ])("not %s", (_, number) => {
    const said = answers(year, own, [claim(number, 700, on)], [booked("NF/41999", 700, on)]);
    expect(said).toEqual([expect.stringMatching(/: 700 not agreed$/)]);
  });

  test("a constant ending, but not the ending of another document before it", () => {
    const said = answers(
      (number) => ({ number: `${number}-ZA9` }),
      plain,
      [claim("41999-ZA9", 700, on), claim("42005-REV-ZA9", 810.5, on), claim("42111R-ZA9", 900, on)],
      [booked("41999", 600, on), booked("42005", 810.5, on), booked("42111", 900, on)],
    );
    expect(said).toEqual([
      "above-ledger: 600 agreed, 100 not agreed",
      "related-number: 810.5 not agreed",
      "related-number: 900 not agreed",
    ]);
  });

  test("the check letter that all numbers have, but no second letter behind it", () => {
    const letter: Write<Claim> = (number) => ({ number: `${number}${"CDFGHJKM".charAt(Number(number) % 8)}` });
    const said = answers(
      letter,
      plain,
      [claim("41999K", 700, on), claim("42005KR", 810.5, on), claim("4211K", 900, on)],
      [booked("41999", 600, on), booked("42005", 810.5, on), booked("42111", 900, on)],
    );
    expect(said).toEqual([
      "above-ledger: 600 agreed, 100 not agreed",
      "related-number: 810.5 not agreed",
      expect.stringMatching(/: 900 not agreed$/),
    ]);
  });
});

describe("REC-03 a number that a field cut short is one number only if no other becomes the same", () => {
  const full: Write<Claim> = (number, of, at) => ({ number: `${of}/${String(10 + at)}/${number}` });

  test("its last digits", () => {
    const said = answers(full, plain, [claim("2023/88/41999", 700, on)], [booked("41999", 600, on)]);
    expect(said).toEqual(["above-ledger: 600 agreed, 100 not agreed"]);
  });

  test("not the last digits of two numbers of the statement", () => {
    const said = answers(
      full,
      plain,
      [claim("2023/88/41999", 700, on), claim("2022/14/41999", 820, { on: "2022-08-11" })],
      [booked("41999", 700, on)],
    );
    expect(said.map((verdict) => verdict.replace(/^[^:]*/, ""))).toEqual([": 700 not agreed", ": 820 not agreed"]);
  });

  test("not a number of another length, of which one digit was lost", () => {
    const said = answers(full, plain, [claim("2023/84/4199", 700, on)], [booked("44199", 700, on)]);
    expect(said).toEqual(["similar-reference: 700 not agreed"]);
  });

  test("with the ending that makes it another document", () => {
    const said = answers(
      full,
      plain,
      [claim("2023/88/41999-SUPP", 700, on), claim("2023/88/42005-SUPP", 300, on)],
      [booked("41999", 700, on), booked("42005-SUPP", 300, on)],
    );
    expect(said).toEqual(["related-number: 700 not agreed", "agreed: 300 agreed"]);
  });

  test("a lost zero is not made good by digits that are cut from digits", () => {
    const said = answers(
      plain,
      (number) => ({ number: `4${number}` }),
      [claim("05744", 700, on)],
      [booked("45744", 700, on)],
    );
    expect(said).toEqual([expect.stringMatching(/: 700 not agreed$/)]);
  });
});

describe("REC-03 what a convention rewrites is read like any other number", () => {
  const reference: Write<Claim> = (number, _, at) => ({
    number: `TRX${String(800 + at)}`,
    references: [`NF-${number}`],
  });
  const described: Write<Claim> = (number, _, at) => ({
    number: `TRX${String(800 + at)}`,
    description: `Inv NF-${number} - physiotherapy`,
  });
  const own: Write<Booking> = (number) => ({ number: `NF-${number}` });

  test("a set, a range and a word in the column that has the numbers", () => {
    for (const [write, texts] of [
      [reference, (text: string) => ({ references: [text] })],
      [described, (text: string) => ({ description: `Inv ${text} - wards` })],
    ] as const) {
      const said = answers(
        write,
        own,
        [
          claim("TRX901", 300, { ...on, ...texts("NF-41999, NF-42005") }),
          claim("TRX902", 600, { ...on, ...texts("NF-43001 - NF-43003") }),
        ],
        [
          booked("NF-41999", 100, on),
          booked("NF-42005", 200, on),
          booked("NF-43001", 100, on),
          booked("NF-43002", 200, on),
          booked("NF-43003", 300, on),
        ],
      );
      expect(said).toEqual(["agreed: 300 agreed", "agreed: 600 agreed"]);
    }
    const word = answers(
      reference,
      own,
      [claim("TRX903", 75, { ...on, references: ["SLA"] })],
      [booked("SLA", 75, on), booked("SLA", 75, { on: "2023-03-14" })],
    );
    expect(word).toEqual(["agreed: 75 agreed"]);
  });

  test("not the number behind a word that makes it another document's", () => {
    const said = answers(
      described,
      own,
      [claim("TRX901", 300, { ...on, description: "Further to invoice NF-41999" })],
      [booked("NF-41999", 300, on)],
    );
    expect(said).toEqual(["related-number: 300 not agreed"]);
  });

  test("a range whose ends have the constant ending", () => {
    const said = answers(
      (number) => ({ number: `${number} GBP` }),
      plain,
      [claim("43001 GBP to 43003 GBP", 600, on)],
      [booked("43001", 100, on), booked("43002", 200, on), booked("43003", 300, on)],
    );
    expect(said).toEqual(["agreed: 600 agreed"]);
  });

  test("parts, a set on the ledger, and the invoice that a credit names", () => {
    const said = answers(
      plain,
      (number, year) => ({ number: `${year}-${number}` }),
      [
        claim("41999", 500, on),
        claim("43001", 100, on),
        claim("43002", 200, on),
        claim("44000", 900, on),
        { ...claim("44001", -400, on), type: "credit-note", description: "Credit against 44000" },
      ],
      [
        booked("2023-41999/1", 200, on),
        booked("2023-41999/2", 300, on),
        booked("2023-43001, 2023-43002", 300, on),
        booked("2023-44000", 900, on),
      ],
    );
    expect(said).toEqual([
      "agreed: 500 agreed",
      "agreed: 100 agreed",
      "agreed: 200 agreed",
      "agreed: 900 agreed",
      "credit-agreed: -400 agreed",
    ]);
  });
});

test("REC-03 a few opposite signs do not turn a statement whose other numbers are written otherwise", () => {
  const said = answers(
    (number, _, at) => ({ number: `TRX${String(800 + at)}`, references: [`NF-${number}`] }),
    (number) => ({ number: `NF-${number}` }),
    [claim("NF-51000", -90, on), claim("NF-51001", -95, on)],
    [booked("NF-51000", 90, on), booked("NF-51001", 95, on)],
  );
  expect(said).toEqual(["opposite-sign: -90 not agreed", "opposite-sign: -95 not agreed"]);
});

test("REC-03 an order does not overrule a number that stands in another column", () => {
  const outcome = reconcileCase({
    statement: [claim("", 300, { order: "PO4711223", references: ["NF-41999"] })],
    ledger: [booked("NF-42337", 300, { order: "PO4711223" })],
  });
  expect(verdicts(outcome)).toEqual(["order-unclear: 300 not agreed"]);
});

describe("REC-03 a number with which all descriptions begin", () => {
  const shown = Array.from({ length: 6 }, (_, at) => ({
    number: String(30_421 + at * 37),
    pounds: 1_000 + at * 113.5,
  }));
  const ofDescription = (described: string, row: Booking): string | undefined =>
    verdicts(
      reconcileCase({
        statement: [
          claim("TRX900", 300, { description: described }),
          ...shown.map(({ number, pounds }, at) =>
            claim(`TRX80${String(at)}`, pounds, { description: `Invoice ${number} wards` }),
          ),
        ],
        ledger: [row, ...shown.map(({ number, pounds }) => booked(number, pounds))],
      }),
    )[0];

  test.each(["Invoice 41999 (final)", "Invoice 41999 PART 2 wards", "Invoice 41999 ADJ", "Invoice 41999, 42005 wards"])(
    "keeps what makes it another document: %s",
    (described) => {
      expect(ofDescription(described, booked("41999", 300))).toMatch(/: 300 not agreed$/);
    },
  );

  test("with its ending on both sides", () => {
    expect(ofDescription("Invoice 41999 (part) wards", booked("41999 PART", 300))).toBe("agreed: 300 agreed");
  });
});

test("REC-12 a credit names another document than itself, also if both end in the same small number", () => {
  const outcome = reconcileCase({
    statement: [claim("NFUH-COM002", -300, { type: "credit-note", description: "Credit of NFUH-OPT002" })],
    ledger: [
      booked("NFUH-COM002", -300, { entry: "credit-note" }),
      booked("NFUH-OPT002", 0, { status: "paid", gross: 300 }),
    ],
  });
  expect(verdicts(outcome)).toEqual(["credit-for-settled-invoice: -300 not agreed"]);
});
