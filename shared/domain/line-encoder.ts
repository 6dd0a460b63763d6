const TAB = 9;
const SPACE = 32;
const APOSTROPHE = 39;
const STAR = 42;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const BACKSLASH = 92;
const TILDE = 126;
const FIRST_BYTES = 4096;
/** No number that is exact has more digits, with its minus. */
const MOST_DIGITS = 17;

const utf8 = new TextEncoder();

/**
 * Builds the bytes of one encoded line, field by field. Grows as it must; is used again for the next line. A class, since
 * a million lines pass through it: engines know the shape of an object with methods, and each closure is its own.
 */
export class LineEncoder {
  /** The bytes of the line are those before `end`. Read anew after each line: it may have been replaced by a larger one. */
  bytes = new Uint8Array(FIRST_BYTES);
  end = 0;

  /** Begins a line. */
  start(): void {
    this.end = 0;
  }

  /** Ends a field. */
  next(): void {
    if (this.end === this.bytes.length) this.grow(1);
    this.bytes[this.end] = TAB;
    this.end += 1;
  }

  /** Adds a text; tabs, line ends and backslashes are marked. */
  text(text: string): void {
    const { length } = text;
    if (this.end + length * 6 > this.bytes.length) this.grow(length * 6);
    const { bytes, end } = this;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < SPACE || code > TILDE || code === BACKSLASH) {
        // Rare: let the platform encode what is not plain.
        this.end += utf8.encodeInto(marked(text), bytes.subarray(end)).written;
        return;
      }
      bytes[end + index] = code;
    }
    this.end = end + length;
  }

  /**
   * Adds a part of a text, given by its codes, as it stands, if that is printable ASCII without backslashes, double spaces, spaces around it
   * or an asterisk behind it. An identifier must have no `+` or `.` either, for it may then be a number in exponents, and no
   * apostrophe before it, by which spreadsheets are told to keep it as text.
   * Otherwise adds nothing and says so.
   */
  copyPlain(codes: Uint8Array, from: number, to: number, isIdentifier: boolean): boolean {
    const length = to - from;
    if (this.end + length > this.bytes.length) this.grow(length);
    const { bytes, end } = this;
    let before = SPACE;
    for (let index = 0; index < length; index += 1) {
      const code = codes[from + index] ?? 0;
      if (code <= POINT) {
        if (code < SPACE || (code === SPACE && before === SPACE)) return false;
        if (isIdentifier && (code === PLUS || code === POINT || (code === APOSTROPHE && index === 0))) return false;
      } else if (code > TILDE || code === BACKSLASH) {
        return false;
      }
      bytes[end + index] = code;
      before = code;
    }
    if (before === SPACE || before === STAR) return false;
    this.end = end + length;
    return true;
  }

  /** Adds a whole number. */
  number(value: number): void {
    if (this.end + MOST_DIGITS > this.bytes.length) this.grow(MOST_DIGITS);
    this.end = putNumber(this.bytes, this.end, value);
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.end + more, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

/** Puts the digits of a whole number at a place; gives the place behind them. */
function putNumber(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  if (rest < 0) {
    bytes[at] = MINUS;
    at += 1;
    rest = -rest;
  }
  let digits = 1;
  for (let limit = 10; rest >= limit && digits < MOST_DIGITS; limit *= 10) digits += 1;
  const end = at + digits;
  for (let digit = end - 1; digit >= at; digit -= 1) {
    const left = Math.floor(rest / 10);
    bytes[digit] = ZERO + (rest - left * 10);
    rest = left;
  }
  return end;
}

function marked(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}
