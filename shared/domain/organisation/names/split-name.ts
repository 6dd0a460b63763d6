/**
 * Splits a name into words of capitals and digits, without accents, apostrophes and full stops. Repairs wrongly decoded
 * non-breaking spaces and curly apostrophes; `N.H.S.` and `N H S` become `NHS`.
 */
export function splitName(name: string): string[] {
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

/** Joins letters that were typed separately: `N H S`, and the S after a lost apostrophe (`KING S LYNN`). */
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
 * Removes the `AA` that a wrongly decoded non-breaking space leaves after each word (`BARTSAA HEALTHAA NHSAA TRUST`). A
 * single word may really end in `AA`; most of the words of a name cannot.
 */
function withoutDecodedSpaces(words: readonly string[]): readonly string[] {
  const ending = words.filter((word) => word.length > 3 && word.endsWith("AA")).length;
  if (ending < 2 || ending * 2 < words.length - 1) return words;
  return words.map((word) => (word.length > 3 && word.endsWith("AA") ? word.slice(0, -2) : word));
}
