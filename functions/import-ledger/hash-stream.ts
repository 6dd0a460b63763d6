import { createHash, type Hash } from "node:crypto";

/** The SHA-256 of a stream; `undefined` if it has more than `mostBytes`. */
export async function digestOfStream(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<string | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    hash.update(chunk);
  }
  return hash.digest("hex");
}

/** Adds the bytes to `hash` while they are read: an object may be overwritten between two reads. */
export async function* hashWhileRead(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Closes a stream that will not be read; it would keep its connection open. */
export async function closeUnread(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { done } = await iterator.next();
  if (done !== true) await iterator.return?.();
}
