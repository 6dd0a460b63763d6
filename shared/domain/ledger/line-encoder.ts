const TAB = 9;
const LINE_FEED = 10;
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
const COPIED_SINGLY = 160;
/** The longest exact number, with its minus sign. */
const MOST_DIGITS = 17;
const MOST_SHORT = 0x3fffffff;

const utf8 = new TextEncoder();

/**
 * Builds the bytes of one encoded line, field by field. The buffer grows when needed and is reused for the next line. This is
 * a class for speed: a million lines pass through it, and engines optimise methods of one class better than closures.
 */
export class LineEncoder {
  /** The line is the bytes before `end`. Read this property again after each line: growing replaces the array. */
  bytes = new Uint8Array(FIRST_BYTES);
  end = 0;

  /** Begins a line. */
  start(): void {
    this.end = 0;
  }

  /** Ends a field. */
  endField(): void {
    if (this.end === this.bytes.length) this.grow(1);
    this.bytes[this.end] = TAB;
    this.end += 1;
  }

  /** Adds a text, with tabs, line ends and backslashes escaped. */
  addText(text: string): void {
    const { length } = text;
    if (this.end + length * 6 > this.bytes.length) this.grow(length * 6);
    const { bytes, end } = this;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < SPACE || code > TILDE || code === BACKSLASH) {
        // Rare: let the platform encode text that is not plain ASCII.
        this.end += utf8.encodeInto(escapeText(text), bytes.subarray(end)).written;
        return;
      }
      bytes[end + index] = code;
    }
    this.end = end + length;
  }

  /**
   * Adds part of a text, given as character codes, unchanged. The text must be printable ASCII without backslashes, double
   * spaces, spaces around it or an asterisk at its end. An identifier must also have no `+` or `.` (it might be a number in
   * exponent notation) and no leading apostrophe (spreadsheets use it to mark text).
   *
   * @returns false if the text is not like that; then nothing was added
   */
  addPlainText(codes: Uint8Array, from: number, to: number, isIdentifier: boolean): boolean {
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
  addNumber(value: number): void {
    if (this.end + MOST_DIGITS > this.bytes.length) this.grow(MOST_DIGITS);
    this.end = putNumber(this.bytes, this.end, value);
  }

  /** Adds the content of another encoder, and a line end. */
  addLine({ bytes: added, end: count }: LineEncoder): void {
    // One more, for the line end.
    if (this.end + count >= this.bytes.length) this.grow(count + 1);
    const { bytes, end } = this;
    // For a short line, copying byte by byte is faster than creating a view.
    if (count <= COPIED_SINGLY) for (let at = 0; at < count; at += 1) bytes[end + at] = added[at] ?? 0;
    else bytes.set(added.subarray(0, count), end);
    bytes[end + count] = LINE_FEED;
    this.end = end + count + 1;
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.end + more, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

/** Writes the digits of a whole number at a place; returns the place after them. */
function putNumber(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  if (rest < 0) {
    bytes[at] = MINUS;
    at += 1;
    rest = -rest;
  }
  // Engines divide 31-bit numbers several times as fast as others, and hardly any amount is larger.
  return rest <= MOST_SHORT ? putShort(bytes, at, rest | 0) : putLong(bytes, at, rest);
}

function putShort(bytes: Uint8Array, at: number, value: number): number {
  let end = at + 1;
  for (let left = (value / 10) | 0; left > 0; left = (left / 10) | 0) end += 1;
  let rest = value;
  for (let digit = end - 1; digit >= at; digit -= 1) {
    const left = (rest / 10) | 0;
    bytes[digit] = ZERO + (rest - left * 10);
    rest = left;
  }
  return end;
}

function putLong(bytes: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit && digits < MOST_DIGITS; limit *= 10) digits += 1;
  const end = at + digits;
  let rest = value;
  for (let digit = end - 1; digit >= at; digit -= 1) {
    const left = Math.floor(rest / 10);
    bytes[digit] = ZERO + (rest - left * 10);
    rest = left;
  }
  return end;
}

function escapeText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}
