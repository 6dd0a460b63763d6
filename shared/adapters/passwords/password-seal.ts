import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Seals the passwords of workbooks while they are stored and queued, and opens them for whoever tries them. */
export interface PasswordSeal {
  /** The password as it is stored; each time another text. */
  readonly seal: (password: string) => string;
  /** The password in a stored text; `undefined` if it was sealed with another key. A text that was never sealed is the password. */
  readonly open: (stored: string) => string | undefined;
}

const CIPHER = "aes-256-gcm";
const SEALED = "sealed:1:";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Ties a sealed text to its use. */
const USE = Buffer.from("accord: password of a workbook");

/** How many bytes a key has. */
export const PASSWORD_KEY_BYTES = 32;

/**
 * Seals with AES-256-GCM.
 *
 * @param key in hexadecimal; without one nothing is sealed, because what is stored is encrypted otherwise: on AWS by the stage's own key
 */
export function passwordSeal(key: string | undefined): PasswordSeal {
  if (key === undefined)
    return { seal: (password) => password, open: (stored) => (isSealed(stored) ? undefined : stored) };
  const bytes = Buffer.from(key, "hex");
  return {
    seal: (password) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(USE);
      const sealed = Buffer.concat([cipher.update(password, "utf8"), cipher.final()]);
      return SEALED + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open: (stored) => (isSealed(stored) ? opened(Buffer.from(stored.slice(SEALED.length), "base64"), bytes) : stored),
  };
}

/** Whether a text is a sealed password, or pretends to be. */
export function isSealed(stored: string): boolean {
  return stored.startsWith(SEALED);
}

function opened(sealed: Buffer, key: Buffer): string | undefined {
  const [nonce, tag] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(USE).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    return undefined;
  }
}
