import { randomBytes } from "node:crypto";

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import * as z from "zod";

import { receiveAsSes } from "../../../local/mail/receive-as-ses.ts";
import { emailAddressSchema } from "../../../shared/domain/organisation/email-address.ts";
import { resourcesOf } from "../../infra/iam/stage-templates.ts";
import { clientSettings } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";

export interface ArrivingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

const ruleSchema = z.object({
  Rule: z.object({
    Recipients: z.array(z.string()),
    Actions: z.tuple([z.object({ S3Action: z.object({ BucketName: z.string(), TopicArn: z.string() }) })]),
  }),
});

/**
 * Does for a mail what SES would do by the receipt rule of the templates, as moto receives no mail: stores it in the rule's bucket
 * and publishes to the rule's topic.
 *
 * @returns the id that SES gives the mail
 */
export async function arriveBySes(stage: DeployedStage, address: string, mail: ArrivingMail): Promise<string> {
  // The rule for the canary's own address tells nobody of what it stores.
  const [rule] = resourcesOf(stage.templates, "AWS::SES::ReceiptRule").flatMap(
    ({ stack, properties }) => ruleSchema.safeParse(stage.resolve(stack, properties)).data?.Rule ?? [],
  );
  if (!rule) throw new Error("the stage has no receipt rule that announces mail");
  const { Recipients, Actions } = rule;
  const { BucketName: bucket, TopicArn: topicArn } = Actions[0].S3Action;
  const settings = clientSettings(address, "ses.amazonaws.com");
  const s3 = new S3Client(settings);
  const sns = new SNSClient(settings);
  const sesId = randomBytes(20).toString("hex");
  const receive = receiveAsSes({
    objects: {
      async put({ key, body }) {
        await s3.send(
          new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.concat(await Array.fromAsync(body)) }),
        );
      },
    },
    bucket,
    mailbox: emailAddressSchema.parse(`statements@${Recipients[0] ?? ""}`),
    topicArn,
    now: () => new Date(),
    keepNotification: () => Promise.resolve(),
    // S3 reports what is stored by itself.
    reportStored: () => Promise.resolve(),
    async publish(notification) {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Message: notification }));
    },
  });
  await receive({
    sesId,
    source: mail.from,
    recipients: [mail.to],
    client: "mail.example.org",
    bytes: await bytesOf(mail),
  });
  s3.destroy();
  sns.destroy();
  return sesId;
}

function bytesOf({ from, to, subject, messageId, text, file }: ArrivingMail): Promise<Buffer> {
  const attachments = file ? [{ filename: file.name, content: Buffer.from(file.bytes) }] : [];
  return new MailComposer({ from, to, subject, messageId, text, attachments }).compile().build();
}
