import { ablate, wordsOf } from "./ablate.ts";
import { namedBases, verdictAfter, type Base } from "./bases.ts";
import { damages } from "./damage.ts";
import { explain } from "../systems/explain-verdicts.ts";
import { seededDraw } from "./seeded-draw.ts";

/**
 * Prints which changes to sheets that are read right stay silent: `-- --runs N --seed S --side statements|ledgers`. Each run
 * damages every sheet in every way; ablation replaces every word of every sheet once.
 */
const runs = numberAfter("--runs", 3);
const seed = numberAfter("--seed", 1);
const isVerbose = process.argv.includes("--why");
const sides = ["statements", "ledgers"] as const;
const only = process.argv[process.argv.indexOf("--side") + 1];

for (const side of sides) {
  if (process.argv.includes("--side") && only !== side) continue;
  const bases = await namedBases(side);
  console.log(`${side}: ${bases.length} sheets are read right; seed ${seed}`);
  if (!process.argv.includes("--no-damage")) await printDamage(bases);
  if (!process.argv.includes("--no-ablation")) await printAblation(bases);
}

async function printDamage(bases: readonly Base[]): Promise<void> {
  for (const [kind, damage] of Object.entries(damages)) {
    const counts = { tried: 0, silent: 0 };
    const examples: string[] = [];
    for (const [at, base] of bases.entries()) {
      for (let run = 0; run < runs; run += 1) {
        const changed = damage(base.sheet, seededDraw(seed * 10_000 + run * 100 + at));
        if (changed === undefined) continue;
        const verdict = await verdictAfter(base, changed);
        counts.tried += 1;
        if (verdict === "right" || verdict === "told") continue;
        counts.silent += 1;
        examples.push(`${verdict}: ${base.sheet.system}: ${base.sheet.name} (run ${run})`);
        if (isVerbose) {
          console.log(`${kind}: ${examples.at(-1) ?? ""}`);
          explain(await base.read(changed), changed);
        }
      }
    }
    console.log(`  damage, ${kind}: ${counts.silent} silent of ${counts.tried}`);
    for (const example of new Set(examples)) console.log(`      ${example}`);
  }
}

async function printAblation(bases: readonly Base[]): Promise<void> {
  const counts = { tried: 0, silent: 0 };
  const examples: string[] = [];
  for (const base of bases) {
    for (const word of wordsOf(base.sheet)) {
      for (const everywhere of [false, true]) {
        const changed = ablate(base.sheet, word, everywhere);
        const verdict = await verdictAfter(base, changed);
        counts.tried += 1;
        if (verdict === "right" || verdict === "told") continue;
        counts.silent += 1;
        examples.push(`${verdict}: ${base.sheet.system}: ${changed.name}`);
        if (isVerbose) {
          console.log(examples.at(-1));
          explain(await base.read(changed), changed);
        }
      }
    }
  }
  console.log(`  ablation: ${counts.silent} silent of ${counts.tried}`);
  for (const example of examples) console.log(`      ${example}`);
}

function numberAfter(option: string, otherwise: number): number {
  const at = process.argv.indexOf(option);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
}
