const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CHARACTERS = 16;

/** How many random bytes a hold code needs. */
export const HOLD_CODE_BYTES = 10;

/**
 * Makes a hold code, `HOLD-QK3F-7ZTA-M2WX-5CBN`: the one-time code with which a registered address confirms a held
 * statement. People see it as "reference". It has 80 random bits, so that only those who got the message can answer it.
 *
 * @param random exactly `HOLD_REFERENCE_BYTES` bytes from a cryptographic source
 * @throws RangeError for any other number of bytes
 */
export function holdCodeOf(random: Uint8Array): string {
  if (random.length !== HOLD_CODE_BYTES) throw new RangeError(`needs ${HOLD_CODE_BYTES} random bytes`);
  let bits = random.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  let text = "";
  for (let index = 0; index < CHARACTERS; index++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `HOLD-${text.replaceAll(/(.{4})(?=.)/g, "$1-")}`;
}

const HOLD_CODE = /(?<![A-Z0-9-])HOLD(?:-[A-Z2-7]{4}){4}(?![A-Z0-9])/i;

/** The first hold code in a text, in capitals; `undefined` if there is none. */
export function findHoldCode(text: string): string | undefined {
  return HOLD_CODE.exec(text)?.[0].toUpperCase();
}

/** A text without its hold codes, whose random letters might form words. */
export function withoutHoldCodes(text: string): string {
  return text.replaceAll(new RegExp(HOLD_CODE, "gi"), " ");
}
