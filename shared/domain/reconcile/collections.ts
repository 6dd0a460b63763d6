/**
 * A value that must be there, because the indexes in this room are our own.
 *
 * @throws RangeError if it is missing: a fault of the reconciliation itself, and no answer is better than a wrong one.
 */
export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("the reconciliation looked up a line that does not exist");
  return value;
}

/** Adds a value to the list that a map keeps under a key. */
export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
