import { CfnOutput, type Stack } from "aws-cdk-lib";
import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  ReceiptRuleSet,
  SuppressionReasons,
  TlsPolicy,
  type IConfigurationSet,
  type IEmailIdentity,
} from "aws-cdk-lib/aws-ses";
import { S3, Stop } from "aws-cdk-lib/aws-ses-actions";
import type { Construct } from "constructs";

import { canaryAddress } from "../../shared/domain/canary/whose.ts";
import { emailAddressSchema, type EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { CANARY_REPLIES } from "../../shared/domain/canary/canary-replies.ts";
import { stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { Storage } from "./storage-stack.ts";

export interface Mail {
  readonly stack: Stack;
  readonly identity: IEmailIdentity;
  /** Our messages leave with it, so that SES reports what becomes of them. */
  readonly configurationSet: IConfigurationSet;
  readonly configurationSetArn: string;
  /** The mailbox. Payable organisation ZA1 has `statements+ZA1@…`; our messages come from it too. */
  readonly mailbox: EmailAddress;
}

/**
 * Incoming mail: SES stores the raw message first and then publishes a notification. A stack can't make its receipt rule set
 * the active one of the account, so an output has the command that an operator runs once.
 */
export function mailStack(scope: Construct, settings: StageSettings, storage: Storage): Mail {
  const stack = stackOf(scope, settings, "mail", { isProtected: true });
  const bounceDomain = `bounce.${settings.mailDomain}`;
  const identity = new EmailIdentity(stack, "identity", {
    identity: Identity.domain(settings.mailDomain),
    mailFromDomain: bounceDomain,
    // A message without our own return path might fail the receiver's checks. It is better to fail here, where we see it.
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
  });
  const configurationSet = new ConfigurationSet(stack, "sending", {
    // SES itself keeps addresses that bounce or complain, and writes to none of them.
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    reputationMetrics: true,
  });
  // Not the library's own construct: that would have the topic's policy name the set, which is in a later stack.
  new CfnConfigurationSetEventDestination(stack, "sending-events", {
    configurationSetName: configurationSet.configurationSetName,
    eventDestination: {
      enabled: true,
      matchingEventTypes: [...REPORTED],
      snsDestination: { topicArn: storage.mailEvents.topicArn },
    },
  });
  const mailbox = emailAddressSchema.parse(`statements@${settings.mailDomain}`);
  const rules = new ReceiptRuleSet(stack, "rules");
  if (settings.canary)
    // Before the rule for all other mail, and the last for such a mail: nothing but the canary reads what comes back to it.
    rules.addRule("canary", {
      recipients: [canaryAddress(mailbox)],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.REQUIRE,
      actions: [new S3({ bucket: storage.mailBucket, objectKeyPrefix: CANARY_REPLIES }), new Stop()],
    });
  rules.addRule("store", {
    recipients: [settings.mailDomain],
    scanEnabled: true,
    tlsPolicy: TlsPolicy.REQUIRE,
    actions: [new S3({ bucket: storage.mailBucket, objectKeyPrefix: "mail/", topic: storage.mailArrived })],
  });
  new CfnOutput(stack, "ActivateReceiptRules", {
    description:
      "Run once after the first deployment, as SES accepts no mail before. An account has one active rule set in a region: this one replaces it",
    value: `aws ses set-active-receipt-rule-set --region ${stack.region} --rule-set-name ${rules.receiptRuleSetName}`,
  });
  for (const { id, means, record } of dnsRecords(stack, settings, bounceDomain, identity))
    new CfnOutput(stack, id, { description: means, value: record });
  return {
    stack,
    identity,
    configurationSet,
    configurationSetArn: stack.formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: configurationSet.configurationSetName,
    }),
    mailbox,
  };
}

/** Everything that can become of a message, but not whether it is read: we put nothing into it that would show that. */
const REPORTED = ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject", "renderingFailure"] as const;

/** Every record that the domain's DNS needs, as lines of a zone. Until those of the bounce domain stand, SES rejects our messages. */
function dnsRecords(
  stack: Stack,
  { mailDomain, operators }: StageSettings,
  bounceDomain: string,
  identity: EmailIdentity,
): { id: string; means: string; record: string }[] {
  return [
    {
      id: "MailExchangerRecord",
      means: "DNS: mail to the domain comes to SES",
      record: `${mailDomain} MX 10 inbound-smtp.${stack.region}.amazonaws.com`,
    },
    {
      id: "BounceMailExchangerRecord",
      means: "DNS: bounces of our messages come back to SES",
      record: `${bounceDomain} MX 10 feedback-smtp.${stack.region}.amazonses.com`,
    },
    {
      id: "BounceSenderPolicyRecord",
      means: "DNS: SES may send for the bounce domain (SPF)",
      record: `${bounceDomain} TXT "v=spf1 include:amazonses.com ~all"`,
    },
    ...identity.dkimRecords.map(({ name, value }, index) => ({
      id: `DkimRecord${index + 1}`,
      means: "DNS: the key of our signatures (DKIM)",
      record: `${name} CNAME ${value}`,
    })),
    {
      id: "DmarcRecord",
      means:
        "DNS: reports about mail that claims to be ours (DMARC). Begin with p=none, and tighten it when the reports are clean",
      record: `_dmarc.${mailDomain} TXT "v=DMARC1; p=none; rua=mailto:${operators}"`,
    },
  ];
}
