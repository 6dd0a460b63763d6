/**
 * Remembers what was read last. For what never changes: its key names its content. Somebody who pages, sorts and filters asks for the same again
 * and again.
 *
 * @param most how much is remembered, as `sizeOf` counts; the last value always is
 */
export function rememberLast<Value>(
  read: (key: string) => Promise<Value>,
  sizeOf: (value: Value) => number,
  most: number,
): (key: string) => Promise<Value> {
  const last = new Map<string, Value>();
  let size = 0;
  return async (key) => {
    const value = last.get(key) ?? (await read(key));
    if (last.delete(key)) size -= sizeOf(value);
    last.set(key, value);
    size += sizeOf(value);
    for (const [oldest, each] of last) {
      if (size <= most || oldest === key) break;
      last.delete(oldest);
      size -= sizeOf(each);
    }
    return value;
  };
}
