/** A text of a statement line that may hold the number of the ledger. */
export type StatementField = "number" | "description" | "reference" | "order";

/** A text of a ledger line that may hold the number of the statement. */
export type LedgerField = "number" | "description" | "order";

/** How a number is taken out of a text. Cheaper ones are more specific, and win if they explain as much. */
export interface Extractor<Field> {
  readonly field: Field;
  /** The whole text without marks; or a word of it, counted from its beginning (0) or its end (-1). */
  readonly part: "whole" | number;
  /** The pattern of all words of a number with `*` for the part, `AA 99 *`: other words would make it another document. */
  readonly words: string;
  readonly front: Trim;
  readonly back: Trim;
}

/** What is left out at one end. */
export type Trim =
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; readonly text: string }
  /** As many characters as the pattern, each a digit (`9`) or a letter (`A`) as there. */
  | { readonly kind: "characters"; readonly pattern: string }
  | { readonly kind: "all but"; readonly count: number };

/** A way in which the numbers of the statement become those of the ledger: both extractors give the same number. */
export interface Convention {
  readonly statement: Extractor<StatementField>;
  readonly ledger: Extractor<LedgerField>;
}
