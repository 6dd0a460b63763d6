/** HTML that is safe to send: every text put into it has been escaped. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

/** What a template takes: texts are escaped; `undefined` and `false` add nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/**
 * HTML from a template. The template's own text is HTML; every value put into it is escaped, in elements and in quoted attributes.
 * Mails and the local viewer's pages are both made with it.
 */
export function html(texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: texts.map((text, index) => text + markupOf(values[index])).join("") };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
  if (isHtml(value)) return value.markup;
  return value.map(markupOf).join("");
}

function isHtml(value: Html | readonly HtmlValue[]): value is Html {
  return "markup" in value;
}
