import { decodeHtmlText } from "./html-entities.ts";

/** A tag of a page, or the text between two tags. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "open" | "close";
      /** In lower case. */
      readonly name: string;
      readonly attributes: () => ReadonlyMap<string, string>;
    };

/** Splits a page into tags and text, and accepts anything, as browsers do. Comments, scripts and style sheets are left out. */
export function* htmlTokens(page: string): Generator<HtmlToken> {
  let position = 0;
  while (position < page.length) {
    const tag = page.indexOf("<", position);
    if (tag < 0) {
      yield { kind: "text", text: page.slice(position) };
      return;
    }
    if (tag > position) yield { kind: "text", text: page.slice(position, tag) };
    if (page.startsWith("<!--", tag)) {
      position = after(page, "-->", tag + 4);
      continue;
    }
    const first = page.charAt(tag + 1);
    if (first === "!" || first === "?") {
      position = after(page, ">", tag + 2);
      continue;
    }
    const match = NAME.exec(page.slice(tag, tag + LONGEST_NAME));
    if (match === null) {
      yield { kind: "text", text: "<" };
      position = tag + 1;
      continue;
    }
    const name = (match[2] ?? "").toLowerCase();
    const end = tagEnd(page, tag + match[0].length);
    const inner = page.slice(tag + match[0].length, end);
    const kind = match[1] === "/" ? "close" : "open";
    yield { kind, name, attributes: () => attributesOf(inner) };
    position = page.charAt(end) === ">" ? end + 1 : end;
    if (kind === "open" && VERBATIM.has(name)) position = closeOf(page, name, position);
  }
}

const NAME = /^<(\/?)([a-z][a-z0-9:_-]*)/i;
const LONGEST_NAME = 64;
const LONGEST_QUOTED = 65_536;
/** Tags whose content is for programs, not for readers. */
const VERBATIM = new Set(["script", "style", "title", "noscript", "template", "xml"]);

function after(page: string, ending: string, from: number): number {
  const found = page.indexOf(ending, from);
  return found < 0 ? page.length : found + ending.length;
}

/** Where a tag ends: at a `>` outside quotes, or before a `<`, which no tag may have. */
function tagEnd(page: string, from: number): number {
  let position = from;
  while (position < page.length) {
    const character = page.charAt(position);
    if (character === ">" || character === "<") return position;
    if (character === '"' || character === "'") {
      // A quote inside a word is just a character: <td title=5">.
      const before = page.slice(Math.max(from, position - 8), position).trimEnd();
      const close = before.endsWith("=") ? page.indexOf(character, position + 1) : -1;
      if (close >= 0 && close - position <= LONGEST_QUOTED) position = close;
    }
    position++;
  }
  return position;
}

function closeOf(page: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(page)?.index ?? page.length;
}

function attributesOf(inner: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const match of inner.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeHtmlText(match[2] ?? match[3] ?? match[4] ?? ""));
    if (attributes.size >= MOST_ATTRIBUTES) break;
  }
  return attributes;
}

const MOST_ATTRIBUTES = 100;
