interface Entry<Value> {
  readonly hash: number;
  readonly key: DataView;
  readonly split: number;
  readonly value: Value;
}

const FIRST_SLOTS = 1024;
/** At most so many slots, half of them full; after that the map starts empty again. */
const MOST_SLOTS = 1 << 18;
/** So many codes are compared at once. */
const WORD = 4;
/** The hash uses so many words of each run; the comparison uses all of them. */
const HASHED_WORDS = 4;
const BEYOND_LATIN = 255;

/**
 * A hash map whose key is one or two runs of character codes of a text, so that a lookup makes no string. Runs with
 * characters beyond Latin-1 are never stored.
 */
export class CodeRunMap<Value> {
  private slots: (Entry<Value> | undefined)[] = emptySlots(FIRST_SLOTS);
  private count = 0;
  private codes: Uint8Array = new Uint8Array(0);
  private words = viewOf(this.codes);

  /** The value stored for `codes[from … to)` and `codes[from2 … to2)`, if there is one. */
  find(codes: Uint8Array, from: number, to: number, from2: number, to2: number): Value | undefined {
    if (codes !== this.codes) this.useCodes(codes);
    const { words, slots } = this;
    const hash = hashOf(words, from, to, from2, to2);
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = slots[at];
      if (entry === undefined) return undefined;
      if (entry.hash === hash && isKey(entry, words, from, to, from2, to2)) return entry.value;
    }
  }

  put(codes: Uint8Array, from: number, to: number, from2: number, to2: number, value: Value): Value {
    const key = new Uint8Array(to - from + to2 - from2);
    key.set(codes.subarray(from, to));
    key.set(codes.subarray(from2, to2), to - from);
    // All characters beyond Latin-1 have the same code, so runs with them can't be told apart.
    if (key.includes(BEYOND_LATIN)) return value;
    this.makeRoom();
    const split = to - from;
    const view = viewOf(key);
    this.place({ hash: hashOf(view, 0, split, split, key.length), key: view, split, value });
    return value;
  }

  private useCodes(codes: Uint8Array): void {
    this.codes = codes;
    this.words = viewOf(codes);
  }

  private makeRoom(): void {
    const oldSlots = this.slots;
    if ((this.count + 1) * 2 <= oldSlots.length) return;
    this.count = 0;
    this.slots = emptySlots(oldSlots.length < MOST_SLOTS ? oldSlots.length * 2 : FIRST_SLOTS);
    if (this.slots.length > oldSlots.length) for (const entry of oldSlots) if (entry) this.place(entry);
  }

  private place(entry: Entry<Value>): void {
    const { slots } = this;
    let at = entry.hash & (slots.length - 1);
    while (slots[at]) at = (at + 1) & (slots.length - 1);
    slots[at] = entry;
    this.count += 1;
  }
}

function emptySlots<Value>(length: number): (Entry<Value> | undefined)[] {
  return Array.from({ length }, () => undefined);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function hashOf(words: DataView, from: number, to: number, from2: number, to2: number): number {
  const hash = hashRun(words, from2, to2, hashRun(words, from, to, 0));
  // The lower bits choose the slot, so they must depend on everything that was hashed.
  return hash ^ (hash >>> 15);
}

function hashRun(words: DataView, from: number, to: number, start: number): number {
  const length = to - from;
  let hash = Math.imul(start, 31) + length;
  if (length < WORD) {
    for (let at = from; at < to; at += 1) hash = Math.imul(hash, 31) + words.getUint8(at);
    return Math.imul(hash, 0x01000193);
  }
  const last = to - WORD;
  const step = Math.max(WORD, Math.floor((last - from) / (HASHED_WORDS - 1)));
  for (let at = from; at < last; at += step) hash = mixed(hash, words.getInt32(at, true));
  return mixed(hash, words.getInt32(last, true));
}

function mixed(hash: number, word: number): number {
  const both = Math.imul(hash ^ word, 0x9e3779b1);
  return both ^ (both >>> 15);
}

function isKey(
  { key, split }: Entry<unknown>,
  words: DataView,
  from: number,
  to: number,
  from2: number,
  to2: number,
): boolean {
  if (split !== to - from || key.byteLength - split !== to2 - from2) return false;
  return isSame(key, 0, split, words, from) && isSame(key, split, key.byteLength, words, from2);
}

function isSame(key: DataView, start: number, end: number, words: DataView, from: number): boolean {
  const shift = from - start;
  if (end - start < WORD) {
    for (let at = start; at < end; at += 1) if (key.getUint8(at) !== words.getUint8(at + shift)) return false;
    return true;
  }
  const last = end - WORD;
  for (let at = start; at < last; at += WORD)
    if (key.getInt32(at, true) !== words.getInt32(at + shift, true)) return false;
  return key.getInt32(last, true) === words.getInt32(last + shift, true);
}
