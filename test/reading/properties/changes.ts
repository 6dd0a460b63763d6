import type { SheetCase } from "../systems/sheet-case.ts";
import { ablate, wordsOf } from "./ablate.ts";
import { damages, type Draw } from "./damage.ts";
import { places, say, sayings } from "./sayings.ts";
import { seededDraw } from "./seeded-draw.ts";
import { strays } from "./strays.ts";

/** A sheet that was changed, and in which way. */
export interface Change {
  readonly kind: string;
  readonly sheet: SheetCase;
}

/** One change of each kind, drawn by the seed; with `everyWord`, every word is replaced, otherwise a few. */
export function changesOf(sheet: SheetCase, seed: number, everyWord: boolean): Change[] {
  const draw = seededDraw(seed);
  return [
    ...damaged(sheet, draw),
    ...withStrays(sheet, draw),
    ...said(sheet, draw),
    ...ablated(sheet, draw, everyWord),
  ];
}

function damaged(sheet: SheetCase, draw: Draw): Change[] {
  return Object.entries(damages).flatMap(([way, damage]) => changed(`damage: ${way}`, damage(sheet, draw)));
}

function withStrays(sheet: SheetCase, draw: Draw): Change[] {
  return Object.entries(strays).flatMap(([where, stray]) => changed(`stray figure ${where}`, stray(sheet, draw)));
}

function said(sheet: SheetCase, draw: Draw): Change[] {
  return Object.keys(sayings).flatMap((what) =>
    Object.keys(places).flatMap((where) => changed(`${what} said ${where}`, say(sheet, what, where, draw))),
  );
}

const FEW_WORDS = 3;

function ablated(sheet: SheetCase, draw: Draw, everyWord: boolean): Change[] {
  const words = wordsOf(sheet);
  const chosen = everyWord
    ? words
    : Array.from({ length: FEW_WORDS }, () => words[draw(Math.max(1, words.length))]).filter(
        (word) => word !== undefined,
      );
  return chosen.flatMap((word) =>
    [false, true].flatMap((everywhere) => changed("a word became nonsense", ablate(sheet, word, everywhere))),
  );
}

function changed(kind: string, sheet: SheetCase | undefined): Change[] {
  return sheet === undefined ? [] : [{ kind, sheet }];
}
