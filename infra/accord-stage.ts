import type { Construct } from "constructs";

import type { StageSettings } from "./stage-settings.ts";
import { mailStack } from "./stacks/mail-stack.ts";
import { observabilityStack } from "./stacks/observability-stack.ts";
import { processingStack } from "./stacks/processing-stack.ts";
import { storageStack } from "./stacks/storage-stack.ts";

/** Creates the stacks of one deployment in order: storage, mail, processing, observability. Each uses those before it. */
export function accordStage(scope: Construct, settings: StageSettings): void {
  const storage = storageStack(scope, settings);
  const mail = mailStack(scope, settings, storage);
  const processing = processingStack(scope, settings, storage, mail);
  observabilityStack(scope, settings, storage, processing);
}
