import { setTimeout as pause } from "node:timers/promises";

/** Checks repeatedly until a condition is met; the test's own time limit ends it if it never is. */
export async function eventually<Found>(look: () => Promise<Found | undefined> | Found | undefined): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
}
