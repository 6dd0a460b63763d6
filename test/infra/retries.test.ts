import { readFileSync } from "node:fs";

import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { accordStage } from "../../infra/accord-stage.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { retryBackoff } from "../../shared/queue-batches/handle-each.ts";
import { isAllowed } from "./iam/decide.ts";
import { arnOf, resolverOf, type Resolve } from "./iam/resolve.ts";
import { statementsByRole } from "./iam/role-statements.ts";
import { parseTemplate, resourcesOf, type StageTemplates } from "./iam/stage-templates.ts";

let templates: StageTemplates;
let resolve: Resolve;

beforeAll(() => {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync("cdk.json", "utf8")));
  const app = new App({ context });
  accordStage(app, readStageSettings("dev"));
  templates = new Map(
    app.node.children
      .filter(isStack)
      .map((stack) => [stack.node.id, parseTemplate(Template.fromStack(stack).toJSON())]),
  );
  resolve = resolverOf(templates);
});

test("a failed record never waits longer than it would without a retry: the visibility timeout of its queue", () => {
  const sources = new Set(pairs().map(({ queue }) => queue));
  const queues = resourcesOf(templates, "AWS::SQS::Queue").filter(({ type, id }) => sources.has(arnOf(type, id)));
  expect(queues.length).toBe(sources.size);
  for (const { id, properties } of queues)
    expect(z.number().parse(properties["VisibilityTimeout"]), id).toBeGreaterThan(retryBackoff.mostSeconds);
});

test("a function may change the visibility of records in its own queue, and in no other", () => {
  const statements = statementsByRole(templates, resolve);
  expect(pairs().length).toBeGreaterThanOrEqual(4);
  for (const own of pairs())
    for (const { queue } of pairs())
      for (const action of ["sqs:ChangeMessageVisibility", "sqs:GetQueueUrl"])
        if (queue === own.queue || action === "sqs:ChangeMessageVisibility")
          expect(
            isAllowed(statements.get(own.role) ?? [], { action, resource: queue }),
            `${own.role} ${action} ${queue}`,
          ).toBe(queue === own.queue);
});

test("send-mail may queue what the mail service refuses for a while again", () => {
  const [sendMail] = resourcesOf(templates, "AWS::Lambda::Function").filter(({ id }) => id.startsWith("sendmail"));
  const environment = z
    .object({ Variables: z.record(z.string(), z.unknown()) })
    .parse(resolve(sendMail?.stack ?? "", sendMail?.properties["Environment"]));
  const role = roleOf(sendMail?.stack ?? "", sendMail?.properties["Role"]);
  const queue = pairs().find((each) => each.role === role)?.queue ?? "";
  expect(String(environment.Variables["ACCORD_SEND_QUEUE_URL"])).toMatch(
    new RegExp(`/${queue.split(":").at(-1) ?? ""}$`),
  );
  expect(
    isAllowed(statementsByRole(templates, resolve).get(role) ?? [], { action: "sqs:SendMessage", resource: queue }),
  ).toBe(true);
});

/** Each function's role, with the queue that starts the function. */
function pairs(): { role: string; queue: string }[] {
  const roles = new Map(
    resourcesOf(templates, "AWS::Lambda::Function").map(({ stack, id, properties }) => [
      id,
      roleOf(stack, properties["Role"]),
    ]),
  );
  return resourcesOf(templates, "AWS::Lambda::EventSourceMapping").map(({ stack, properties }) => ({
    role: roles.get(z.string().parse(resolve(stack, properties["FunctionName"]))) ?? "",
    queue: z.string().parse(resolve(stack, properties["EventSourceArn"])),
  }));
}

function roleOf(stack: string, value: unknown): string {
  return z.string().parse(resolve(stack, value)).replace(/^.*\//, "");
}

function isStack(value: unknown): value is Stack {
  return z.object({ stackName: z.string() }).safeParse(value).success;
}
