/** The forms in which CMS (RFC 5652) wraps a message, each by its object identifier. */
const CONTENT_TYPES = {
  signed: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02],
  enveloped: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03],
  compressed: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x09],
} as const;
const DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

const [INTEGER, OCTETS, OBJECT, SEQUENCE, SET, EXPLICIT] = [0x02, 0x04, 0x06, 0x30, 0x31, 0xa0] as const;
const CONSTRUCTED_OCTETS = 0x24;
const CHUNK = 1000;

/**
 * A message wrapped as mail programs do it. `streamed`: lengths are left open and the content comes in chunks, as from
 * programs that don't know its length in advance.
 */
export function secured(
  content: Uint8Array,
  form: keyof typeof CONTENT_TYPES = "signed",
  { streamed = false } = {},
): Buffer {
  const wrap = streamed ? openEnded : block;
  const octets = streamed
    ? openEnded(CONSTRUCTED_OCTETS, ...chunksOf(content).map((chunk) => block(OCTETS, chunk)))
    : block(OCTETS, content);
  const data = wrap(SEQUENCE, block(OBJECT, Buffer.from(DATA)), wrap(EXPLICIT, octets));
  const inner = wrap(SEQUENCE, block(INTEGER, Buffer.of(1)), block(SET), data, block(SET));
  return wrap(SEQUENCE, block(OBJECT, Buffer.from(CONTENT_TYPES[form])), wrap(EXPLICIT, inner));
}

function block(tag: number, ...members: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(members);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([Buffer.of(tag, 0x84), length, body]);
}

function openEnded(tag: number, ...members: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...members, Buffer.of(0, 0)]);
}

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) =>
    bytes.subarray(at * CHUNK, (at + 1) * CHUNK),
  );
}
