const CRLF = Buffer.from("\r\n");
const MAX_LINE = 16 * 1024;

/** The client sent something else than it announced. The answer tells the client. */
export class BrokenUpload extends Error {
  override readonly name = "BrokenUpload";
}

/**
 * Decodes a body in `aws-chunked` encoding: chunks with their lengths, then trailing headers such as the checksum, which the
 * client only knows at the end.
 *
 * @param trailers takes the trailing headers, in lower case
 * @throws BrokenUpload if the body ends early or is not in that encoding.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = bufferedReader(source);
  for (;;) {
    const size = sizeOfChunk(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== "") throw new BrokenUpload("A chunk of the body is longer than it says.");
  }
  for (let line = await reader.line(); line !== ""; line = await reader.line()) {
    const colon = line.indexOf(":");
    if (colon < 1) throw new BrokenUpload("A trailing header of the body has no name.");
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function sizeOfChunk(line: string): number {
  const [size = ""] = line.split(";", 1);
  if (!/^[0-9a-f]{1,8}$/i.test(size)) throw new BrokenUpload("A chunk of the body does not start with its length.");
  return Number.parseInt(size, 16);
}

function bufferedReader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let buffered = Buffer.alloc(0);

  async function readMore(): Promise<void> {
    const next = await chunks.next();
    if (next.done === true) throw new BrokenUpload("The body ended before its last chunk.");
    buffered = buffered.length === 0 ? Buffer.from(next.value) : Buffer.concat([buffered, next.value]);
  }

  return {
    async line(): Promise<string> {
      for (;;) {
        const end = buffered.indexOf(CRLF);
        if (end >= 0) {
          const line = buffered.subarray(0, end).toString("latin1");
          buffered = buffered.subarray(end + CRLF.length);
          return line;
        }
        if (buffered.length > MAX_LINE) throw new BrokenUpload("A line between the chunks of the body has no end.");
        await readMore();
      }
    },
    async *bytes(count: number): AsyncGenerator<Uint8Array> {
      for (let left = count; left > 0;) {
        if (buffered.length === 0) await readMore();
        const part = buffered.subarray(0, left);
        buffered = buffered.subarray(part.length);
        left -= part.length;
        yield part;
      }
    },
  };
}
