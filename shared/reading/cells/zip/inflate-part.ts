import { constants, crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { ReadingLimits } from "../reading-limits.ts";
import { garbled, tooLargeInside } from "../unreadable-file.ts";
import { createPieceFeed, endsInTheMiddle, PIECE_BYTES, type ScanPiece, SLACK } from "./piece-feed.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Parts up to this size are unpacked at once; a stream would cost more than it saves. */
const WHOLE_BYTES = 512 * 1024;

/**
 * Unpacks a whole part into memory, followed by a 0 and some room.
 *
 * @throws UnreadableFile if the part is damaged or over `partBytes`.
 */
export function inflateWhole(file: Buffer, entry: ZipEntry, limits: ReadingLimits): { bytes: Buffer; end: number } {
  if (entry.inflatedBytes > limits.partBytes) {
    throw tooLargeInside(
      `The part ${entry.name} holds ${entry.inflatedBytes} bytes; for one of its kind ${limits.partBytes} are allowed.`,
    );
  }
  const bytes = Buffer.allocUnsafe(entry.inflatedBytes + SLACK);
  inflateInto(file, entry, bytes);
  bytes.fill(0, entry.inflatedBytes);
  const toUtf8 = createUtf8Converter(bytes);
  if (toUtf8 === undefined) return { bytes, end: entry.inflatedBytes };
  const converted = toUtf8(bytes.subarray(0, entry.inflatedBytes), true);
  return { bytes: Buffer.concat([converted, Buffer.alloc(SLACK)]), end: converted.length };
}

/**
 * Unpacks a part piece by piece into `scan`, keeping at most a piece and one unfinished token in memory, and checks its size
 * and checksum.
 *
 * @throws UnreadableFile if the part is damaged, or a token is over its limit.
 */
export async function inflatePieces(
  file: Buffer,
  entry: ZipEntry,
  limits: ReadingLimits,
  scan: ScanPiece,
  checkTime: () => void,
): Promise<void> {
  if (entry.inflatedBytes <= WHOLE_BYTES) {
    const buffer = borrowBuffer(WHOLE_BYTES + SLACK);
    try {
      inflateInto(file, entry, buffer);
      buffer[entry.inflatedBytes] = 0;
      const toUtf8 = createUtf8Converter(buffer);
      if (toUtf8 !== undefined) {
        createPieceFeed(entry.name, limits, scan)(toUtf8(buffer.subarray(0, entry.inflatedBytes), true), true);
        return;
      }
      const consumed = scan(buffer, entry.inflatedBytes, true);
      if (consumed < entry.inflatedBytes) throw endsInTheMiddle(entry.name);
    } finally {
      returnBuffer(buffer);
    }
    return;
  }
  const feed = createPieceFeed(entry.name, limits, scan);
  let sum = 0;
  let received = 0;
  let toUtf8: ReturnType<typeof createUtf8Converter>;
  const take = (piece: Buffer): void => {
    if (received === 0) toUtf8 = createUtf8Converter(piece);
    received += piece.length;
    if (received > entry.inflatedBytes) throw wrongSize(entry);
    sum = crc32(piece, sum);
    checkTime();
    const last = received === entry.inflatedBytes;
    feed(toUtf8 === undefined ? piece : toUtf8(piece, last), last);
  };
  const packed = file.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  if (entry.deflated) await inflateStream(packed, entry, take);
  else for (let at = 0; at < packed.length; at += PIECE_BYTES) take(packed.subarray(at, at + PIECE_BYTES));
  if (received !== entry.inflatedBytes) throw wrongSize(entry);
  if (sum !== entry.crc32) throw wrongChecksum(entry);
}

function inflateStream(packed: Buffer, entry: ZipEntry, take: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = createInflateRaw({ chunkSize: PIECE_BYTES });
    const fail = (error: unknown): void => {
      stream.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const takeNow = (piece: Buffer): void => {
      if (stream.destroyed) return;
      try {
        take(piece);
        freePiece(piece);
      } catch (error) {
        fail(error);
      }
    };
    // The stream emits a piece before its thread starts to unpack the next one. We scan a piece a moment later, so that
    // the thread unpacks the next one meanwhile.
    stream.on("data", (piece: Buffer) => {
      process.nextTick(takeNow, piece);
    });
    stream.on("error", (error) => {
      fail(doesNotUnpack(entry, error));
    });
    stream.on("end", () => {
      process.nextTick(resolve);
    });
    stream.end(packed);
  });
}

/**
 * Frees the memory of a piece after its bytes were copied, without waiting for the next garbage collection: by then a large
 * part unpacks hundreds of pieces. A smaller piece shares its memory with the next one, so it is not freed.
 */
function freePiece({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && byteLength === PIECE_BYTES && buffer.byteLength === PIECE_BYTES)
    buffer.transfer(0);
}

function inflateInto(file: Buffer, entry: ZipEntry, target: Buffer): void {
  const packed = file.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  if (entry.deflated) {
    const inflated = inflateAtOnce(packed, entry);
    if (inflated.length !== entry.inflatedBytes) throw wrongSize(entry);
    inflated.copy(target);
  } else packed.copy(target);
  if (crc32(target.subarray(0, entry.inflatedBytes)) !== entry.crc32) throw wrongChecksum(entry);
}

function inflateAtOnce(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    return inflateRawSync(packed, {
      // No more than the size in the directory, so that a false size costs nothing.
      maxOutputLength: entry.inflatedBytes + 1,
      chunkSize: Math.max(constants.Z_MIN_CHUNK, entry.inflatedBytes + 1),
    });
  } catch (error) {
    if (error instanceof RangeError) throw wrongSize(entry);
    throw doesNotUnpack(entry, error);
  }
}

/** One buffer is kept for parts that are unpacked at once. While it is in use, others get a new one. */
let spareBuffer: Buffer | undefined;

function borrowBuffer(length: number): Buffer {
  const buffer = spareBuffer ?? Buffer.allocUnsafeSlow(length);
  spareBuffer = undefined;
  return buffer;
}

function returnBuffer(buffer: Buffer): void {
  spareBuffer = buffer;
}

function doesNotUnpack(entry: ZipEntry, error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  return garbled(`The part ${entry.name} is damaged and does not unpack (${why}).`);
}

function wrongSize(entry: ZipEntry) {
  return garbled(`The part ${entry.name} does not unpack to the ${entry.inflatedBytes} bytes that the directory says.`);
}

function wrongChecksum(entry: ZipEntry) {
  return garbled(`The part ${entry.name} is damaged: its checksum is wrong.`);
}

/**
 * Returns a function that converts the pieces of a part to UTF-8, or `undefined` if the part is UTF-8 already, as usual. Parts
 * may be in UTF-16, and some programs declare other encodings.
 */
function createUtf8Converter(start: Buffer): ((piece: Buffer, last: boolean) => Buffer) | undefined {
  const encoding = encodingOf(start);
  if (encoding === undefined) return undefined;
  const decoder = new TextDecoder(encoding);
  return (piece, last) => Buffer.from(decoder.decode(piece, { stream: !last }), "utf8");
}

function encodingOf(start: Buffer): string | undefined {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const head = start.toString("latin1", 0, 200);
  if (head.startsWith("<") && !head.startsWith("<?")) return undefined;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  if (declared === undefined || /^(?:utf-?8|us-ascii|ascii|utf-?16)$/i.test(declared)) return undefined;
  try {
    const { encoding } = new TextDecoder(declared);
    return encoding === "utf-8" ? undefined : encoding;
  } catch {
    return undefined;
  }
}
