import { commonCharacters } from "../../references/normalise-reference.ts";

/** An invoice number taken apart, so that two writings of one number can be compared piece by piece. */
export interface NumberParts {
  /** The letters before the first digit, without words that only announce a number: `PATH` of `Inv. PATH-00421`. */
  readonly head: string;
  /** Letters and digits from the first digit on, without leading zeros: `421`. For a number without digits, its letters. */
  readonly core: string;
  /** How many zeros the number begins with. */
  readonly zeros: number;
  /** Where the core has marks between its characters, counted from its end: `[2]` of `21/10`. */
  readonly cuts: readonly number[];
  /** The core with the leading zeros of each of its segments taken out: `2022` and `0123` become `2022123`. */
  readonly segments: string;
  /** The segments with `|` between them: 270/0422 is not 2704/22, although the digits are the same without zeros. */
  readonly pieces: string;
  /** The segments without the ending: `10421` of `10421-SUPP`, `10421A` and `10421/2`; empty if there is none. */
  readonly base: string;
  /** All numbers that this one may extend by an ending: `2` and `2PART` of `2 (part paid)`. */
  readonly bases: readonly string[];
  /** What `base` leaves out: `SUPP`. */
  readonly ending: string;
  /** Whether the number has no digit, such as `SLA`. */
  readonly isWord: boolean;
}

const LONGEST_ENDING = 8;
const LONGEST_ENDINGS = 14;
const SHORTEST_GLUED_NOISE = 3;

/** Words before a number that announce it and are no part of it. */
const announcements = [
  "INVOICE",
  "INVOICES",
  "INV",
  "INVS",
  "NO",
  "NOS",
  "NR",
  "NUM",
  "NUMBER",
  "OUR",
  "YOUR",
  "REF",
  "REFERENCE",
  "SALES",
  "TAX",
  "DOC",
  "DOCUMENT",
  "BILL",
];

/** Words behind a number that say something of the copy and nothing of the document. */
const copyWords = new Set(["COPY", "RESENT", "OVERDUE", "DUPLICATE", "DUP", "REMINDER"]);

/** Takes numbers apart for one pair of organisations, and remembers the results. */
export class NumberReader {
  readonly #noise: ReadonlySet<string>;
  readonly #glued: readonly string[];
  readonly #known = new Map<string, NumberParts>();

  /** @param affixes what people write before or after a number, in capitals without marks (reference data) */
  constructor(affixes: readonly string[]) {
    const long = affixes.filter((affix) => affix.length >= SHORTEST_GLUED_NOISE);
    this.#noise = new Set([...announcements, ...long]);
    this.#glued = [...this.#noise]
      // The plural would take the first letter of a head: INVSN is INV and SN.
      .filter((word) => word.length >= SHORTEST_GLUED_NOISE && !word.endsWith("S"))
      .sort((one, other) => other.length - one.length);
  }

  read(text: string): NumberParts {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const parts = this.#takeApart(text);
    this.#known.set(text, parts);
    return parts;
  }

  /** Whether a word in capitals only announces a number. */
  isNoise(word: string): boolean {
    return this.#noise.has(word);
  }

  /** The words of a number, without those that only announce it or speak of the copy. */
  wordsOf(text: string): string[] {
    const words = [...withoutCopyWords(wordsAndMarks(text))];
    let first = words[0];
    while (first !== undefined && words.length > 1 && this.#noise.has(first)) {
      words.shift();
      first = words[0];
    }
    if (first === undefined) return words;
    const head = /^\p{L}*/u.exec(first)?.[0] ?? "";
    if (head !== "" && head.length < first.length) {
      words[0] = (this.#noise.has(head) ? "" : this.#withoutGluedNoise(head)) + first.slice(head.length);
    } else if (head !== "") words[0] = this.#withoutGluedNoise(head);
    return words;
  }

  /** A text in capitals without the words behind it that only announce the number that follows. */
  withoutNoiseBehind(text: string): string {
    const noise = this.#glued.find((word) => text.endsWith(word));
    return noise === undefined ? text : this.withoutNoiseBehind(text.slice(0, -noise.length));
  }

  #takeApart(text: string): NumberParts {
    const words = withoutCopyWords(wordsAndMarks(text));
    const head: string[] = [];
    let body = "";
    const cutsFromStart: number[] = [];
    let inBody = false;
    for (const word of words) {
      if (inBody) {
        cutsFromStart.push(body.length);
        body += word;
        continue;
      }
      const digit = word.search(/\d/);
      if (digit < 0) {
        if (!this.#noise.has(word)) head.push(this.#withoutGluedNoise(word));
        continue;
      }
      inBody = true;
      const before = word.slice(0, digit);
      if (before !== "" && !this.#noise.has(before)) head.push(this.#withoutGluedNoise(before));
      body = word.slice(digit);
    }
    if (!inBody) {
      const named = words.filter((word) => !this.#noise.has(word)).map((word) => this.#withoutGluedNoise(word));
      const letters = (named.length === 0 ? words : named).join("");
      return {
        head: "",
        core: letters,
        zeros: 0,
        cuts: [],
        segments: letters,
        pieces: letters,
        base: "",
        bases: [],
        ending: "",
        isWord: true,
      };
    }
    const zeros = /^0*(?=[^0])/.exec(body)?.[0].length ?? Math.max(0, body.length - 1);
    const core = body.slice(zeros);
    const places = cutsFromStart.filter((place) => place > zeros);
    const boundary = lastBoundary(body, cutsFromStart, zeros);
    const segmentsTo = (end: number): string => {
      const before = cutsFromStart.filter((cut) => cut < end);
      return withoutZerosOfSegments(body.slice(0, end), before);
    };
    return {
      head: head.join(""),
      core,
      zeros,
      cuts: places.map((place) => body.length - place),
      segments: withoutZerosOfSegments(body, cutsFromStart),
      pieces: withoutZerosOfSegments(body, cutsFromStart, "|"),
      base: boundary === undefined ? "" : segmentsTo(boundary),
      bases: boundariesOf(body, cutsFromStart, zeros).map(segmentsTo),
      ending: boundary === undefined ? "" : body.slice(boundary),
      isWord: false,
    };
  }

  #withoutGluedNoise(word: string): string {
    const glued = this.#glued.find((noise) => word.startsWith(noise) && word.length > noise.length);
    return glued === undefined ? word : this.#withoutGluedNoise(word.slice(glued.length));
  }
}

/** The runs of letters and digits of a text, in capitals. */
export function wordsAndMarks(text: string): string[] {
  return commonCharacters(text)
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function withoutCopyWords(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && copyWords.has(words[end - 1] ?? "")) end--;
  return words.slice(0, end);
}

/** Where the ending of a body begins: behind its last mark, or at a letter that follows a digit. `PART 2` is one ending. */
function lastBoundary(body: string, cuts: readonly number[], zeros: number): number | undefined {
  const isLetter = (at: number): boolean => /\p{L}/u.test(body.charAt(at));
  for (let at = body.length - 1; at > zeros && body.length - at <= LONGEST_ENDING; at--) {
    const isBehindDigit = !isLetter(at - 1);
    if (isBehindDigit ? isLetter(at) || cuts.includes(at) : cuts.includes(at) && isLetter(at)) return at;
  }
  return undefined;
}

/** All places where an ending may begin. */
function boundariesOf(body: string, cuts: readonly number[], zeros: number): readonly number[] {
  const boundaries: number[] = [];
  for (let at = body.length - 1; at > zeros && body.length - at <= LONGEST_ENDINGS; at--) {
    const isCut = cuts.includes(at);
    const isLetterBehindDigit = /\p{L}/u.test(body.charAt(at)) && /\d/.test(body.charAt(at - 1));
    if (isCut || isLetterBehindDigit) boundaries.push(at);
  }
  return boundaries;
}

function withoutZerosOfSegments(body: string, cuts: readonly number[], between = ""): string {
  const starts = [0, ...cuts];
  return starts
    .map((from, at) => body.slice(from, starts[at + 1] ?? body.length).replace(/^0+(?=.)/, ""))
    .join(between);
}
