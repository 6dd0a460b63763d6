import { mkdirSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { writeDurably } from "../write-durably.ts";

/** The notifications of unfinished mails, so that a restart can publish them again. */
export interface KeptNotifications {
  readonly keep: (sesId: string, notification: string) => Promise<void>;
  readonly forget: (sesId: string) => Promise<void>;
  /** All kept notifications, each with the mail's id. */
  all(): AsyncGenerator<{ readonly sesId: string; readonly notification: string }>;
}

const ENDING = ".json";

export function keptNotificationsIn(directory: string, temporary: string): KeptNotifications {
  mkdirSync(directory, { recursive: true });
  const pathOf = (sesId: string) => join(directory, sesId + ENDING);
  return {
    keep: (sesId, notification) => writeDurably(temporary, pathOf(sesId), Buffer.from(notification)),
    forget: (sesId) => rm(pathOf(sesId), { force: true }),
    async *all() {
      for (const name of (await readdir(directory)).sort()) {
        if (!name.endsWith(ENDING)) continue;
        yield {
          sesId: name.slice(0, -ENDING.length),
          notification: await readFile(join(directory, name), "utf8"),
        };
      }
    },
  };
}
