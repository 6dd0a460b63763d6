import * as fc from "fast-check";
import { expect, test } from "vitest";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { isPence, pence, sumPence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { MismatchSummary, PositionInSummary } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { sumOfPounds, wholeOfPounds } from "../../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { penceOfDifference } from "../../../shared/domain/position/differences.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { summaryMessage } from "../../../shared/messages/mismatch-summary/summary-message.ts";
import { summarySubject } from "../../../shared/messages/mismatch-summary/summary-title.ts";
import { summaryWorkbook } from "../../../shared/messages/mismatch-summary/summary-workbook.ts";
import { messageToHtml } from "../../../shared/messages/rendering/message-to-html.ts";
import { messageToText } from "../../../shared/messages/rendering/message-to-text.ts";
import type { CellDescription, SheetDescription } from "../../../shared/messages/rendering/workbook-description.ts";
import { positionOf, summaryOf } from "../../domain/mismatch-summary/summaries.ts";
import { bookings, claims } from "../../domain/reconcile/made-pairs.ts";
import { reconcileCase, type Case } from "../../domain/reconcile/statement-and-ledger.ts";
import { wordsOfHtml } from "../words-of-html.ts";

const AMOUNT = /-?£[\d,]+\.\d\d/g;

const cases: fc.Arbitrary<Case> = fc.record({
  statement: fc.array(claims, { minLength: 1, maxLength: 6 }),
  ledger: fc.array(bookings, { maxLength: 6 }),
  kind: fc.constantFrom("r&p" as const, "i&e" as const),
});

const worlds = fc.array(cases, { minLength: 1, maxLength: 5 }).map((all) => {
  const outcomes = new Map<string, Outcome>(all.map((one, index) => [`outcome-${String(index)}`, reconcileCase(one)]));
  const positions = all.map((one, index) =>
    positionOf(`ZB${String(index + 2)}`, one, { outcome: `outcome-${String(index)}` }),
  );
  return { summary: summaryOf({ positions: byKind(positions) }), outcomes };
});

test("OVS-01 every amount in the subject, text and HTML is one of the positions, and the sums of each kind are in all of them", () => {
  fc.assert(
    fc.property(worlds, ({ summary }) => {
      const known = new Set([...amountsIn(summary), ...sumsOf(summary)].map(formatPounds));
      const message = summaryMessage(summary);
      const words = wordsOfHtml(messageToHtml(message));
      const text = messageToText(message);
      for (const said of [summarySubject(summary), text, words])
        for (const amount of said.match(AMOUNT) ?? []) expect(known).toContain(amount);
      expect(words.match(AMOUNT)).toEqual(text.match(AMOUNT));
      for (const { pounds } of kindsOf(summary))
        for (const sum of [pounds.agreedPence, wholeOfPounds(pounds)]) expect(text).toContain(formatPounds(sum));
    }),
    { numRuns: 60 },
  );
});

test("OVS-01 every total of the workbook is what its rows add up to, and each position's invoices are its figures", async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.constantFrom(
        { lines: 1_000, explained: 1_000, ledgerOnly: 1_000 },
        { lines: 5, explained: 1, ledgerOnly: 1 },
        { lines: 0, explained: 0, ledgerOnly: 0 },
      ),
      async ({ summary, outcomes }, limits) => {
        const workbook = summaryWorkbook(summary, readIn(outcomes), { limits });
        for (const sheet of workbook.sheets) {
          const [table] = sheet.tables ?? [];
          if (!table) continue;
          const rows = await rowsOf(sheet);
          const body = rows.slice(table.headerRow, table.lastRow);
          const totals = rows.slice(0, table.headerRow).flatMap((cells) => [...cells.entries()]);
          for (const [column, cell] of totals) {
            if (cell.cell !== "sum") continue;
            const [, kind] = /,"(.*)"\)$/.exec(cell.formula) ?? [];
            const added = body.filter((cells) => kind === undefined || textOf(cells[0]) === kind);
            expect(cell.pence).toBe(sumPence(added.map((cells) => amountOf(cells[column]))));
            // No total adds up unlike things.
            expect(new Set(added.map((cells) => textOf(cells[0]))).size).toBeLessThan(2);
            const [, heading] = /\[([^\]]*)\]/.exec(cell.formula) ?? [];
            if (heading !== undefined) expect(table.headings[column]).toBe(heading);
          }
        }
        const invoices = workbook.sheets.find(({ name }) => name === "Invoices");
        const rows = invoices ? await rowsOf(invoices) : [];
        for (const { receivable, statement, pounds } of summary.positions) {
          const own = rows.filter((cells) => cells[1]?.cell === "text" && cells[1].text === receivable.code);
          const sumAt = (column: number) => sumPence(own.map((cells) => amountOf(cells[column])));
          expect([6, 7, 8, 9].map(sumAt)).toEqual([
            statement.totalPence,
            pounds.agreedPence,
            sumPence([pounds.askedPence, pounds.notAgreedPence]),
            pounds.inDisputePence,
          ]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("OVS-01 the workbook lists each line of each position once if there is room", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ summary, outcomes }) => {
      const sheet = summaryWorkbook(summary, readIn(outcomes)).sheets.find(({ name }) => name === "Invoices");
      const listed = (sheet ? await rowsOf(sheet) : [])
        .filter((cells) => cells[3]?.cell === "count")
        .map((cells) => `${textOf(cells[1])} ${String(cells[3]?.cell === "count" ? cells[3].count : 0)}`);
      const lines = summary.positions.flatMap(({ receivable, outcome = "" }) =>
        (outcomes.get(outcome)?.lines ?? []).map(({ line }) => `${receivable.code} ${String(line)}`),
      );
      expect(listed).toEqual(lines);
    }),
    { numRuns: 40 },
  );
});

function byKind(positions: readonly PositionInSummary[]): PositionInSummary[] {
  return ["r&p", "i&e"].flatMap((kind) => positions.filter((position) => position.kind === kind));
}

function kindsOf({ positions }: MismatchSummary) {
  return [...Map.groupBy(positions, ({ kind }) => kind)].map(([kind, same]) => ({
    kind,
    pounds: sumOfPounds(same.map(({ pounds }) => pounds)),
  }));
}

/** Every amount that the summary has. */
function amountsIn(summary: MismatchSummary): Pence[] {
  const found: Pence[] = [];
  JSON.stringify(summary, (key, value: unknown) => {
    if (/pence$/i.test(key) && typeof value === "number" && isPence(value)) found.push(value);
    return value;
  });
  return found;
}

/** The sums that a mail may name: by kind, and what is open of one reason. */
function sumsOf(summary: MismatchSummary): Pence[] {
  return [
    ...kindsOf(summary).flatMap(({ pounds }) => [...Object.values(pounds), wholeOfPounds(pounds)]),
    ...summary.positions.flatMap(({ differences }) => differences.map(penceOfDifference)),
  ];
}

function readIn(outcomes: ReadonlyMap<string, Outcome>) {
  return (key: string): Promise<Outcome> => {
    const outcome = outcomes.get(key);
    return outcome ? Promise.resolve(outcome) : Promise.reject(new Error(`no outcome ${key}`));
  };
}

async function rowsOf(sheet: SheetDescription): Promise<(readonly CellDescription[])[]> {
  const rows = Array.from(sheet.rows, ({ cells }) => cells);
  for await (const { cells } of sheet.further ?? []) rows.push(cells);
  return rows;
}

function amountOf(cell: CellDescription | undefined): Pence {
  return cell?.cell === "pounds" || cell?.cell === "sum" ? cell.pence : pence(0);
}

function textOf(cell: CellDescription | undefined): string {
  return cell?.cell === "text" ? cell.text : "";
}
