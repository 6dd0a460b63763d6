/** How the waiting times of something that failed grow. */
export interface Backoff {
  readonly firstSeconds: number;
  /** Each time is this many times as long as the one before. */
  readonly factor: number;
  readonly mostSeconds: number;
}

/**
 * How long to wait after an attempt: longer with each attempt, and for every id another time between half and all of it, so that
 * work that failed together does not come again together. The same id and attempt always give the same time.
 *
 * @param attempt from 1
 */
export function backoffSeconds(id: string, attempt: number, { firstSeconds, factor, mostSeconds }: Backoff): number {
  const whole = Math.min(firstSeconds * factor ** Math.max(0, attempt - 1), mostSeconds);
  return Math.max(1, Math.round(whole * (0.5 + shareOf(`${id}#${attempt}`) / 2)));
}

/** A number from 0 to 1 that looks random and depends on the text alone (FNV-1a). */
function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // The upper bits of FNV-1a depend little on the last letters.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
