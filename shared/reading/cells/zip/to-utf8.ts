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
