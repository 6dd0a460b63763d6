/**
 * What a message contains, before it becomes text or HTML. `message-to-text.ts` and `message-to-html.ts` write the same content, so a
 * new kind of block does not compile until both can write it. Workbooks have their own description (`workbook-description.ts`), made
 * of `cells.ts`. `html.ts` escapes every text; `inert-text.ts` keeps texts in cells from becoming formulas.
 */
import type { Pence } from "../../domain/amounts-and-days/pence.ts";

/** One row of figures: a label, an amount and an optional note. */
interface AmountRow {
  readonly label: string;
  readonly pence: Pence;
  readonly note?: string;
  readonly strong?: boolean;
}

/** One invoice: how its amount is split, and the sentences about it. */
export interface InvoiceItem {
  readonly title: string;
  readonly amounts: readonly { readonly label: string; readonly pence: Pence; readonly strong?: boolean }[];
  readonly sentences: readonly { readonly label?: string; readonly text: string }[];
}

/** A part of a whole: `share` of 100. All shares add up to 100. */
export interface Share {
  readonly label: string;
  readonly share: number;
  readonly tone: "agreed" | "open" | "disputed";
}

/** A part of a message. Its texts are clean but not escaped; each rendering escapes them. */
export type Block =
  | { readonly block: "paragraph"; readonly text: string }
  /** The main answer in a sentence or two, highlighted. */
  | { readonly block: "answer"; readonly mood: "good" | "mixed" | "attention"; readonly text: string }
  /** The parts of a whole, as a bar. Its label says the shares in words. */
  | { readonly block: "shares"; readonly parts: readonly Share[] }
  | { readonly block: "heading"; readonly text: string }
  | { readonly block: "amounts"; readonly rows: readonly AmountRow[] }
  | { readonly block: "facts"; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly block: "items"; readonly items: readonly InvoiceItem[] }
  | { readonly block: "list"; readonly items: readonly string[] }
  | { readonly block: "steps"; readonly items: readonly string[] }
  | {
      readonly block: "table";
      readonly columns: readonly { readonly heading: string; readonly amount: boolean }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A word or reference that the reader has to type. */
  | { readonly block: "code"; readonly text: string }
  | { readonly block: "quiet"; readonly text: string };

/** The content of a message, from which both the text and the HTML are made, so that both say the same. */
export interface MessageContent {
  /** What happened, in a few words: the first line, which a list of mails shows beside the subject. */
  readonly title: string;
  /** The organisation that sends it. */
  readonly sender: string;
  /** What the message is about, if the title does not say it. */
  readonly about?: string;
  readonly blocks: readonly Block[];
}
