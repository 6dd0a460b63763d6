interface Entry<Value> {
  readonly hash: number;
  readonly key: string;
  readonly key2: string;
  readonly value: Value;
}

const FIRST_SLOTS = 1024;
/** At most so many slots, half of them filled; then all are forgotten. */
const MOST_SLOTS = 1 << 18;
/** Of each piece so many characters at both ends choose the slot; all of them are compared. */
const HASHED = 8;

/** Values by one or two pieces of a text, found without cutting the text up. */
export class TextKeys<Value> {
  private slots: (Entry<Value> | undefined)[] = emptySlots(FIRST_SLOTS);
  private count = 0;

  /** The value of `text[from … to)` and `text[from2 … to2)`, where it was put in before. */
  find(text: string, from: number, to: number, from2: number, to2: number): Value | undefined {
    const hash = hashOf(text, from, to, from2, to2);
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = slots[at];
      if (entry === undefined) return undefined;
      if (entry.hash === hash && isKey(entry, text, from, to, from2, to2)) return entry.value;
    }
  }

  put(text: string, from: number, to: number, from2: number, to2: number, value: Value): Value {
    this.makeRoom();
    const key = detached(text.slice(from, to));
    const key2 = detached(text.slice(from2, to2));
    this.place({ hash: hashOf(text, from, to, from2, to2), key, key2, value });
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

/** A piece that was cut out of a text keeps the whole of it in memory: this is a copy of its own. */
function detached(piece: string): string {
  return Buffer.from(piece, "utf8").toString("utf8");
}

function emptySlots<Value>(length: number): (Entry<Value> | undefined)[] {
  return Array.from({ length }, () => undefined);
}

function hashOf(text: string, from: number, to: number, from2: number, to2: number): number {
  const hash = hashPiece(text, from2, to2, hashPiece(text, from, to, to - from));
  // The lower bits, which choose the slot, shall hang on all that was hashed.
  return hash ^ (hash >>> 15);
}

function hashPiece(text: string, from: number, to: number, start: number): number {
  let hash = start;
  const first = Math.min(to, from + HASHED);
  for (let at = from; at < first; at += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  for (let at = Math.max(first, to - HASHED); at < to; at += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  return Math.imul(hash, 0x01000193) ^ (to - from);
}

function isKey(
  { key, key2 }: Entry<unknown>,
  text: string,
  from: number,
  to: number,
  from2: number,
  to2: number,
): boolean {
  return (
    key.length === to - from &&
    key2.length === to2 - from2 &&
    text.startsWith(key, from) &&
    text.startsWith(key2, from2)
  );
}
