interface Entry<Value> {
  readonly hash: number;
  readonly key: Uint8Array;
  readonly split: number;
  readonly value: Value;
}

const FIRST_SLOTS = 1024;
/** At most so many slots, half of them filled; then all are forgotten. */
const MOST_SLOTS = 1 << 18;
/** Of each piece so many characters at both ends choose the slot; all of them are compared. */
const HASHED = 8;
const BEYOND_ASCII = 255;

/** Values by one or two runs of codes in a text, found without cutting the text up. */
export class CodeKeys<Value> {
  private slots: (Entry<Value> | undefined)[] = emptySlots(FIRST_SLOTS);
  private count = 0;

  /** The value of `codes[from … to)` and `codes[from2 … to2)`, where it was put in before. */
  find(codes: Uint8Array, from: number, to: number, from2: number, to2: number): Value | undefined {
    const hash = hashOf(codes, from, to, from2, to2);
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = slots[at];
      if (entry === undefined) return undefined;
      if (entry.hash === hash && isKey(entry, codes, from, to, from2, to2)) return entry.value;
    }
  }

  put(codes: Uint8Array, from: number, to: number, from2: number, to2: number, value: Value): Value {
    const key = new Uint8Array(to - from + to2 - from2);
    key.set(codes.subarray(from, to));
    key.set(codes.subarray(from2, to2), to - from);
    // What is beyond ASCII has no code of its own: it can't be found again, only told as it comes.
    if (key.includes(BEYOND_ASCII)) return value;
    this.makeRoom();
    this.place({ hash: hashOf(codes, from, to, from2, to2), key, split: to - from, value });
    return value;
  }

  private makeRoom(): void {
    const before = this.slots;
    if ((this.count + 1) * 2 <= before.length) return;
    this.count = 0;
    this.slots = emptySlots(before.length < MOST_SLOTS ? before.length * 2 : FIRST_SLOTS);
    if (this.slots.length > before.length) for (const entry of before) if (entry) this.place(entry);
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

function hashOf(codes: Uint8Array, from: number, to: number, from2: number, to2: number): number {
  const hash = hashPiece(codes, from2, to2, hashPiece(codes, from, to, to - from));
  // The lower bits, which choose the slot, shall hang on all that was hashed.
  return hash ^ (hash >>> 15);
}

function hashPiece(codes: Uint8Array, from: number, to: number, start: number): number {
  const length = to - from;
  // Two sums side by side: neither waits for the other.
  let front = start;
  let back = length;
  const half = length < HASHED * 2 ? (length + 1) >> 1 : HASHED;
  for (let at = 0; at < half; at += 1) {
    front = Math.imul(front, 31) + (codes[from + at] ?? 0);
    back = Math.imul(back, 37) + (codes[to - 1 - at] ?? 0);
  }
  return Math.imul(front, 0x01000193) ^ back;
}

function isKey(
  { key, split }: Entry<unknown>,
  codes: Uint8Array,
  from: number,
  to: number,
  from2: number,
  to2: number,
): boolean {
  if (split !== to - from || key.length - split !== to2 - from2) return false;
  for (let at = from, place = 0; at < to; at += 1, place += 1) if (codes[at] !== key[place]) return false;
  for (let at = from2, place = split; at < to2; at += 1, place += 1) if (codes[at] !== key[place]) return false;
  return true;
}
