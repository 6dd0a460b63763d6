import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import * as z from "zod";

import { sendingEvents } from "../../../local/mail/sending-events.ts";
import { resourcesOf } from "../../infra/iam/stage-templates.ts";
import type { RecordedCall } from "../record/start-proxy.ts";
import { clientSettings } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";

const destinationSchema = z.object({
  EventDestination: z.object({ SnsDestination: z.object({ TopicARN: z.string() }) }),
});

/** The address of SES's simulator at which mail bounces. */
const BOUNCING = "bounce@simulator.amazonses.com";

/** Publishes the events of SES that a message was sent and bounced at its first address, to the topic of the templates. */
export async function publishBounce(stage: DeployedStage, address: string, sent: RecordedCall): Promise<void> {
  const [destination] = resourcesOf(stage.templates, "AWS::SES::ConfigurationSetEventDestination");
  if (!destination) throw new Error("the stage hears of no bounces");
  const given = destinationSchema.parse(stage.resolve(destination.stack, destination.properties));
  const form = new URLSearchParams(sent.body.toString("latin1"));
  const [, sesId = ""] = /<MessageId>([^<]+)</.exec(sent.answer.toString("utf8")) ?? [];
  const recipient = form.get("Destinations.member.1") ?? "";
  const events = sendingEvents({
    sesId,
    source: form.get("Source") ?? "",
    destinations: [BOUNCING],
    configurationSet: form.get("ConfigurationSetName") ?? "",
    tags: new Map([[form.get("Tags.member.1.Name") ?? "", form.get("Tags.member.1.Value") ?? ""]]),
    bytes: Buffer.from(form.get("RawMessage.Data") ?? "", "base64"),
    acceptedAt: new Date(),
  });
  const sns = new SNSClient(clientSettings(address, "ses.amazonaws.com"));
  for (const event of events) {
    const Message = event.replaceAll(BOUNCING, recipient);
    await sns.send(new PublishCommand({ TopicArn: given.EventDestination.SnsDestination.TopicARN, Message }));
  }
  sns.destroy();
}
