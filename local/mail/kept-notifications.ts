import { mkdirSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { writeDurably } from "../write-durably.ts";

/** The notifications of unfinished mails, so that a restart can publish them again. */
export interface KeptNotifications {
  readonly keep: (sesId: string, notification: string) => Promise<void>;
  readonly forget: (sesId: string) => Promise<void>;
  /** The ids of the mails whose notifications are kept. */
  readonly ids: () => Promise<string[]>;
  readonly read: (sesId: string) => Promise<string>;
}

const ENDING = ".json";

export function keptNotificationsIn(directory: string, temporary: string): KeptNotifications {
  mkdirSync(directory, { recursive: true });
  const pathOf = (sesId: string) => join(directory, sesId + ENDING);
  return {
    keep: (sesId, notification) => writeDurably(temporary, pathOf(sesId), Buffer.from(notification)),
    forget: (sesId) => rm(pathOf(sesId), { force: true }),
    ids: async () => {
      const names = (await readdir(directory)).filter((name) => name.endsWith(ENDING));
      return names.map((name) => name.slice(0, -ENDING.length)).sort();
    },
    read: (sesId) => readFile(pathOf(sesId), "utf8"),
  };
}
