import type { Section } from "../../table/rows/section-title.ts";

/** Lines that count in a way that only a word says: a type in their own row, a letter, or the title above them. */
export interface MarkedLines {
  readonly by: "type" | "side" | "section" | "words" | "column" | "number";
  /** The word, as it is written. */
  readonly text: string;
  /** The row of the first of them, or of the title. */
  readonly row: number;
  /** The letters of the word's column, if it has one. */
  readonly column: string | undefined;
  readonly meaning: MarkMeaning;
  /** The indexes of the lines among those of the table. Only lines with a positive amount are marked: the others say their sign themselves. */
  readonly lines: number[];
}

/**
 * What a word says of the lines: that they reduce the debt, that they do although their row says otherwise, that they reduce it or add to it (a
 * journal, a refund), that they are no part of the claim, or nothing that we know.
 */
export type MarkMeaning = "reduces" | "contradicted" | "either-way" | NonNullable<Section["notClaimed"]> | "unknown";

export interface LineMarks {
  add(mark: Omit<MarkedLines, "lines">, line: number): void;
  all(): readonly MarkedLines[];
}

/** Limits, so that a hostile file can't fill the memory: further words are not told apart. */
const MOST_MARKS = 200;

export function lineMarks(): LineMarks {
  const marks = new Map<string, MarkedLines>();
  /** The mark of the last line: most lines have the same. */
  let last: MarkedLines | undefined;
  return {
    add(mark, line) {
      const { by, text, column = "", meaning } = mark;
      if (last?.text === text && last.by === by && last.meaning === meaning && last.column === mark.column) {
        last.lines.push(line);
        return;
      }
      const key = marks.size < MOST_MARKS ? `${by} ${meaning} ${column} ${text}` : `${by} ${meaning}`;
      const found = marks.get(key);
      if (found === undefined) {
        last = { ...mark, lines: [line] };
        marks.set(key, last);
      } else {
        last = marks.size < MOST_MARKS ? found : undefined;
        found.lines.push(line);
      }
    },
    all: () => [...marks.values()],
  };
}
