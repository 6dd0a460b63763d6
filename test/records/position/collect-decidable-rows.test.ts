import fc from "fast-check";
import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { collectDecidableRows } from "../../../shared/records/position/collect-decidable-rows.ts";
import type { LinesAndDecisions } from "../../../shared/records/position/position-now.ts";
import { eastmere, exercise, response } from "../../messages/example-facts.ts";

const amounts = fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 12 }), { maxLength: 6 });

test("RCV-13 the largest open lines have rows, in their order, and every other is counted", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 30 }), (positions, most) => {
      const collector = collectDecidableRows(most);
      positions.forEach((notAgreed, index) => {
        collector.add(positionOf(index, notAgreed), "Northfold");
      });
      const { rows, left } = collector.rows();
      const open = positions.flatMap((notAgreed, index) =>
        notAgreed.flatMap((each, line) =>
          each === 0 ? [] : [{ name: `${codeOf(index)} ${line + 1}`, size: Math.abs(each) }],
        ),
      );
      const sizes = open.map(({ size }) => size).toSorted((one, other) => other - one);
      expect(rows.map((row) => Math.abs(row.notAgreedPence)).toSorted((one, other) => other - one)).toEqual(
        sizes.slice(0, most),
      );
      const names = rows.map(({ receivable, line }) => `${receivable} ${line}`);
      expect(names).toEqual(open.map(({ name }) => name).filter((name) => names.includes(name)));
      expect(rows.length + left).toBe(open.length);
    }),
  );
});

function codeOf(index: number): string {
  return `ZB${index + 1}`;
}

function positionOf(index: number, notAgreed: readonly number[]): LinesAndDecisions {
  const [first] = response.outcome.lines;
  if (!first) throw new Error("the example has no line");
  return {
    key: { payable: eastmere.code, receivable: organisationCode(codeOf(index)), exercise, kind: "r&p" },
    lines: notAgreed.map((each, line): LineOutcome => ({
      ...first,
      line: line + 1,
      notAgreedPence: pence(each),
      disputedPence: pence(0),
    })),
    decisions: [],
  };
}
