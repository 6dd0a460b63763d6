import { createDecipheriv, createHash, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { crc32, inflateRawSync } from "node:zlib";

import type { ReadingLimits } from "../reading-limits.ts";
import { garbled, tooLargeInside, passwordProtected, type UnreadableFile } from "../unreadable-file.ts";
import { createXmlTokens } from "../xml/xml-tokens.ts";
import type { ZipEntry } from "../zip/zip-directory.ts";

/** How a part of an OpenDocument file is encrypted, as the manifest says. */
export interface PartEncryption {
  readonly inflatedBytes: number;
  readonly algorithm: string;
  readonly vector: Buffer;
  readonly derivation: string;
  readonly iterations: number;
  readonly keyBytes: number;
  readonly salt: Buffer;
  readonly startKey: string;
  readonly checksumKind: string;
  readonly checksum: Buffer;
}

/** Reads how a part is encrypted; `undefined` if it is not. */
export function readPartEncryption(
  { bytes, end }: { readonly bytes: Buffer; readonly end: number },
  part: string,
): PartEncryption | undefined {
  const tokens = createXmlTokens(MANIFEST, /manifest/);
  const attributes = new Map<string, string>();
  let inPart = false;
  let encrypted = false;
  for (let position = bytes[0] === 0xef ? 3 : 0; position < end;) {
    position = tokens.next(bytes, position, end);
    if (position < 0) break;
    if (tokens.kind === "close" && tokens.is("file-entry")) inPart = false;
    if (tokens.kind !== "open" && tokens.kind !== "empty") continue;
    if (tokens.is("file-entry")) {
      const path = tokens.prefixedAttribute("full-path") ?? tokens.attribute("full-path");
      // Newer programs encrypt the whole package as this one part.
      inPart = tokens.kind === "open" && (path === part || path === "encrypted-package");
    }
    if (!inPart) continue;
    if (tokens.is("encryption-data")) encrypted = true;
    for (const name of ATTRIBUTES) {
      const value = tokens.prefixedAttribute(name) ?? tokens.attribute(name);
      if (value !== undefined) attributes.set(`${tokens.is("start-key-generation") ? "start-" : ""}${name}`, value);
    }
  }
  if (!encrypted) return undefined;
  return {
    inflatedBytes: Number(attributes.get("size") ?? 0),
    algorithm: attributes.get("algorithm-name") ?? "",
    vector: Buffer.from(attributes.get("initialisation-vector") ?? "", "base64"),
    derivation: attributes.get("key-derivation-name") ?? "",
    iterations: Number(attributes.get("iteration-count") ?? 0),
    keyBytes: Number(attributes.get("key-size") ?? 16),
    salt: Buffer.from(attributes.get("salt") ?? "", "base64"),
    startKey: attributes.get("start-start-key-generation-name") ?? "SHA1",
    checksumKind: attributes.get("checksum-type") ?? "",
    checksum: Buffer.from(attributes.get("checksum") ?? "", "base64"),
  };
}

/**
 * Decrypts a part with the first password that fits.
 * @returns the unpacked part, as the only entry of a zip file.
 * @throws UnreadableFile if no password fits or the encryption is not supported.
 */
export async function decryptPart(
  encrypted: Buffer,
  encryption: PartEncryption,
  passwords: readonly string[],
  limits: ReadingLimits,
): Promise<{ readonly bytes: Buffer; readonly entry: ZipEntry }> {
  const { algorithm, derivation, iterations, keyBytes, salt, startKey } = encryption;
  if (!algorithm.endsWith("aes256-cbc") || !derivation.endsWith("PBKDF2") || keyBytes !== 32) {
    throw encryptionNotSupported();
  }
  if (!(iterations >= 1 && iterations <= MOST_ITERATIONS)) {
    throw tooLargeInside(`The password check asks for ${iterations} rounds; ${MOST_ITERATIONS} are allowed.`);
  }
  if (encryption.inflatedBytes > limits.inflatedBytes) {
    throw tooLargeInside(
      `The encrypted part unpacks to ${encryption.inflatedBytes} bytes; ${limits.inflatedBytes} are allowed.`,
    );
  }
  const digest = startKey.toLowerCase().includes("sha256") ? "sha256" : "sha1";
  for (const password of passwords) {
    const start = createHash(digest).update(password, "utf8").digest();
    const key = await deriveKey(start, salt, iterations, keyBytes, "sha1");
    const packed = decrypt(encrypted, key, encryption.vector);
    if (packed !== undefined && checksumFits(packed, encryption)) return asEntry(packed, encryption);
  }
  throw passwordProtected(
    passwords.length === 0
      ? "The file is protected by a password."
      : "The file is protected by a password, and none of the registered ones opens it.",
  );
}

const MANIFEST = "META-INF/manifest.xml";
/** Programs use 1,024 to 100,000 rounds; a file with a billion rounds is meant to keep us busy. */
const MOST_ITERATIONS = 5_000_000;
const ATTRIBUTES = [
  "size",
  "algorithm-name",
  "initialisation-vector",
  "key-derivation-name",
  "iteration-count",
  "key-size",
  "salt",
  "start-key-generation-name",
  "checksum-type",
  "checksum",
];

const deriveKey = promisify(pbkdf2);

function encryptionNotSupported(): UnreadableFile {
  return passwordProtected("The file is protected by a password, in a way that can only be opened in its own program.");
}

/** Decrypts AES-256-CBC with the padding of XML encryption: only its last byte is defined, and says how long it is. */
function decrypt(encrypted: Buffer, key: Buffer, vector: Buffer): Buffer | undefined {
  if (vector.length !== 16 || encrypted.length === 0 || encrypted.length % 16 !== 0) return undefined;
  const decipher = createDecipheriv("aes-256-cbc", key, vector);
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  return padding >= 1 && padding <= 16 ? padded.subarray(0, padded.length - padding) : undefined;
}

function checksumFits(packed: Buffer, { checksumKind, checksum }: PartEncryption): boolean {
  const digest = checksumKind.toLowerCase().includes("sha256") ? "sha256" : "sha1";
  const covered = checksumKind.toLowerCase().endsWith("1k") ? packed.subarray(0, 1024) : packed;
  return createHash(digest).update(covered).digest().equals(checksum);
}

function asEntry(packed: Buffer, { inflatedBytes }: PartEncryption): { bytes: Buffer; entry: ZipEntry } {
  let inflated: Buffer;
  try {
    inflated = inflateRawSync(packed, { maxOutputLength: inflatedBytes + 1 });
  } catch {
    throw garbled("The encrypted part content.xml does not unpack.");
  }
  const entry: ZipEntry = {
    name: "content.xml",
    deflated: false,
    crc32: crc32(inflated),
    packedBytes: inflated.length,
    inflatedBytes: inflated.length,
    dataStart: 0,
  };
  return { bytes: inflated, entry };
}
