import type { Figure } from "../figure.ts";
import { type Tally, sumOf } from "./count.ts";

/** Tallies by name: by kind of line, by convention, and of mistyped lines alone by convention. */
export interface Measured {
  readonly byKind: Map<string, Tally>;
  readonly byConvention: Map<string, Tally>;
  readonly mistyped: Map<string, Tally>;
  readonly byYardstick: Map<string, Tally>;
}

/** Conventions with fewer lines than this say nothing by a percentage. */
const FEWEST_LINES = 200;

/** The figures of one measurement with their bars. */
export function figuresOf(of: string, { byKind, byConvention, mistyped }: Measured): Figure[] {
  const all = sumOf(byKind.values());
  const typed = sumOf(mistyped.values());
  const figure = (name: string, value: number, bar: number, isMost = false): Figure => ({
    name: `${of}: ${name}`,
    value,
    unit: "%",
    bar: `at ${isMost ? "most" : "least"} ${String(bar)}`,
    holds: isMost ? value <= bar : value >= bar,
  });
  const least = (tallies: Iterable<Tally>, part: (tally: Tally) => number, whole: (tally: Tally) => number): number =>
    Math.min(
      100,
      ...[...tallies].filter((one) => whole(one) >= FEWEST_LINES).map((one) => percent(part(one), whole(one))),
    );
  const leastAgreed = least(
    byConvention.values(),
    (tally) => tally.agreedLines,
    (tally) => tally.agreeableLines,
  );
  const leastSuggested = least(
    mistyped.values(),
    (tally) => tally.suggestedRight,
    (tally) => tally.suggestable,
  );
  return [
    { name: `${of}: lines`, value: all.lines, unit: "lines", bar: "", holds: true },
    {
      name: `${of}: lines wrongly agreed`,
      value: all.wrongLines,
      unit: "lines",
      bar: "none",
      holds: all.wrongLines === 0,
    },
    figure("agreeable lines agreed in full", percent(all.agreedLines, all.agreeableLines), 99),
    figure("agreeable £ agreed", percent(all.agreedPence, all.agreeablePence), 99),
    figure("mistyped numbers with the right candidate", percent(typed.suggestedRight, typed.suggestable), 98),
    figure("agreeable lines agreed in full, worst convention", leastAgreed, 90),
    figure("mistyped numbers with the right candidate, worst convention", leastSuggested, 90),
    figure("lines without counterpart that get a candidate", inVain(all), 35, true),
  ];
}

function inVain(tally: Tally): number {
  return tally.withoutCounterpart === 0 ? 0 : percent(tally.suggestedInVain, tally.withoutCounterpart);
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part / whole) * 1_000_000) / 10_000;
}
