import { garbled, notMadeBySpreadsheet } from "../unreadable-file.ts";

/** `empty` is a tag that closes itself; `verbatim` is a CDATA section, in which nothing is escaped. */
export type TokenKind = "open" | "empty" | "close" | "text" | "verbatim";

/**
 * Reads XML from bytes, tag by tag, without building a tree. Each `next` fills the same token again. Document types are
 * refused, so there are only XML's own five entities: nothing can be defined, expanded or fetched.
 */
export interface XmlTokens {
  readonly kind: TokenKind;
  /** The position of a tag's name without its prefix, or of the content of a text or CDATA section. */
  readonly start: number;
  readonly end: number;
  /** Whether the tag's prefix belongs to another vocabulary. Such a tag is an extension, whatever its name. */
  readonly foreign: boolean;
  /** Reads the token at `position`. Returns where the next one begins, or -1 if the bytes end within this one. */
  next(bytes: Buffer, position: number, end: number): number;
  /** Whether the tag has this name and is not foreign. */
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

/** `ownVocabulary` matches the namespaces that are not foreign. An undeclared prefix is not foreign. */
export function createXmlTokens(part: string, ownVocabulary: RegExp = SPREADSHEET_VOCABULARY): XmlTokens {
  return new TokensOfPart(part, ownVocabulary);
}

/** A class, because a small workbook is mostly small parts, and one object is made faster than a dozen functions. */
class TokensOfPart implements XmlTokens {
  kind: TokenKind = "text";
  start = 0;
  end = 0;
  foreign = false;
  private readonly part: string;
  private readonly ownVocabulary: RegExp;
  private bytes: Buffer = NO_BYTES;
  /** Four positions for each attribute: start and end of its name, start and end of its value. */
  private readonly places: number[] = [];
  private placeCount = 0;
  private foreignPrefixes: Set<string> | undefined;

  constructor(part: string, ownVocabulary: RegExp) {
    this.part = part;
    this.ownVocabulary = ownVocabulary;
  }

  next(source: Buffer, position: number, limit: number): number {
    const bytes = source;
    this.bytes = source;
    let at = position;
    for (;;) {
      if (at >= limit) {
        if (at === position) return -1;
        this.kind = "text";
        this.start = this.end = at;
        return at;
      }
      if (bytes[at] !== LESS_THAN) return this.textToken(at, limit);
      const after = bytes[at + 1];
      if (at + 1 >= limit) return -1;
      if (after === QUESTION_MARK) {
        const close = bytes.indexOf("?>", at + 2, "latin1");
        if (close < 0 || close + 2 > limit) return -1;
        at = close + 2;
      } else if (after === EXCLAMATION_MARK) {
        if (this.startsWith(at, "<!--", limit)) {
          const close = bytes.indexOf("-->", at + 4, "latin1");
          if (close < 0 || close + 3 > limit) return -1;
          at = close + 3;
        } else if (this.startsWith(at, "<![CDATA[", limit)) {
          const close = bytes.indexOf("]]>", at + 9, "latin1");
          if (close < 0 || close + 3 > limit) return -1;
          this.kind = "verbatim";
          this.start = at + 9;
          this.end = close;
          return close + 3;
        } else if (limit - at < 9) return -1;
        else
          throw notMadeBySpreadsheet(
            `The part ${this.part} declares a document type, which no workbook has and which can do harm.`,
          );
      } else return this.tagToken(at, limit);
    }
  }

  private textToken(position: number, limit: number): number {
    const { bytes } = this;
    let at = bytes.indexOf(LESS_THAN, position);
    if (at < 0 || at > limit) at = limit;
    // Text ends where a tag begins, and no tag has begun before the end of the bytes.
    if (at === limit) return -1;
    this.kind = "text";
    this.start = position;
    this.end = at;
    return at;
  }

  private tagToken(position: number, limit: number): number {
    const { bytes, places } = this;
    const closing = bytes[position + 1] === SLASH;
    let at = position + (closing ? 2 : 1);
    const start = at;
    this.start = start;
    this.foreign = false;
    let colon = -1;
    for (; at < limit; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === COLON && colon < 0) colon = at;
      else if (byte <= SPACE || byte === SLASH || byte === GREATER_THAN || byte === LESS_THAN) break;
    }
    const end = at;
    this.end = end;
    let placeCount = 0;
    let declares = false;
    this.kind = closing ? "close" : "open";
    for (;;) {
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      const byte = bytes[at] ?? 0;
      if (byte === GREATER_THAN) break;
      if (byte === SLASH) {
        if (at + 1 >= limit) return -1;
        if (bytes[at + 1] !== GREATER_THAN || closing) throw this.malformed(position);
        this.kind = "empty";
        at++;
        break;
      }
      if (byte === LESS_THAN || byte === 0 || byte === QUOTE || byte === APOSTROPHE) throw this.malformed(position);
      const nameStart = at;
      while (at < limit && (bytes[at] ?? 0) > SPACE && bytes[at] !== EQUALS && bytes[at] !== GREATER_THAN) at++;
      const nameEnd = at;
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      if (bytes[at] !== EQUALS || nameEnd === nameStart) throw this.malformed(position);
      at++;
      while (at < limit && (bytes[at] ?? 0) <= SPACE && bytes[at] !== 0) at++;
      if (at >= limit) return -1;
      const quote = bytes[at] ?? 0;
      if (quote !== QUOTE && quote !== APOSTROPHE) throw this.malformed(position);
      const valueStart = at + 1;
      const valueEnd = bytes.indexOf(quote, valueStart);
      if (valueEnd < 0 || valueEnd >= limit) return -1;
      places[placeCount] = nameStart;
      places[placeCount + 1] = nameEnd;
      places[placeCount + 2] = valueStart;
      places[placeCount + 3] = valueEnd;
      placeCount += 4;
      if (bytes[nameStart] === LETTER_X && this.sameBytes(nameStart, Math.min(nameStart + 5, nameEnd), "xmlns")) {
        declares = true;
      }
      at = valueEnd + 1;
    }
    this.placeCount = placeCount;
    if (start === end || colon === start || colon === end - 1) throw this.malformed(position);
    if (declares) this.noteVocabularies();
    if (colon > 0) {
      this.foreign = this.foreignPrefixes?.has(bytes.toString("latin1", start, colon)) === true;
      this.start = colon + 1;
    }
    return at + 1;
  }

  private noteVocabularies(): void {
    for (let place = 0; place < this.placeCount; place += 4) {
      const name = this.nameAt(place);
      if (!name.startsWith("xmlns:")) continue;
      const prefix = name.slice("xmlns:".length);
      if (this.ownVocabulary.test(this.valueAt(place))) this.foreignPrefixes?.delete(prefix);
      else (this.foreignPrefixes ??= new Set()).add(prefix);
    }
  }

  private nameAt(place: number): string {
    return this.bytes.toString("latin1", this.places[place], this.places[place + 1]);
  }

  private valueAt(place: number): string {
    return decodeXmlText(this.bytes.toString("utf8", this.places[place + 2], this.places[place + 3]), this.part);
  }

  attribute(name: string): string | undefined {
    for (let place = 0; place < this.placeCount; place += 4) {
      if (this.sameBytes(this.places[place] ?? 0, this.places[place + 1] ?? 0, name)) return this.valueAt(place);
    }
    return undefined;
  }

  private withPrefix(name: string, isForeign: boolean): string | undefined {
    const { bytes } = this;
    for (let place = 0; place < this.placeCount; place += 4) {
      const nameStart = this.places[place] ?? 0;
      const nameEnd = this.places[place + 1] ?? 0;
      const from = nameEnd - name.length;
      if (from - 1 <= nameStart || bytes[from - 1] !== COLON || !this.sameBytes(from, nameEnd, name)) continue;
      const hasForeign = this.foreignPrefixes?.has(bytes.toString("latin1", nameStart, from - 1)) === true;
      if (hasForeign === isForeign) return this.valueAt(place);
    }
    return undefined;
  }

  private sameBytes(from: number, to: number, text: string): boolean {
    const { bytes } = this;
    if (to - from !== text.length) return false;
    for (let index = 0; index < text.length; index++) {
      if (bytes[from + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  private startsWith(from: number, text: string, limit: number): boolean {
    return from + text.length <= limit && this.sameBytes(from, from + text.length, text);
  }

  private malformed(position: number) {
    const shown = this.bytes
      .toString("utf8", position, position + 40)
      .replaceAll(/[^ -~]/g, "·")
      .trim();
    return garbled(`The part ${this.part} is not well-formed at “${shown}”.`);
  }

  is(name: string): boolean {
    return this.sameBytes(this.start, this.end, name) && !this.foreign;
  }

  prefixedAttribute(name: string): string | undefined {
    return this.withPrefix(name, false);
  }

  foreignAttribute(name: string): string | undefined {
    return this.withPrefix(name, true);
  }

  text(): string {
    if (this.kind === "verbatim") return normaliseLines(this.bytes.toString("utf8", this.start, this.end));
    return this.kind === "text" ? decodeXmlText(this.bytes.toString("utf8", this.start, this.end), this.part) : "";
  }
}

/**
 * Replaces XML's escapes: the five named ones and character numbers.
 * @throws UnreadableFile for any other escape, which XML does not allow without a document type.
 */
export function decodeXmlText(escaped: string, part: string): string {
  const text = normaliseLines(escaped);
  if (!text.includes("&")) return text;
  return text.replaceAll(/&([^;&]{0,12});?/g, (all, name: string) => {
    const character = all.endsWith(";") ? characterOf(name) : undefined;
    if (character === undefined) throw garbled(`The part ${part} uses the unknown escape “${all}”.`);
    return character;
  });
}

const NO_BYTES = Buffer.alloc(0);
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

/** Spreadsheet and package vocabularies, transitional and strict. All others are extensions. */
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

/** In XML, every kind of line end is one line feed. */
function normaliseLines(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}
