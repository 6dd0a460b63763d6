/** Markup that is safe to send: every text in it has been escaped. */
export interface Html {
  readonly markup: string;
}

/** What can stand in a template: texts and numbers are escaped; `undefined` and `false` are nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/** Markup from a template, with everything that is put into it escaped, in elements and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: strings.map((string, index) => string + markupOf(values[index])).join("") };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if (isMarkup(value)) return value.markup;
  return value.map(markupOf).join("");
}

function isMarkup(value: Html | readonly HtmlValue[]): value is Html {
  return "markup" in value;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
