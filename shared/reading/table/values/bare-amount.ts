import { cleanValue } from "./clean-text.ts";

/** The digits and marks of a typed amount, without its currency and sign. */
export function bareAmount(text: string): string {
  return withoutSign(cleanTyped(text)).bare;
}

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;

/** A typed amount with plain dashes and spaces. */
export function cleanTyped(text: string): string {
  return cleanValue(text)
    .replace(DASHES, "-")
    .replace(/^['’](?=[\d£(.-])/u, "");
}

/** The number without currency and sign, and how many marks of a negative amount it had. */
export function withoutSign(clean: string): { bare: string; signs: number } {
  let signs = 0;
  let bare = clean.replace(/\bgbp\b|£/giu, "").trim();
  const bracketed = /^\((.*)\)$/u.exec(bare);
  if (bracketed) {
    signs += 1;
    bare = (bracketed[1] ?? "").trim();
  }
  const side = /^(?:(cr|dr)\.?\s*([\d.,' ’-]+)|([\d.,' ’-]+?)\s*\(?(cr|dr)\.?\)?)$/iu.exec(bare);
  if (side) {
    if ((side[1] ?? side[4] ?? "").toLowerCase() === "cr") signs += 1;
    bare = (side[2] ?? side[3] ?? "").trim();
  }
  if (bare.startsWith("-") || bare.startsWith("+")) {
    if (bare.startsWith("-")) signs += 1;
    bare = bare.slice(1).trim();
  } else if (bare.endsWith("-")) {
    signs += 1;
    bare = bare.slice(0, -1).trim();
  }
  return { bare, signs };
}
