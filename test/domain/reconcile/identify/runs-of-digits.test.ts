import { describe, expect, test } from "vitest";

import { booked, claim, reconcileCase, verdicts, type Booking, type Claim } from "../statement-and-ledger.ts";

type Write = (invoice: { readonly count: number; readonly series: string; readonly on: string }) => string;

/** Twelve invoices of two series that show how both sides write, and more lines and rows. */
function answers(write: Write, book: Write, statement: readonly Claim[] = [], ledger: readonly Booking[] = []) {
  const shown = Array.from({ length: 12 }, (_, at) => {
    const on = `2022-${String((at % 8) + 4).padStart(2, "0")}-${String(at + 11)}`;
    return { count: 372 + at * 7, series: at % 3 === 0 ? "B" : "MH", on, pounds: 1_000 + at * 113.5 };
  });
  const outcome = reconcileCase({
    statement: [...statement, ...shown.map((each) => claim(write(each), each.pounds, { on: each.on }))],
    ledger: [...shown.map((each) => booked(book(each), each.pounds, { on: each.on })), ...ledger],
  });
  const said = verdicts(outcome);
  const areFound = said.slice(statement.length).every((verdict) => verdict.startsWith("agreed:"));
  return { said: said.slice(0, statement.length), areFound };
}

const seven = (count: number): string => String(count).padStart(7, "0");
const month = (on: string): string => on.slice(5, 7);
const year = (on: string): string => on.slice(2, 4);

const marked: Write = ({ count, series, on }) => `${series}.${month(on)}.${String(count)}`;
const beforeYear: Write = ({ count, on }) => `${String(count)}/${year(on)}`;

describe("REC-03 both sides count the same documents, and dress the count differently", () => {
  test.each<[string, Write, Write]>([
    [
      "turned round",
      ({ count, series }) => `${series}-${String(count)}`,
      ({ count, series }) => `${String(count)}-${series}`,
    ],
    ["the month, and the year", marked, beforeYear],
    [
      "the year behind letters, and a fixed word",
      ({ count, series, on }) => `${series}${year(on)}/${String(count)}`,
      ({ count, series }) => `ZA1${series}-${String(count)}`,
    ],
    [
      "zeros, and month and year behind",
      ({ count }) => `0${String(count)}`,
      ({ count, series, on }) => `${series}${String(count)}/${month(on)}${year(on)}`,
    ],
    [
      "letters behind, and zeros",
      ({ count, series }) => `${String(count)}-${series}`,
      ({ count }) => `SI-${seven(count)}`,
    ],
    ["the year without a mark", ({ count, on }) => `${on.slice(0, 4)}${String(count)}`, marked],
  ])("%s", (_, write, book) => {
    expect(answers(write, book).areFound).toBe(true);
  });
});

describe("REC-03 a count alone is not who a line is", () => {
  const on = { on: "2022-09-14" } as const;
  const withMonth = (number: string): string => `MH.09.${number}`;

  test("where letters were left out, amount and day must agree too", () => {
    const { said, areFound } = answers(
      marked,
      beforeYear,
      [claim(withMonth("901"), 700, on), claim(withMonth("902"), 700, on), claim(withMonth("903"), 700, on)],
      [booked("901/22", 700, on), booked("902/22", 650, on), booked("903/22", 700, { on: "2022-05-02" })],
    );
    expect(areFound).toBe(true);
    expect(said[0]).toBe("agreed: 700 agreed");
    for (const verdict of said.slice(1)) expect(verdict).toMatch(/: 700 not agreed$/u);
  });

  test("two series with one count are two documents", () => {
    const { said } = answers(
      marked,
      beforeYear,
      [claim("MH.09.901", 700, on), claim("B.09.901", 700, on)],
      [booked("901/22", 700, on)],
    );
    for (const verdict of said) expect(verdict).toMatch(/: 700 not agreed$/u);
  });

  test.each([
    ["an ending that makes another document", "MH.09.901-SUPP"],
    ["digits that are no period of its date", "MH.47.901"],
    ["the month of another date", "MH.02.901"],
    ["a digit too many", "MH.09.9011"],
  ])("%s", (_, number) => {
    const { said } = answers(marked, beforeYear, [claim(number, 700, on)], [booked("901/22", 700, on)]);
    expect(said[0]).toMatch(/: 700 not agreed$/u);
  });

  test("equal amounts and days without equal counts show nothing", () => {
    const { areFound } = answers(marked, ({ count, on: day }) => `${String(count * 3 + 1)}/${year(day)}`);
    expect(areFound).toBe(false);
  });
});
