import type { ReadCells } from "./read-cells.ts";
import type { Row } from "./row.ts";

/** Gets what cells say, one after the other. */
export type NoteText = (text: string) => void;

/** The same reader; beside what it does, it notes the texts of all cells, and whole numbers that are shown as they are. */
export function notingTexts(readCells: ReadCells, note: NoteText): ReadCells {
  return (file, sink) =>
    readCells(file, {
      startSheet: (sheet) => {
        sink.startSheet(sheet);
      },
      row: (row) => {
        // First, as the sink may fill the row anew.
        noteRow(row, note);
        sink.row(row);
      },
      endSheet: (end) => {
        sink.endSheet(end);
      },
    });
}

function noteRow({ count, types, texts, numbers, formats }: Row, note: NoteText): void {
  for (let place = 0; place < count; place += 1) {
    const number = numbers[place] ?? 0;
    if (types[place] === "text") note(texts[place] ?? "");
    // An invoice number in a number cell has no format; an amount mostly has one.
    else if (types[place] === "number" && formats[place] === undefined && Number.isSafeInteger(number))
      note(String(number));
  }
}
