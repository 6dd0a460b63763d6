import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { Block } from "../rendering/message-content.ts";
import { counted } from "../words/statement-words.ts";
import { noteWords } from "../words/note-words.ts";

const SHOWN = 10;

/** Who spoke with whom about what, the last first. */
export function noteBlocks(notes: MismatchSummary["notes"] = []): Block[] {
  if (notes.length === 0) return [];
  const left = notes.length - SHOWN;
  return [
    { block: "heading", text: "Who has spoken with whom" },
    {
      block: "list",
      items: [
        ...notes
          .toSorted((one, other) => (one.at > other.at ? -1 : 1))
          .slice(0, SHOWN)
          .map((note) => `${note.counterparty}: ${noteWords(note)}`),
        ...(left > 0 ? [`${counted(left, "earlier note")}, in accord note.`] : []),
      ],
    },
  ];
}
