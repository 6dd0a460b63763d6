import type { SheetCase } from "../systems/sheet-case.ts";
import { ablate, wordsOf } from "./ablate.ts";
import { damages, type Damage } from "./damage.ts";
import { places, say, sayings } from "./sayings.ts";
import { seededDraw } from "./seeded-draw.ts";
import { signs } from "./signs.ts";
import { strays } from "./strays.ts";
import { structures } from "./structures.ts";

/** A sheet that was changed, and in which way. */
export interface Change {
  readonly kind: string;
  readonly sheet: SheetCase;
}

const WORD = "a word became nonsense";

/** Every kind of change, by its name. Each gives `undefined` where the sheet has nothing to change so. */
export const changes: Readonly<Record<string, Damage>> = {
  ...named("damage", damages),
  ...named("stray figure", strays),
  ...named("signs said", signs),
  ...named("with", structures),
  ...Object.fromEntries(
    Object.keys(sayings).flatMap((what) =>
      Object.keys(places).map((where): [string, Damage] => [
        `${what} said ${where}`,
        (sheet, draw) => say(sheet, what, where, draw),
      ]),
    ),
  ),
  [WORD]: (sheet, draw) => {
    const words = wordsOf(sheet);
    const word = words[draw(Math.max(1, words.length))];
    return word && ablate(sheet, word, draw(2) === 0);
  },
};

/** One change of each kind, drawn by the seed; with `everyWord`, every word of the sheet is replaced once. */
export function changesOf(sheet: SheetCase, seed: number, everyWord: boolean): Change[] {
  const draw = seededDraw(seed);
  const drawn = Object.entries(changes).flatMap(([kind, change]): Change[] => {
    const changed = kind === WORD && everyWord ? undefined : change(sheet, draw);
    return changed === undefined ? [] : [{ kind, sheet: changed }];
  });
  const words = everyWord ? wordsOf(sheet) : [];
  return [
    ...drawn,
    ...words.flatMap((word) => [false, true].map((all) => ({ kind: WORD, sheet: ablate(sheet, word, all) }))),
  ];
}

/** One change of a drawn kind: the first, from a drawn place on, that the sheet allows. */
export function drawnChangeOf(sheet: SheetCase, seed: number): Change[] {
  const draw = seededDraw(seed);
  const kinds = Object.entries(changes);
  const start = draw(kinds.length);
  for (const [kind, change] of [...kinds.slice(start), ...kinds.slice(0, start)]) {
    const changed = change(sheet, draw);
    if (changed !== undefined) return [{ kind, sheet: changed }];
  }
  return [];
}

function named(of: string, ways: Readonly<Record<string, Damage>>): Record<string, Damage> {
  const joint = of === "damage" ? ": " : " ";
  return Object.fromEntries(Object.entries(ways).map(([way, change]) => [`${of}${joint}${way}`, change]));
}
