import type { Pence } from "../../domain/amounts-and-days/pence.ts";

/** One row of figures: a label and an amount, with what more there is to say about it. */
interface AmountRow {
  readonly label: string;
  readonly pence: Pence;
  readonly note?: string;
  readonly strong?: boolean;
}

/** One invoice with its split and the sentences about it. */
export interface Item {
  readonly title: string;
  readonly amounts: readonly { readonly label: string; readonly pence: Pence; readonly strong?: boolean }[];
  readonly sentences: readonly { readonly label?: string; readonly text: string }[];
}

/** A part of a message. Texts are fit to be shown as they are; whoever renders them escapes them. */
export type Block =
  | { readonly block: "paragraph"; readonly text: string }
  /** The answer in a sentence or two, set off. */
  | { readonly block: "answer"; readonly mood: "good" | "mixed" | "attention"; readonly text: string }
  | { readonly block: "heading"; readonly text: string }
  | { readonly block: "amounts"; readonly rows: readonly AmountRow[] }
  | { readonly block: "facts"; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly block: "items"; readonly items: readonly Item[] }
  | { readonly block: "list"; readonly items: readonly string[] }
  | { readonly block: "steps"; readonly items: readonly string[] }
  | {
      readonly block: "table";
      readonly columns: readonly { readonly heading: string; readonly amount: boolean }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A word or reference that is to be typed. */
  | { readonly block: "code"; readonly text: string }
  | { readonly block: "quiet"; readonly text: string };

/** A reply before it takes the form of text or HTML: one source, so that both say the same. */
export interface Message {
  /** In whose name it is sent, over the title. */
  readonly sender: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
