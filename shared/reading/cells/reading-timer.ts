import type { ReadingLimits } from "./reading-limits.ts";
import { overLimit } from "./unreadable-file.ts";

/** Starts the time that a file may take. The function returned throws UnreadableFile once that is over. */
export function startTimer(limits: ReadingLimits): () => void {
  const deadline = performance.now() + limits.milliseconds;
  return () => {
    if (performance.now() > deadline) {
      throw overLimit(`Reading the file took over ${limits.milliseconds / 1000} seconds.`);
    }
  };
}
