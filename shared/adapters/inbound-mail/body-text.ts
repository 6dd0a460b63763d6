import { textOfBytes } from "../../domain/mail/headers/decode-words.ts";

/** Decodes a body part from its character set; if that is unknown, from UTF-8 or Windows-1252. */
export function decodeBody(bytes: Uint8Array, charset: string | undefined): string {
  if (charset !== undefined && !/^(?:us-)?ascii$/i.test(charset)) {
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // An unknown character set: guess below.
    }
  }
  return textOfBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
}

/**
 * The text that a person would read on an HTML page, line by line, without tags, scripts and styles. Lines that the page quotes begin
 * with “>”, as in a plain text. Takes linear time.
 */
export function textOfHtml(page: string): string {
  const html = page.replaceAll(QUOTE_MARKS, "");
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    out.push(html.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    const tag = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase();
    const comment = html.startsWith("<!--", open);
    const close = comment ? after(html, "-->", open) : after(html, ">", open);
    at = close;
    if (tag !== undefined && UNSEEN.has(tag) && html[open + 1] !== "/") {
      at = after(html, `</${tag}`, close, true);
      at = after(html, ">", at);
    } else if (tag === "blockquote") out.push(html[open + 1] === "/" ? `\n${QUOTE_ENDS}\n` : `\n${QUOTE_BEGINS}\n`);
    else if (tag !== undefined && LINES.has(tag)) out.push("\n");
  }
  return withQuoteMarks(
    entities(out.join(""))
      .replaceAll(/[ \t\u00a0]+/g, " ")
      .replaceAll(/ ?\n[ \n]*/g, "\n"),
  ).trim();
}

/** Stand where a quotation begins and ends. No page contains them: they are taken out of it first. */
const [QUOTE_BEGINS, QUOTE_ENDS] = ["\uE000", "\uE001"];
const QUOTE_MARKS = /[\uE000\uE001]/g;

function withQuoteMarks(text: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line === QUOTE_BEGINS) depth++;
    else if (line === QUOTE_ENDS) {
      depth = Math.max(0, depth - 1);
      // As an empty line below a quotation in a plain text.
      if (depth === 0) lines.push("");
    } else lines.push(depth === 0 ? line : `> ${line}`);
  }
  return lines.join("\n");
}

/** The web addresses of the links of a page. */
export function linksOfHtml(html: string, most: number): string[] {
  const found: string[] = [];
  for (const [, quoted, single, bare] of html.matchAll(
    /\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))/gi,
  )) {
    const link = entities((quoted ?? single ?? bare ?? "").trim());
    if (/^https?:/i.test(link)) found.push(link);
    if (found.length === most) break;
  }
  return found;
}

/** The web addresses in a text. */
export function linksOfText(text: string, most: number): string[] {
  const found: string[] = [];
  for (const [link] of text.matchAll(/\bhttps?:\/\/[^\s<>"'()[\]{}|]{1,2000}/gi)) {
    found.push(link);
    if (found.length === most) break;
  }
  return found;
}

/** The original address of a link that a mail filter wrapped into one of its own. */
export function unwrappedLink(link: string): string {
  if (!/^https?:\/\/[^/]*\.safelinks\.protection\.outlook\.com\//i.test(link) || !URL.canParse(link)) return link;
  return new URL(link).searchParams.get("url") ?? link;
}

const UNSEEN = new Set(["script", "style", "head", "title", "template", "noscript"]);
const LINES = new Set("br p div tr li ul ol table h1 h2 h3 h4 h5 h6 hr pre section article".split(" "));
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["pound", "£"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["rsquo", "’"],
  ["lsquo", "‘"],
]);

function after(html: string, text: string, from: number, anyCase = false): number {
  const found = anyCase ? indexOfAnyCase(html, text, from) : html.indexOf(text, from);
  return found < 0 ? html.length : found + text.length;
}

function indexOfAnyCase(html: string, text: string, from: number): number {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    if (html.slice(at, at + text.length).toLowerCase() === text) return at;
  }
  return -1;
}

function entities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (written, decimal, hex, name) => {
    if (typeof name === "string") return NAMED.get(name.toLowerCase()) ?? written;
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  });
}
