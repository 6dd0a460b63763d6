import { damaged } from "../unreadable-file.ts";

/** `empty` is a tag that closes itself; `verbatim` is text from a CDATA section, in which nothing is escaped. */
export type TokenKind = "open" | "empty" | "close" | "text" | "verbatim";

/**
 * Reads XML from bytes, tag by tag, without building a tree. The one token is filled anew by each `next`.
 * There is no document type, hence no entity but XML's own five: nothing can be defined, expanded or fetched.
 */
export interface XmlTokens {
  readonly kind: TokenKind;
  /** The tag's name without its prefix lies here; of a text or CDATA section its content. */
  readonly start: number;
  readonly end: number;
  /** True of a tag whose prefix stands for another vocabulary: an extension, whatever it is called. */
  readonly foreign: boolean;
  /** Reads the token at `position`. Returns where the next one begins, or -1 if the bytes end within this one. */
  next(bytes: Buffer, position: number, end: number): number;
  /** Whether this tag has that name. */
  is(name: string): boolean;
  /** The value of an attribute without a prefix, or undefined. */
  attribute(name: string): string | undefined;
  /** The value of an attribute with a prefix (`r:id`) that is not foreign, or undefined. */
  prefixedAttribute(name: string): string | undefined;
  /** The value of an attribute with a foreign prefix, or undefined. */
  foreignAttribute(name: string): string | undefined;
  /** The text of a text token, decoded; empty for tags. */
  text(): string;
}

/** `ownVocabulary` matches the namespaces that are none of the foreign ones; a prefix that nobody declared is not foreign. */
export function createXmlTokens(part: string, ownVocabulary: RegExp = SPREADSHEET_VOCABULARY): XmlTokens {
  let bytes: Buffer = Buffer.alloc(0);
  let kind: TokenKind = "text";
  let start = 0;
  let end = 0;
  let foreign = false;
  /** Four places an attribute: name from, name to, value from, value to. */
  const places: number[] = [];
  let placeCount = 0;
  const foreignPrefixes = new Set<string>();

  function next(source: Buffer, position: number, limit: number): number {
    bytes = source;
    let at = position;
    for (;;) {
      if (at >= limit) {
        if (at === position) return -1;
        kind = "text";
        start = end = at;
        return at;
      }
      if (bytes[at] !== LESS_THAN) return textToken(at, limit);
      const after = bytes[at + 1];
      if (at + 1 >= limit) return -1;
      if (after === QUESTION_MARK) {
        const close = bytes.indexOf("?>", at + 2, "latin1");
        if (close < 0 || close + 2 > limit) return -1;
        at = close + 2;
      } else if (after === EXCLAMATION_MARK) {
        if (startsWith(at, "<!--", limit)) {
          const close = bytes.indexOf("-->", at + 4, "latin1");
          if (close < 0 || close + 3 > limit) return -1;
          at = close + 3;
        } else if (startsWith(at, "<![CDATA[", limit)) {
          const close = bytes.indexOf("]]>", at + 9, "latin1");
          if (close < 0 || close + 3 > limit) return -1;
          kind = "verbatim";
          start = at + 9;
          end = close;
          return close + 3;
        } else if (limit - at < 9) return -1;
        else throw damaged(`The part ${part} declares a document type, which no workbook has and which can do harm.`);
      } else return tagToken(at, limit);
    }
  }

  function textToken(position: number, limit: number): number {
    let at = bytes.indexOf(LESS_THAN, position);
    if (at < 0 || at > limit) at = limit;
    // Text goes on until a tag begins: at the end of the bytes nobody knows yet.
    if (at === limit) return -1;
    kind = "text";
    start = position;
    end = at;
    return at;
  }

  function tagToken(position: number, limit: number): number {
    const closing = bytes[position + 1] === SLASH;
    let at = position + (closing ? 2 : 1);
    start = at;
    foreign = false;
    let colon = -1;
    for (; at < limit; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === COLON && colon < 0) colon = at;
      else if (byte <= SPACE || byte === SLASH || byte === GREATER_THAN || byte === LESS_THAN) break;
    }
    end = at;
    placeCount = 0;
    let declares = false;
    kind = closing ? "close" : "open";
    for (;;) {
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      const byte = bytes[at] ?? 0;
      if (byte === GREATER_THAN) break;
      if (byte === SLASH) {
        if (at + 1 >= limit) return -1;
        if (bytes[at + 1] !== GREATER_THAN || closing) throw malformed(position);
        kind = "empty";
        at++;
        break;
      }
      if (byte === LESS_THAN || byte === 0 || byte === QUOTE || byte === APOSTROPHE) throw malformed(position);
      const nameStart = at;
      while (at < limit && (bytes[at] ?? 0) > SPACE && bytes[at] !== EQUALS && bytes[at] !== GREATER_THAN) at++;
      const nameEnd = at;
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      if (bytes[at] !== EQUALS || nameEnd === nameStart) throw malformed(position);
      at++;
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      const quote = bytes[at] ?? 0;
      if (quote !== QUOTE && quote !== APOSTROPHE) throw malformed(position);
      const valueStart = at + 1;
      const valueEnd = bytes.indexOf(quote, valueStart);
      if (valueEnd < 0 || valueEnd >= limit) return -1;
      places[placeCount] = nameStart;
      places[placeCount + 1] = nameEnd;
      places[placeCount + 2] = valueStart;
      places[placeCount + 3] = valueEnd;
      placeCount += 4;
      if (bytes[nameStart] === LETTER_X && sameBytes(nameStart, Math.min(nameStart + 5, nameEnd), "xmlns")) {
        declares = true;
      }
      at = valueEnd + 1;
    }
    if (start === end || colon === start || colon === end - 1) throw malformed(position);
    if (declares) noteVocabularies();
    if (colon > 0) {
      foreign = foreignPrefixes.size > 0 && foreignPrefixes.has(bytes.toString("latin1", start, colon));
      start = colon + 1;
    }
    return at + 1;
  }

  function noteVocabularies(): void {
    for (let place = 0; place < placeCount; place += 4) {
      const name = nameAt(place);
      if (!name.startsWith("xmlns:")) continue;
      const prefix = name.slice("xmlns:".length);
      if (ownVocabulary.test(valueAt(place))) foreignPrefixes.delete(prefix);
      else foreignPrefixes.add(prefix);
    }
  }

  function nameAt(place: number): string {
    return bytes.toString("latin1", places[place], places[place + 1]);
  }

  function valueAt(place: number): string {
    return decodeXmlText(bytes.toString("utf8", places[place + 2], places[place + 3]), part);
  }

  function attribute(name: string): string | undefined {
    for (let place = 0; place < placeCount; place += 4) {
      if (sameBytes(places[place] ?? 0, places[place + 1] ?? 0, name)) return valueAt(place);
    }
    return undefined;
  }

  function withPrefix(name: string, isForeign: boolean): string | undefined {
    for (let place = 0; place < placeCount; place += 4) {
      const nameStart = places[place] ?? 0;
      const nameEnd = places[place + 1] ?? 0;
      const from = nameEnd - name.length;
      if (from - 1 <= nameStart || bytes[from - 1] !== COLON || !sameBytes(from, nameEnd, name)) continue;
      const hasForeign = foreignPrefixes.size > 0 && foreignPrefixes.has(bytes.toString("latin1", nameStart, from - 1));
      if (hasForeign === isForeign) return valueAt(place);
    }
    return undefined;
  }

  function sameBytes(from: number, to: number, text: string): boolean {
    if (to - from !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (bytes[from + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  function startsWith(from: number, text: string, limit: number): boolean {
    return from + text.length <= limit && sameBytes(from, from + text.length, text);
  }

  function malformed(position: number) {
    const shown = bytes
      .toString("utf8", position, position + 40)
      .replaceAll(/[^ -~]/g, "·")
      .trim();
    return damaged(`The part ${part} is not well-formed at “${shown}”.`);
  }

  return {
    get kind() {
      return kind;
    },
    get start() {
      return start;
    },
    get end() {
      return end;
    },
    get foreign() {
      return foreign;
    },
    next,
    is: (name) => sameBytes(start, end, name) && !foreign,
    attribute,
    prefixedAttribute: (name) => withPrefix(name, false),
    foreignAttribute: (name) => withPrefix(name, true),
    text() {
      if (kind === "verbatim") return normaliseLines(bytes.toString("utf8", start, end));
      return kind === "text" ? decodeXmlText(bytes.toString("utf8", start, end), part) : "";
    },
  };
}

/**
 * Undoes XML's escapes: the five named ones and character numbers.
 * @throws UnreadableFile for any other, which XML does not know without a document type.
 */
export function decodeXmlText(escaped: string, part: string): string {
  const text = normaliseLines(escaped);
  if (!text.includes("&")) return text;
  return text.replaceAll(/&([^;&]{0,12});?/g, (all, name: string) => {
    const character = all.endsWith(";") ? characterOf(name) : undefined;
    if (character === undefined) throw damaged(`The part ${part} uses the unknown escape “${all}”.`);
    return character;
  });
}

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const SPACE = 32;
const COLON = 58;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const QUESTION_MARK = 63;
const EXCLAMATION_MARK = 33;
const LETTER_X = 120;

/** Spreadsheet and package vocabularies, transitional and strict. What is in none of them is an extension. */
const SPREADSHEET_VOCABULARY = /spreadsheetml\/(?:2006\/)?main$|\/(?:relationships|content-types)$/;

const NAMED_CHARACTERS = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function characterOf(name: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (number === null) return NAMED_CHARACTERS.get(name);
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  if (code === 0 || code > 0x10ffff) return undefined;
  return code >= 0xd800 && code <= 0xdfff ? "\ufffd" : String.fromCodePoint(code);
}

/** XML reads every kind of line end as one line feed. */
function normaliseLines(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}
