import type { Construct } from "constructs";

import { dashboards } from "../../shared/telemetry/dashboards/dashboards.ts";
import { addAlarms } from "../alarms/add-alarms.ts";
import { severities } from "../alarms/alarm-rule.ts";
import { ownMetrics } from "../alarms/own-metrics.ts";
import { canaryAlarms, mailServiceAlarms, stageAlarms, topicAlarms } from "../alarms/stage-alarms.ts";
import { cloudDashboard } from "../dashboards/cloud-dashboard.ts";
import { stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { Processing } from "./processing-stack.ts";
import type { Storage } from "./storage-stack.ts";

/** The dashboards and alarms for administrators. */
export function observabilityStack(
  scope: Construct,
  settings: StageSettings,
  storage: Storage,
  processing: Processing,
): void {
  const stack = stackOf(scope, settings, "observability");
  addAlarms(stack, processing.alarms, [
    ...stageAlarms(ownMetrics(settings.stage)),
    ...(settings.canary ? canaryAlarms(ownMetrics(settings.stage)) : []),
    ...mailServiceAlarms(),
    ...topicAlarms([
      {
        name: "mail-arrived",
        topic: storage.mailArrived,
        means: "Mail has been stored, but the queue of incoming mail was not told of it. Its senders have no answer.",
      },
      {
        name: "mail-events",
        topic: storage.mailEvents,
        means: "SES's reports on our messages don't reach us. Nobody sees if an answer comes back.",
      },
      {
        name: "mail-stored",
        topic: storage.mailStored,
        means:
          "Mail has been stored, and nobody looks whether it is received. If its notification is lost too, it waits unseen.",
      },
      {
        name: "mail-read",
        topic: storage.mailRead,
        means: "Mail has been read, but nothing was told to decide on it. Its senders have no answer.",
      },
      {
        name: "ledger-arrived",
        topic: storage.ledgerArrived,
        means: "A ledger has been uploaded, but nothing imports it. Statements are answered from the one before it.",
      },
      ...severities.map((severity) => ({
        name: `alarms-${severity}`,
        topic: processing.alarms.topics[severity],
        means: `Alarms of the severity “${severity}” don't reach the people whom they are for.`,
      })),
    ]),
  ]);
  for (const dashboard of dashboards) cloudDashboard(stack, dashboard, settings.stage, processing.functions);
}
