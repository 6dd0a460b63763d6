import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Tally } from "./count.ts";
import { percent } from "./figures.ts";

const headings = ["lines", "claimed", "wrong", "wrong £", "agreeable", "agreed %", "£ %", "suggestable", "right %"];

/** Prints one row for each name. */
export function printTallies(title: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n${title}`);
  console.log(rowOf("", [...headings, "no counterpart", "candidate %"]));
  const rows = [...tallies].sort(([one], [other]) => one.localeCompare(other));
  for (const [name, tally] of rows) console.log(rowOf(name, cellsOf(tally)));
}

function cellsOf(tally: Tally): string[] {
  const share = (part: number, whole: number): string => (whole === 0 ? "" : percent(part, whole).toFixed(2));
  return [
    String(tally.lines),
    formatPounds(pence(tally.pence)).replace(/\.\d\d$/, ""),
    String(tally.wrongLines),
    formatPounds(pence(tally.wrongPence)).replace(/\.\d\d$/, ""),
    String(tally.agreeableLines),
    share(tally.agreedLines, tally.agreeableLines),
    share(tally.agreedPence, tally.agreeablePence),
    String(tally.suggestable),
    share(tally.suggestedRight, tally.suggestable),
    String(tally.withoutCounterpart),
    share(tally.suggestedInVain, tally.withoutCounterpart),
  ];
}

function rowOf(name: string, cells: readonly string[]): string {
  return name.padEnd(52) + cells.map((cell) => cell.padStart(15)).join("");
}
