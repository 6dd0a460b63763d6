import type { Books } from "../../matching/matching.ts";
import { normaliseReference } from "./reference-key.ts";

/** Whether what stands in a number's place is no number: nothing at all, `N/A`, `TBC` and the like. */
export function isNoNumber(books: Books, text: string): boolean {
  if (/\d/.test(text)) return false;
  const normal = normaliseReference(text);
  return normal === "" || books.reference.noNumber.includes(normal);
}
