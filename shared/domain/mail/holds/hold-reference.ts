const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CHARACTERS = 16;

/** How many random bytes a reference needs. */
export const HOLD_REFERENCE_BYTES = 10;

/**
 * The one-time reference by which a registered address confirms a held statement, `HOLD-QK3F-7ZTA-M2WX-5CBN`: 80 random
 * bits, so that nobody who did not get the message can answer it.
 *
 * @param random exactly `HOLD_REFERENCE_BYTES` bytes from a cryptographic source
 * @throws RangeError for any other number of bytes
 */
export function holdReferenceOf(random: Uint8Array): string {
  if (random.length !== HOLD_REFERENCE_BYTES) throw new RangeError(`needs ${HOLD_REFERENCE_BYTES} random bytes`);
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let text = "";
  for (let index = 0; index < CHARACTERS; index++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `HOLD-${text.replaceAll(/(.{4})(?=.)/g, "$1-")}`;
}

const REFERENCE = /(?<![A-Z0-9-])HOLD(?:-[A-Z2-7]{4}){4}(?![A-Z0-9])/i;

/** The first reference in a text, in capitals; `undefined` where there is none. */
export function findHoldReference(text: string): string | undefined {
  return REFERENCE.exec(text)?.[0].toUpperCase();
}

/** A text without its references, whose letters are drawn and mean nothing. */
export function withoutHoldReferences(text: string): string {
  return text.replaceAll(new RegExp(REFERENCE, "gi"), " ");
}
