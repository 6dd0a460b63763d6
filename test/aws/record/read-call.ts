import * as z from "zod";

import { testAccount } from "../../infra/iam/resolve.ts";
import { signerOf, type AwsCall, type AwsRequest } from "./aws-request.ts";
import { dynamoNeeds } from "./dynamo-needs.ts";
import { s3Call } from "./s3-call.ts";

const queueSchema = z.object({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });

const place = `${testAccount.region}:${testAccount.account}`;

/**
 * Reads what a request asks for, as AWS's access control sees it. A request that is not understood needs a permission which no
 * policy gives, so that it can't pass unseen.
 */
export function readCall(request: AwsRequest): AwsCall {
  const { service } = signerOf(request);
  if (service === "s3") return s3Call(request);
  const operation = operationOf(request);
  return { service, operation, needs: needsOf(service, operation, request) };
}

/** The operation: from the target of a JSON protocol, the action of a query protocol, or the path of the CBOR protocol. */
function operationOf({ headers, url, body }: AwsRequest): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.replace(/^.*\./, "");
  const [, called] = /\/operation\/(\w+)$/.exec(url.pathname) ?? [];
  return called ?? formOf(body).get("Action") ?? `${url.pathname} is unknown`;
}

function needsOf(service: string, operation: string, { body }: AwsRequest): AwsCall["needs"] {
  const action = `${service}:${operation}`;
  switch (service) {
    case "dynamodb":
      return dynamoNeeds(operation, jsonOf(body));
    case "sqs": {
      const { QueueUrl, QueueName } = queueSchema.parse(jsonOf(body));
      const queue = QueueName ?? QueueUrl?.replace(/^.*\//, "") ?? "*";
      // A batch needs the permission for one.
      return [{ action: action.replace(/Batch$/, ""), resource: `arn:aws:sqs:${place}:${queue}` }];
    }
    case "ses":
      return sesNeeds(action, formOf(body));
    case "sns":
      return [{ action, resource: formOf(body).get("TopicArn") ?? "*" }];
    case "ssm": {
      const { Name: name } = z.object({ Name: z.string().optional() }).parse(jsonOf(body));
      return [{ action, resource: name === undefined ? "*" : `arn:aws:ssm:${place}:parameter${name}` }];
    }
    case "monitoring":
      return [{ action: `cloudwatch:${operation}`, resource: "*" }];
    default:
      return [{ action, resource: "*" }];
  }
}

/** SES asks for permission on the identity that a message comes from, and on its configuration set. */
function sesNeeds(action: string, form: URLSearchParams): AwsCall["needs"] {
  const source = form.get("Source");
  if (source === null) return [{ action, resource: "*" }];
  const context = { "ses:FromAddress": [source] };
  const set = form.get("ConfigurationSetName");
  return [
    { action, resource: `arn:aws:ses:${place}:identity/${source.replace(/^.*@/, "")}`, context },
    ...(set === null ? [] : [{ action, resource: `arn:aws:ses:${place}:configuration-set/${set}`, context }]),
  ];
}

function jsonOf(body: Buffer): unknown {
  return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
}

function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString("utf8"));
}
