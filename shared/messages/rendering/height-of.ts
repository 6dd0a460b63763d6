const LINE_POINTS = 15;
const TALLEST_POINTS = 409;

/** How tall a row must be for its wrapped texts, in points: a program that opens the file may not work it out by itself. */
export function heightOf(texts: readonly (readonly [text: string, width: number])[]): number {
  const lines = Math.max(1, ...texts.map(([text, width]) => linesOf(text, width)));
  return Math.min(TALLEST_POINTS, LINE_POINTS * lines + 1);
}

/** A column's width counts digits, and running text is narrower; words that are not broken take some of that back. */
function linesOf(text: string, width: number): number {
  return Math.ceil((text.length * 0.9) / width);
}
