/**
 * The words of a name as it was typed: capitals and digits, without accents, apostrophes and points. What wrong
 * decoding left of non-breaking spaces and curly apostrophes is mended, `N.H.S.` and `N H S` are `NHS`.
 */
export function wordsOfName(name: string): string[] {
  const text = name
    // A non-breaking space or a curly apostrophe in UTF-8, read as Windows-1252.
    .replaceAll(/\u00c2(?=[\u00a0\s]|$)/g, " ")
    .replaceAll(/\u00e2\u20ac[\u2122\u02dc]/g, "'")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll(/['\u2018\u2019`\u00b4]/g, "")
    .replaceAll(/[&+]/g, " AND ")
    .replaceAll(/(?<=\b[A-Z])\.(?=[A-Z]\b)/g, "");
  const words = text.split(/[^A-Z0-9]+/).filter((word) => word !== "");
  return joinLetters(withoutDecodedSpaces(words));
}

/** `N H S` is typed as letters; so is the S that an apostrophe left alone (`KING S LYNN`). */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "N" && words[at + 1] === "H" && words[at + 2] === "S") {
      joined.push("NHS");
      at += 2;
    } else if (word === "S" && /[^S]{2}$/.test(joined.at(-1) ?? "")) {
      joined.push(`${joined.pop() ?? ""}S`);
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/**
 * A wrongly decoded non-breaking space that was then turned into plain letters leaves `AA` behind each word
 * (`BARTSAA HEALTHAA NHSAA TRUST`). One such word can be a name of its own; most of them can't.
 */
function withoutDecodedSpaces(words: readonly string[]): readonly string[] {
  const ending = words.filter((word) => word.length > 3 && word.endsWith("AA")).length;
  if (ending < 2 || ending * 2 < words.length - 1) return words;
  return words.map((word) => (word.length > 3 && word.endsWith("AA") ? word.slice(0, -2) : word));
}
