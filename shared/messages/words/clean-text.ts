const LINE_BREAKS_AND_CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const CONTROLS_IN_LINES = /[^\P{Cc}\n]|[\u2028\u2029]/gu;
/** Direction overrides, zero-width characters, soft hyphens and tags: they hide something or change what a reader sees. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\uFFF9-\uFFFB\uFFFE\uFFFF\u115F\u1160\u3164\uFFA0]/gu;
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;
const SPACES = /[\p{Zs}\u2800]+/gu;
/** Most texts are plain already. Checking for that is much faster than cleaning. */
const PLAIN = /^(?! )(?:[!-~£“”]| (?! ))*(?<! )$/u;
const LINK = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\d{0,2}\.|(?:mailto|javascript|data|vbscript|tel):)[^\s<>"']+/giu;

/**
 * Cleans a text that somebody else wrote into one line of visible characters: no controls, no line break that could start a mail
 * header, nothing that reverses the writing direction or hides text.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(LINE_BREAKS_AND_CONTROLS, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(PILED_MARKS, "$1")
    .replaceAll(SPACES, " ")
    .trim();
}

/** The same for what is written already and has lines: only what nobody sees goes. */
export function withoutUnseen(lines: string): string {
  return lines.toWellFormed().replaceAll(CONTROLS_IN_LINES, "").replaceAll(INVISIBLE, "");
}

/** A clean text without web addresses. A link in our reply would look as if the payable organisation vouched for it. */
export function withoutLinks(text: string): string {
  return text.replaceAll(LINK, "[link removed]");
}
