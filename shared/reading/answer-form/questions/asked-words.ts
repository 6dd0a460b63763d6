/** A heading or label in plain words: lower case, without signs, with the spellings that finance departments use made one. */
export function askedWords(text: string): string {
  return text
    .normalize("NFKC")
    .slice(0, 300)
    .toLowerCase()
    .replaceAll(/[’'`]/g, "")
    .replaceAll(/\bo\/s\b/g, "outstanding")
    .replaceAll(/[£€$]|\bgbp\b/g, " £ ")
    .replaceAll(/[^\p{L}\p{N}£/?&]+/gu, " ")
    .replaceAll(/\borgani[sz]ations?\b|\borg\b/g, "organisation")
    .replaceAll(/\brecogni[sz]/g, "recognis")
    .replaceAll(/\bauthori[sz]/g, "authoris")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The heading in lower case with its signs, for `(Y/N)` and `A = agreed`. */
export function askedSigns(text: string): string {
  return text.normalize("NFKC").slice(0, 300).toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/**
 * Words that stand for yes and no, as in `(Y/N)` and `Yes / No?`. Where only a tick or a cross is wanted, “no” is an empty cell. Absent if the
 * heading has none.
 */
export function yesAndNoIn(text: string): { readonly yes: string; readonly no: string } | undefined {
  if (/\btick(?:ed)?\b|[✓✔]/iu.test(text)) return { yes: "✓", no: "" };
  if (/[([]\s*x\s*[)\]]/iu.test(text)) return { yes: "x", no: "" };
  if (/\b(?:x|cross)\b.{0,12}\b(?:if|where|when)\b/iu.test(text)) return { yes: "X", no: "" };
  const match = /(?:^|[^\p{L}])(y(?:es)?)\s*(?:\/|\\|\||,|-|–|\bor\b)\s*(no?)(?![\p{L}])/iu.exec(text);
  if (match === null) return undefined;
  const [, yes = "", no = ""] = match;
  return { yes, no };
}
