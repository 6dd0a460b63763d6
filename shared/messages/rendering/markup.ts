/** HTML whose every foreign part has been escaped. Made by `markup` only. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** A template whose own text is HTML and whose values are not: texts are escaped, in contents and in attributes. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let whole = texts[0] ?? "";
  parts.forEach((part, index) => {
    whole += htmlOf(part) + (texts[index + 1] ?? "");
  });
  return { markup: whole };
}

function htmlOf(part: Part): string {
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return part.replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
  if ("markup" in part) return part.markup;
  return part.map((one) => one.markup).join("");
}
