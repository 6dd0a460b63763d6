/**
 * A value that is there by construction: the indexes in here are our own.
 *
 * @throws RangeError where there is none, which is a fault of the reconciliation itself: better no answer than a wrong one.
 */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("the reconciliation looked outside its books");
  return value;
}
