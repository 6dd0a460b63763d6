import { constants, crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { ReadingLimits } from "../reading-limits.ts";
import { damaged, overLimit } from "../unreadable-file.ts";
import { createPieceFeed, endsInTheMiddle, PIECE_BYTES, type ScanPiece, SLACK } from "./piece-feed.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Parts up to this size are unpacked in one go: for them a stream costs more than it saves. */
const WHOLE_BYTES = 512 * 1024;

/** Unpacks a part and holds it whole, with a 0 and some room behind it.
 * @throws UnreadableFile where it is damaged or over `partBytes`. */
export function inflateWhole(file: Buffer, entry: ZipEntry, limits: ReadingLimits): { bytes: Buffer; end: number } {
  if (entry.inflatedBytes > limits.partBytes) {
    throw overLimit(
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
 * Unpacks a part piece by piece into `scan`, never holding more than a piece and one unfinished token, and checks its
 * size and checksum.
 *
 * @throws UnreadableFile where it is damaged, or a token is over its limit.
 */
export async function inflatePieces(
  file: Buffer,
  entry: ZipEntry,
  limits: ReadingLimits,
  scan: ScanPiece,
  checkTime: () => void,
): Promise<void> {
  if (entry.inflatedBytes <= WHOLE_BYTES) {
    const buffer = takeBuffer(WHOLE_BYTES + SLACK);
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
      giveBuffer(buffer);
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
    if (received > entry.inflatedBytes) throw sizeLies(entry);
    sum = crc32(piece, sum);
    checkTime();
    const last = received === entry.inflatedBytes;
    feed(toUtf8 === undefined ? piece : toUtf8(piece, last), last);
  };
  const packed = file.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  if (entry.deflated) await inflateStream(packed, entry, take);
  else for (let at = 0; at < packed.length; at += PIECE_BYTES) take(packed.subarray(at, at + PIECE_BYTES));
  if (received !== entry.inflatedBytes) throw sizeLies(entry);
  if (sum !== entry.crc32) throw checksumWrong(entry);
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
        giveBack(piece);
      } catch (error) {
        fail(error);
      }
    };
    // The stream tells of a piece first and has its thread unpack the next one after that. Only a piece that is taken a
    // moment later, when the thread is at work again, is scanned while the next one is unpacked.
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
 * Frees the memory of a piece that has been copied out of, and now rather than at the next collection: by then a large part
 * has unpacked hundreds of them. Only where the piece is all of its memory, for of a smaller one the stream fills the rest.
 */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && byteLength === PIECE_BYTES && buffer.byteLength === PIECE_BYTES)
    buffer.transfer(0);
}

function inflateInto(file: Buffer, entry: ZipEntry, target: Buffer): void {
  const packed = file.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  if (entry.deflated) {
    const inflated = inflateAtOnce(packed, entry);
    if (inflated.length !== entry.inflatedBytes) throw sizeLies(entry);
    inflated.copy(target);
  } else packed.copy(target);
  if (crc32(target.subarray(0, entry.inflatedBytes)) !== entry.crc32) throw checksumWrong(entry);
}

function inflateAtOnce(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    return inflateRawSync(packed, {
      // The size that the directory gives is all that is allowed, so that one that lies costs nothing.
      maxOutputLength: entry.inflatedBytes + 1,
      chunkSize: Math.max(constants.Z_MIN_CHUNK, entry.inflatedBytes + 1),
    });
  } catch (error) {
    if (error instanceof RangeError) throw sizeLies(entry);
    throw doesNotUnpack(entry, error);
  }
}

/** One buffer is kept for the parts that are unpacked in one go; whoever comes while it is out gets a new one. */
let spareBuffer: Buffer | undefined;

function takeBuffer(length: number): Buffer {
  const buffer = spareBuffer ?? Buffer.allocUnsafeSlow(length);
  spareBuffer = undefined;
  return buffer;
}

function giveBuffer(buffer: Buffer): void {
  spareBuffer = buffer;
}

function doesNotUnpack(entry: ZipEntry, error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  return damaged(`The part ${entry.name} is damaged and does not unpack (${why}).`);
}

function sizeLies(entry: ZipEntry) {
  return damaged(`The part ${entry.name} does not unpack to the ${entry.inflatedBytes} bytes that the directory says.`);
}

function checksumWrong(entry: ZipEntry) {
  return damaged(`The part ${entry.name} is damaged: its checksum is wrong.`);
}

/**
 * Parts may be in UTF-16, and careless programs declare others. Returns what turns the pieces of such a part into UTF-8,
 * or undefined for the usual one that is UTF-8 already.
 */
export function createUtf8Converter(start: Buffer): ((piece: Buffer, last: boolean) => Buffer) | undefined {
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
