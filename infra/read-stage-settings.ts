import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parseStageSettings, type StageSettings } from "./stage-settings.ts";

/**
 * Reads `infra/stages/NAME.json`.
 *
 * @throws with what to do if there is no such file or something in it is wrong
 */
export function readStageSettings(stage: string): StageSettings {
  const file = `infra/stages/${stage}.json`;
  const path = fileURLToPath(new URL(`stages/${stage}.json`, import.meta.url));
  if (!existsSync(path))
    throw new Error(
      `There is no ${file}. Copy infra/stages/dev.json to it and change what differs in this deployment.`,
    );
  const settings: unknown = JSON.parse(readFileSync(path, "utf8"));
  return parseStageSettings(stage, settings, file);
}
