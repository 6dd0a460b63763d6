import type { Json } from "../../shared/records/storage/json.ts";

/**
 * Whether a value says all that an earlier one says. It may have fields that the earlier one lacks, as an edition that knows more writes them;
 * lists have the same length.
 */
export function holdsAllOf(value: Json, earlier: Json): boolean {
  if (isList(earlier))
    return (
      isList(value) &&
      value.length === earlier.length &&
      earlier.every((each, place) => {
        const own = value[place];
        return own !== undefined && holdsAllOf(own, each);
      })
    );
  if (typeof earlier !== "object" || earlier === null) return value === earlier;
  if (typeof value !== "object" || value === null || isList(value)) return false;
  const fields = new Map(Object.entries(value));
  return Object.entries(earlier).every(([name, each]) => {
    const own = fields.get(name);
    return each === undefined || (own !== undefined && holdsAllOf(own, each));
  });
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
