import type { NoteText } from "../../shared/reading/cells/note-texts.ts";

/** As much of the words in a file is kept, so that the numbers of invoices can be looked for in it. */
export const MOST_WORDS = 10_000;

/** Collects the first texts of a file, a line each; further ones are dropped. */
export function firstWords(): { readonly note: NoteText; readonly all: () => string } {
  const lines: string[] = [];
  let length = 0;
  return {
    note: (text) => {
      if (text === "" || length + text.length >= MOST_WORDS) return;
      length += text.length + 1;
      lines.push(text);
    },
    all: () => lines.join("\n"),
  };
}
