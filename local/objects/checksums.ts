import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** The checksums that this endpoint computes, by their S3 header names. */
export const CHECKSUM_HEADERS = ["x-amz-checksum-crc32", "x-amz-checksum-sha1", "x-amz-checksum-sha256"] as const;

export type ChecksumHeader = (typeof CHECKSUM_HEADERS)[number];

export interface Digests {
  readonly md5Hex: string;
  readonly md5Base64: string;
  readonly checksums: Readonly<Record<ChecksumHeader, string>>;
}

export interface RunningDigests {
  add(bytes: Uint8Array): void;
  finish(): Digests;
}

/** Computes all checksums of an object while its bytes arrive, since the client may announce any of them. */
export function runningDigests(): RunningDigests {
  const md5 = createHash("md5");
  const sha1 = createHash("sha1");
  const sha256 = createHash("sha256");
  let crc = 0;
  return {
    add(bytes) {
      md5.update(bytes);
      sha1.update(bytes);
      sha256.update(bytes);
      crc = crc32(bytes, crc);
    },
    finish() {
      const crcBytes = Buffer.alloc(4);
      crcBytes.writeUInt32BE(crc);
      const md5Bytes = md5.digest();
      return {
        md5Hex: md5Bytes.toString("hex"),
        md5Base64: md5Bytes.toString("base64"),
        checksums: {
          "x-amz-checksum-crc32": crcBytes.toString("base64"),
          "x-amz-checksum-sha1": sha1.digest("base64"),
          "x-amz-checksum-sha256": sha256.digest("base64"),
        },
      };
    },
  };
}
