import fc from "fast-check";
import { expect, test } from "vitest";

import { BrokenUpload, decodeAwsChunked } from "../../local/objects/decode-aws-chunked.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}

async function decode(encoded: Uint8Array, pieceSize: number) {
  const trailers = new Map<string, string>();
  const chunks = [];
  for await (const chunk of decodeAwsChunked(inPieces(encoded, pieceSize), trailers)) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), trailers };
}

test("chunks are joined to one body, however the network splits them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })),
      fc.integer({ min: 1, max: 50 }),
      async (chunks, pieceSize) => {
        const encoded = Buffer.concat([
          ...chunks.flatMap((chunk) => [
            Buffer.from(`${chunk.length.toString(16)};chunk-signature=ab\r\n`),
            chunk,
            Buffer.from("\r\n"),
          ]),
          Buffer.from("0\r\nX-Amz-Checksum-Crc32:AAAAAA==\r\n\r\n"),
        ]);
        const { bytes, trailers } = await decode(encoded, pieceSize);
        expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
        expect(trailers).toEqual(new Map([["x-amz-checksum-crc32", "AAAAAA=="]]));
      },
    ),
  );
});

test("a body that ends early or is not chunked is refused", async () => {
  for (const broken of ["5\r\nabc", "zz\r\n", "3\r\nabcde\r\n0\r\n\r\n", "0\r\n", "", "x".repeat(20_000)]) {
    await expect(decode(Buffer.from(broken), 7)).rejects.toBeInstanceOf(BrokenUpload);
  }
});
