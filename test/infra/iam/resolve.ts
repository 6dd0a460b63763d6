import * as z from "zod";

import type { StageResource, StageTemplates } from "./stage-templates.ts";

/** The account and region that templates are resolved for. */
export const testAccount = { account: "123456789012", region: "eu-west-2" } as const;

/** What CloudFormation calls a resource once it exists: the value of `Ref` for most types, the name for others. */
export type PhysicalId = (stack: string, logicalId: string) => string;

/** Replaces the intrinsic functions in a value of a stack's template by what they stand for. */
export type Resolve = (stack: string, value: unknown) => unknown;

const callSchema = z.record(z.string(), z.unknown());

/**
 * Returns a function that resolves values of these templates.
 *
 * @param physicalIdOf names the resources; by default each is called by its logical id
 */
export function resolverOf(templates: StageTemplates, physicalIdOf: PhysicalId = (_, id) => id): Resolve {
  const exports = new Map(
    [...templates].flatMap(([stack, { Outputs }]) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, { stack, value: Value }] as const] : [],
      ),
    ),
  );

  function resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => resolve(stack, each));
    const read = callSchema.safeParse(value);
    if (!read.success) return value;
    const entries = Object.entries(read.data);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === "Ref" || first[0].startsWith("Fn::"))) {
      return resolveCall(stack, first[0], first[1]);
    }
    return Object.fromEntries(entries.map(([name, each]) => [name, resolve(stack, each)]));
  }

  function resolveCall(stack: string, name: string, argument: unknown): unknown {
    switch (name) {
      case "Ref":
        return referred(stack, z.string().parse(argument));
      case "Fn::GetAtt": {
        const [id, attribute] = z.tuple([z.string(), z.string()]).parse(argument);
        return attributeOf(found(stack, id), attribute, physicalIdOf(stack, id));
      }
      case "Fn::ImportValue": {
        const exported = exports.get(z.string().parse(argument));
        if (!exported) throw new Error(`nothing exports ${String(argument)}`);
        return resolve(exported.stack, exported.value);
      }
      case "Fn::Join": {
        const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
        return parts.map((part) => String(resolve(stack, part))).join(separator);
      }
      case "Fn::Select": {
        const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
        return z.array(z.unknown()).parse(resolve(stack, list))[index];
      }
      case "Fn::Split": {
        const [separator, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
        return String(resolve(stack, text)).split(separator);
      }
      default:
        throw new Error(`${name} is not resolved here`);
    }
  }

  function referred(stack: string, id: string): string {
    const pseudo: Readonly<Record<string, string>> = {
      "AWS::AccountId": testAccount.account,
      "AWS::Region": testAccount.region,
      "AWS::Partition": "aws",
      "AWS::URLSuffix": "amazonaws.com",
      "AWS::StackName": stack,
    };
    return pseudo[id] ?? refOf(found(stack, id), physicalIdOf(stack, id));
  }

  function found(stack: string, id: string): StageResource {
    const resource = templates.get(stack)?.Resources[id];
    if (!resource) throw new Error(`${stack} has no resource ${id}`);
    const { Type: type, Properties: properties, Metadata: metadata, DeletionPolicy: deletionPolicy } = resource;
    return { stack, id, type, properties, metadata, deletionPolicy };
  }

  return resolve;
}

const { account, region } = testAccount;

/** The value of `Ref` for a resource with this physical id. */
export function refOf({ type, properties }: Pick<StageResource, "type" | "properties">, id: string): string {
  const name = nameIn(id);
  if (type === "AWS::SQS::Queue") return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
  if (type === "AWS::SNS::Topic") return arnOf(type, name);
  if (type === "AWS::SES::EmailIdentity") return z.string().parse(properties["EmailIdentity"]);
  if (type === "AWS::SES::ConfigurationSet") return z.string().default(name).parse(properties["Name"]);
  return name;
}

/** The value of `Fn::GetAtt`. */
function attributeOf({ type, properties }: StageResource, attribute: string, id: string): string {
  const name = nameIn(id);
  if (attribute === "Arn" || attribute.endsWith("Arn")) return arnOf(type, name);
  const [, dkim, number] = /^DkimDNSToken(Name|Value)(\d)$/.exec(attribute) ?? [];
  if (dkim === "Name") return `token${number ?? ""}._domainkey.${z.string().parse(properties["EmailIdentity"])}`;
  if (dkim === "Value") return `token${number ?? ""}.dkim.amazonses.com`;
  if (/name$/i.test(attribute) || attribute === "KeyId" || attribute === "Id") return name;
  throw new Error(`attribute ${attribute} of ${type} is not resolved here`);
}

/** A physical id may be the URL or the ARN of what it names. */
function nameIn(id: string): string {
  return id.replace(/^(?:https?:\/\/.*\/|arn:.*[:/])/, "");
}

/** The ARN of a resource of this type and name. */
export function arnOf(type: string, name: string): string {
  const [, service = "", kind = ""] = type.split("::");
  const place = `${region}:${account}`;
  const forms: Readonly<Record<string, string>> = {
    "S3 Bucket": `arn:aws:s3:::${name}`,
    "DynamoDB Table": `arn:aws:dynamodb:${place}:table/${name}`,
    "SQS Queue": `arn:aws:sqs:${place}:${name}`,
    "SNS Topic": `arn:aws:sns:${place}:${name}`,
    "KMS Key": `arn:aws:kms:${place}:key/${name}`,
    "Lambda Function": `arn:aws:lambda:${place}:function:${name}`,
    "Logs LogGroup": `arn:aws:logs:${place}:log-group:${name}:*`,
    "IAM Role": `arn:aws:iam::${account}:role/${name}`,
    "SES ConfigurationSet": `arn:aws:ses:${place}:configuration-set/${name}`,
    "Scheduler Schedule": `arn:aws:scheduler:${place}:schedule/default/${name}`,
    "Events Rule": `arn:aws:events:${place}:rule/${name}`,
    "SSM Parameter": `arn:aws:ssm:${place}:parameter${name}`,
    "CloudWatch Alarm": `arn:aws:cloudwatch:${place}:alarm:${name}`,
  };
  const arn = forms[`${service} ${kind}`];
  if (arn === undefined) throw new Error(`the ARN of ${type} is not known here`);
  return arn;
}
