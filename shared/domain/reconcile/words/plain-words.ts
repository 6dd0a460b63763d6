/**
 * A text in capitals whose words have one space on either side, in the singular and in one spelling, so that texts that say the same are
 * compared word by word: `Un-invoiced lease liabilities` is ` UNINVOICED LEASE LIABILITY `.
 */
export function plainWords(text: string): string {
  return ` ${text
    .toUpperCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(DOTTED, (abbreviation) => abbreviation.replaceAll(".", ""))
    .replaceAll(BEFORE_YEAR, " ")
    .replaceAll("&", " AND ")
    .replaceAll(/[^A-Z0-9]+/g, " ")
    .trim()} `
    .replaceAll(/ UN (?=[A-Z])/g, " UN")
    .replaceAll(/IZ(?=[AEI])/g, "IS")
    .replaceAll(/(?:[A-Z0-9]{3,}|\d)S(?= )/g, singular);
}

/** `P.D.C.` */
const DOTTED = /\b[A-Z](?:\.[A-Z])+\b\.?/g;

/** Between a word and the year that follows it without a space: `NNDR22/23`, `PDC2023`. */
const BEFORE_YEAR = /(?<=[A-Z]{3})(?=(?:20\d\d|[1-3]\d[/-]?[1-3]\d)(?!\d))/g;

function singular(word: string): string {
  if (/[A-Z]{2}IES$/.test(word)) return `${word.slice(0, -3)}Y`;
  if (/(?:SS|X|CH|SH)ES$/.test(word)) return word.slice(0, -2);
  return /[SUI]S$/.test(word) ? word : word.slice(0, -1);
}

/**
 * Plain words without the abbreviations that they spell out themselves: `Room hire, Pinewood Development Centre (PDC)` is not about what
 * others call PDC. What is spelled out counts by its words.
 */
export function withoutSpelledOut(plain: string): string {
  const words = plain.trim().split(" ");
  const left = words.filter((word, at) => !(isAbbreviation(word) && isSpelledOut(word, words, at)));
  return left.length === words.length ? plain : ` ${left.join(" ")} `;
}

function isAbbreviation(word: string): boolean {
  return /^[A-Z]{3,6}$/.test(word);
}

function isSpelledOut(abbreviation: string, words: readonly string[], at: number): boolean {
  const initials = (some: readonly string[]) =>
    some
      .filter((word) => !SMALL_WORDS.has(word))
      .map((word) => word.charAt(0))
      .join("");
  const reach = abbreviation.length + MOST_SMALL_WORDS;
  return (
    initials(words.slice(Math.max(0, at - reach), at)).endsWith(abbreviation) ||
    initials(words.slice(at + 1, at + 1 + reach)).startsWith(abbreviation)
  );
}

const SMALL_WORDS = new Set(["A", "AND", "AT", "FOR", "IN", "OF", "ON", "THE", "TO", "WITH"]);

/** As many small words as an abbreviation of six letters may leave out. */
const MOST_SMALL_WORDS = 3;
