import { Stack } from "aws-cdk-lib";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Topic } from "aws-cdk-lib/aws-sns";

/**
 * Lets a service of AWS publish to a topic, for this account's own resources only. A topic that has a policy has no default one:
 * without this statement, the policy that enforces TLS would leave the service out.
 *
 * @param resource the ARN of what publishes, after the account: `alarm:*`
 */
export function letServicePublish(topic: Topic, principal: string, service: string, resource: string): void {
  const { account, partition, region } = Stack.of(topic);
  topic.grantPublish(
    new ServicePrincipal(principal, {
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:${partition}:${service}:${region}:${account}:${resource}` },
      },
    }),
  );
}
