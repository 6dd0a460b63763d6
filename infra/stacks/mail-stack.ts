import { CfnOutput, Stack } from "aws-cdk-lib";
import {
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  ReceiptRuleSet,
  TlsPolicy,
  type IEmailIdentity,
} from "aws-cdk-lib/aws-ses";
import { S3 } from "aws-cdk-lib/aws-ses-actions";
import type { Construct } from "constructs";

import type { StageSettings } from "../stage-settings.ts";
import type { Storage } from "./storage-stack.ts";

export interface Mail {
  readonly stack: Stack;
  readonly identity: IEmailIdentity;
  /** The mailbox. Payable organisation ZA1 has `statements+ZA1@…`; our messages come from it too. */
  readonly mailbox: string;
}

/**
 * Incoming mail: SES stores the raw message first and then publishes a notification. A stack can't make its receipt rule set
 * the active one of the account, so an output has the command that an operator runs once.
 */
export function mailStack(scope: Construct, settings: StageSettings, storage: Storage): Mail {
  const stack = new Stack(scope, "mail", { terminationProtection: true });
  const identity = new EmailIdentity(stack, "identity", {
    identity: Identity.domain(settings.mailDomain),
    mailFromDomain: `bounce.${settings.mailDomain}`,
    // A message without our own return path might fail the receiver's checks. It is better to fail here, where we see it.
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
  });
  const rules = new ReceiptRuleSet(stack, "rules");
  rules.addRule("store", {
    recipients: [settings.mailDomain],
    scanEnabled: true,
    tlsPolicy: TlsPolicy.REQUIRE,
    actions: [new S3({ bucket: storage.mailBucket, objectKeyPrefix: "mail/", topic: storage.mailArrived })],
  });
  new CfnOutput(stack, "ActivateReceiptRules", {
    description: "Run once, after the first deployment; until then SES accepts no mail",
    value: `aws ses set-active-receipt-rule-set --rule-set-name ${rules.receiptRuleSetName}`,
  });
  identity.dkimRecords.forEach((record, index) => {
    new CfnOutput(stack, `DkimRecord${index + 1}`, {
      description: "A CNAME record for the domain's DNS",
      value: `${record.name} CNAME ${record.value}`,
    });
  });
  new CfnOutput(stack, "MailExchangerRecord", {
    description: "The MX record for the domain's DNS",
    value: `${settings.mailDomain} MX 10 inbound-smtp.${stack.region}.amazonaws.com`,
  });
  return { stack, identity, mailbox: `statements@${settings.mailDomain}` };
}
