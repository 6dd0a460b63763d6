import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";

import { letServicePublish } from "../constructs/let-service-publish.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { AlarmTopics } from "./add-alarms.ts";
import type { Severity } from "./alarm-rule.ts";

/** The topics of both severities. */
export interface StageAlarmTopics extends AlarmTopics {
  readonly topics: Readonly<Record<Severity, Topic>>;
}

/**
 * Creates a topic for each severity. Two topics and not one, because only a subscription to a topic can send the one severity to a
 * telephone and the other to a mailbox.
 */
export function alarmTopics(scope: Construct, settings: StageSettings, key: IKey): StageAlarmTopics {
  const topicOf = (severity: Severity, addresses: ReadonlySet<string>): Topic => {
    const topic = new Topic(scope, `alarms-${severity}`, { masterKey: key, enforceSSL: true });
    letServicePublish(topic, "cloudwatch.amazonaws.com", "cloudwatch", "alarm:*");
    for (const address of addresses) topic.addSubscription(new EmailSubscription(address));
    return topic;
  };
  return {
    stage: settings.stage,
    topics: {
      page: topicOf("page", new Set([settings.operators, settings.onCall ?? settings.operators])),
      look: topicOf("look", new Set([settings.operators])),
    },
  };
}
