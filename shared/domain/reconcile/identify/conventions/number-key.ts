import type { NumberReader } from "../numbers/read-number.ts";

/** Equal for two writings of one number that differ only in marks, words before it, or zeros before its segments. */
export function numberKey(numbers: NumberReader, text: string): string {
  const { head, segments } = numbers.read(text);
  return `${head}|${segments}`;
}
