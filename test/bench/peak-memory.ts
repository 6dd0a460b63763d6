import { existsSync, readFileSync } from "node:fs";

const STATUS = "/proc/self/status";

/**
 * The most memory that this process ever had, in MB. Where the system tells it of the program alone, by that: the usual
 * figure counts what the process was before it became this program, which is the size of the one that started it.
 */
export function peakMemory(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(STATUS, "utf8"))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
