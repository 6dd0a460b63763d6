import { BESIDE_THE_POINT, differences, judgeReading, noise, untrue, type Reading } from "./judge-reading.ts";
import type { SheetCase } from "./sheet-case.ts";

/** Prints the verdict on each case, and how many there are of each; with `isVerbose` what was read otherwise and what was told. */
export async function printVerdicts(
  kind: string,
  cases: readonly SheetCase[],
  read: (each: SheetCase) => Promise<Reading>,
  isVerbose: boolean,
): Promise<void> {
  const counts = new Map<string, number>();
  let noisy = 0;
  for (const each of cases) {
    const reading = await read(each);
    const verdict = judgeReading(reading, each);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const unneeded = verdict === "right" ? noise(reading, each.truth) : [];
    if (unneeded.length > 0) noisy += 1;
    const note = unneeded.length === 0 ? "" : `  (noise: ${unneeded.map(({ code }) => code).join(", ")})`;
    console.log(`${verdict.padEnd(9)} ${each.system}: ${each.name}${note}`);
    if (isVerbose && verdict !== "right") explain(reading, each);
  }
  const share = Math.round((100 * (counts.get("right") ?? 0)) / cases.length);
  const words = [...counts].map(([verdict, count]) => `${count} ${verdict}`);
  console.log(
    `${cases.length} ${kind}: ${words.join(", ")} (${share} % right), ${noisy} right with a finding that nobody needs\n`,
  );
}

/** Prints what was read otherwise than is true, and what was told. */
export function explain(reading: Reading, { truth }: SheetCase): void {
  const { missing, extra } = differences(reading.lines, truth.lines);
  for (const { numbers, date, pence } of missing)
    console.log(`    - ${numbers.join("=")} ${date ?? ""} ${pence / 100}`);
  for (const { row, number, date, pence } of extra)
    console.log(`    + row ${row}: ${number} ${date ?? ""} ${pence / 100}`);
  const told = missing.length + extra.length === 0 ? untrue(reading, truth) : reading.told;
  for (const { code, row, words } of told.filter((each) => !BESIDE_THE_POINT.test(each.code)))
    console.log(`    ! ${code} ${row ?? ""}: ${words.slice(0, 160)}`);
}
