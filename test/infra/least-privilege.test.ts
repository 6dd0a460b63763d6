import { beforeAll, describe, expect, test } from "vitest";

import { kindOfPartition, kindsWithTrail } from "../../shared/records/audit/record-kinds.ts";
import type { Call } from "../simulate/observed.ts";
import { run } from "../simulate/run.ts";
import { appliesTo, isAllowed, type AccessRequest } from "./iam/decide.ts";
import type { Statement } from "./iam/policy.ts";
import { callsForFigures, callsForOverdueWork } from "./calls-by-the-clock.ts";
import { arnOf, resolverOf } from "./iam/resolve.ts";
import { statementsByRole } from "./iam/role-statements.ts";
import {
  callsForAnswersToMessages,
  callsForCanary,
  callsForDecisionsAndConventions,
  callsForLaterLedgers,
  callsForRefusedMessages,
  callsForReportsOnMessages,
  callsForSettingsAndLostUploads,
  callsForUndeliverableAddresses,
} from "./seldom-calls.ts";
import { callsForExerciseMail } from "./exercise-mail-calls.ts";
import { callsForFormDrafts } from "./form-draft-calls.ts";
import { callsForReleasedStatements } from "./issuing-calls.ts";
import { callsForMismatchReports } from "./mismatch-report-calls.ts";
import { callsForOwnAnswers } from "./own-answer-calls.ts";
import { callsForPictures } from "./picture-calls.ts";
import { callsForDecisionsByMail } from "./own-staff-calls.ts";
import { callsForAnswersThatCameBack, callsForUploadsToSeeTo } from "./todo-calls.ts";
import { callsForSummaries } from "./summary-calls.ts";
import { callsForSharedLedgers } from "./shared-ledger-calls.ts";
import { templatesOfStage } from "./templates-of-stage.ts";

/** The functions, by their queues in the simulator. */
const FUNCTION_OF: Readonly<Record<string, FunctionName>> = {
  receive: "receivemail",
  read: "readmail",
  import: "importledger",
  judge: "judgeledger",
  reconcile: "reconcileposition",
  send: "sendmail",
  note: "notedelivery",
  check: "checkstoredmail",
  sweep: "sweep",
  timetable: "runtimetable",
};

/** As they are called in the templates. */
const functions = [
  "receivemail",
  "readmail",
  "importledger",
  "judgeledger",
  "reconcileposition",
  "sendmail",
  "notedelivery",
  "checkstoredmail",
  "sweep",
  "runtimetable",
  "publishfigures",
] as const;
type FunctionName = (typeof functions)[number];

let byRole: ReadonlyMap<string, readonly Statement[]>;

beforeAll(() => {
  const templates = templatesOfStage();
  byRole = statementsByRole(templates, resolverOf(templates, logicalName), logicalName);
});

describe("what a function may do", () => {
  test.each<[does: string, by: FunctionName, call: Call, expected: "may" | "may not"]>([
    ["read a raw mail", "readmail", object("GetObject", "mail/mail/abc"), "may"],
    ["find other raw mails", "readmail", { action: "s3:ListBucket", resource: "mail" }, "may not"],
    ["change a raw mail", "readmail", object("PutObject", "mail/mail/abc"), "may not"],
    ["store a reading", "readmail", object("PutObject", "records/readings/abc/def.json"), "may"],
    ["store a reading", "sendmail", object("PutObject", "records/readings/abc/def.json"), "may not"],
    ["store a form", "readmail", object("PutObject", "records/forms/abc/def.xlsx"), "may"],
    ["read a form", "readmail", object("GetObject", "records/forms/abc/def.xlsx"), "may not"],
    ["read a form", "sendmail", object("GetObject", "records/forms/abc/def.xlsx"), "may"],
    ["read a form", "receivemail", object("GetObject", "records/forms/abc/def.xlsx"), "may not"],
    ["change a form", "sendmail", object("PutObject", "records/forms/abc/def.xlsx"), "may not"],
    ["read a reading", "readmail", object("GetObject", "records/readings/abc/def.json"), "may not"],
    ["read the directory", "readmail", object("GetObject", "records/reference/organisations/abc.json"), "may"],
    ["read contacts", "readmail", object("GetObject", "records/reference/contacts/abc.json"), "may not"],
    ["read passwords", "readmail", object("GetObject", "records/reference/passwords/abc.json"), "may not"],
    ["read policies", "readmail", object("GetObject", "records/reference/policies/abc.json"), "may not"],
    ["read a statement", "readmail", object("GetObject", "records/statements/abc.json"), "may not"],
    ["write a statement", "readmail", object("PutObject", "records/statements/abc.json"), "may not"],
    ["read an outcome", "readmail", object("GetObject", "records/outcomes/abc.json"), "may not"],
    ["read a reply", "readmail", object("GetObject", "records/replies/abc.json"), "may not"],
    ["write the facts of a reply", "readmail", object("PutObject", "records/replies/abc.json"), "may not"],
    ["read a sent message", "readmail", object("GetObject", "records/sent/abc.eml"), "may not"],
    ["read an uploaded ledger", "readmail", object("GetObject", "ledgers/uploads/ZA1/1/a.csv"), "may not"],
    ["read lines of a ledger", "readmail", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["read a position", "readmail", items("GetItem", "state", "positions#ZA1"), "may not"],
    ["change a mail's record", "readmail", items("PutItem", "state", "mail#abc"), "may not"],
    ["add a message", "readmail", items("PutItem", "state", "message#abc"), "may not"],
    ["read decisions", "readmail", items("Query", "state", "decisions#ZA1-ZB2"), "may not"],
    ["queue a mail", "readmail", { action: "sqs:SendMessage", resource: "receivemailqueue" }, "may not"],
    ["queue a reply", "readmail", { action: "sqs:SendMessage", resource: "sendmailqueue" }, "may not"],
    ["queue a position", "readmail", { action: "sqs:SendMessage", resource: "reconcilepositionqueue" }, "may not"],
    ["send by SES", "readmail", { action: "ses:SendRawEmail", resource: "accord.example.org" }, "may not"],
    ["publish to a topic", "readmail", { action: "sns:Publish", resource: "mailarrived" }, "may not"],
    ["read a raw mail", "receivemail", object("GetObject", "mail/mail/abc"), "may"],
    ["read a raw mail", "reconcileposition", object("GetObject", "mail/mail/abc"), "may not"],
    ["read a raw mail", "sendmail", object("GetObject", "mail/mail/abc"), "may not"],
    ["read a raw mail", "importledger", object("GetObject", "mail/mail/abc"), "may not"],
    ["read an uploaded ledger", "importledger", object("GetObject", "ledgers/uploads/ZA1/1/a.csv"), "may"],
    ["read an uploaded ledger", "receivemail", object("GetObject", "ledgers/uploads/ZA1/1/a.csv"), "may not"],
    ["read lines of a ledger", "reconcileposition", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may"],
    ["read lines of a ledger", "receivemail", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["read lines of a ledger", "sendmail", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["change lines of a ledger", "importledger", items("BatchWriteItem", "ledger", "ZA1#payables#s#ZB2"), "may"],
    ["change lines of a ledger", "reconcileposition", items("PutItem", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["read an outcome", "reconcileposition", object("GetObject", "records/outcomes/abc.json"), "may"],
    ["read an outcome", "receivemail", object("GetObject", "records/outcomes/abc.json"), "may"],
    ["write an outcome", "receivemail", object("PutObject", "records/outcomes/abc.json"), "may not"],
    ["read an outcome", "importledger", object("GetObject", "records/outcomes/abc.json"), "may not"],
    ["put a ledger in force", "importledger", items("PutItem", "state", "ledger#ZA1"), "may not"],
    ["put a ledger in force", "judgeledger", items("PutItem", "state", "ledger#ZA1"), "may"],
    ["change lines of a ledger", "judgeledger", items("BatchWriteItem", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["change a position", "judgeledger", items("PutItem", "state", "positions#ZA1"), "may not"],
    ["write the facts of a reply", "judgeledger", object("PutObject", "records/replies/abc.json"), "may not"],
    ["queue a reply", "judgeledger", { action: "sqs:SendMessage", resource: "sendmailqueue" }, "may not"],
    ["read an uploaded ledger", "judgeledger", object("GetObject", "ledgers/uploads/ZA1/1/a.csv"), "may not"],
    ["read decisions", "reconcileposition", items("Query", "state", "decisions#ZA1-ZB2"), "may"],
    ["read decisions", "receivemail", items("Query", "state", "decisions#ZA1-ZB2"), "may"],
    ["decide", "receivemail", items("PutItem", "state", "decisions#ZA1-ZB2"), "may"],
    ["decide", "readmail", items("PutItem", "state", "decisions#ZA1-ZB2"), "may not"],
    ["decide", "sendmail", items("PutItem", "state", "decisions#ZA1-ZB2"), "may not"],
    ["take lines of a shared ledger", "reconcileposition", items("PutItem", "state", "shared-lines#ZA1"), "may"],
    ["take lines of a shared ledger", "judgeledger", items("PutItem", "state", "shared-lines#ZA1"), "may not"],
    ["see who holds lines", "sendmail", items("GetItem", "state", "shared-lines#ZA1"), "may not"],
    ["decide", "reconcileposition", items("PutItem", "state", "decisions#ZA1-ZB2"), "may not"],
    ["change the contact list", "receivemail", items("PutItem", "state", "reference"), "may not"],
    ["change the contact list", "sendmail", items("PutItem", "state", "reference"), "may not"],
    ["change the facts of a reply", "sendmail", object("PutObject", "records/replies/abc.json"), "may not"],
    [
      "change a mail and an outcome at once",
      "sendmail",
      items("BatchWriteItem", "state", "mail#a", "ledger#b"),
      "may not",
    ],
    ["read the whole table", "reconcileposition", { action: "dynamodb:Scan", resource: "state" }, "may not"],
    ["ask for no partition", "reconcileposition", { action: "dynamodb:Query", resource: "state" }, "may not"],
    ["list all positions", "receivemail", items("Query", "state/index/by-list", "positions#unsettled"), "may not"],
    ["send by SES", "sendmail", { action: "ses:SendRawEmail", resource: "accord.example.org" }, "may"],
    ["send by SES", "receivemail", { action: "ses:SendRawEmail", resource: "accord.example.org" }, "may not"],
    ["send by SES", "notedelivery", { action: "ses:SendRawEmail", resource: "accord.example.org" }, "may not"],
    ["read the facts of a reply", "notedelivery", object("GetObject", "records/replies/abc.json"), "may not"],
    ["read an outcome", "notedelivery", object("GetObject", "records/outcomes/abc.json"), "may not"],
    ["change the contact list", "notedelivery", items("PutItem", "state", "reference"), "may not"],
    ["change a position", "sweep", items("PutItem", "state", "positions#ZA1"), "may not"],
    ["read lines of a ledger", "sweep", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["read an outcome", "sweep", object("GetObject", "records/outcomes/abc.json"), "may not"],
    ["read a raw mail", "checkstoredmail", object("GetObject", "mail/mail/abc"), "may not"],
    ["change a mail's record", "checkstoredmail", items("PutItem", "state", "mail#abc"), "may not"],
    ["read lines of a ledger", "publishfigures", items("Query", "ledger", "ZA1#payables#s#ZB2"), "may not"],
    ["read contacts", "publishfigures", object("GetObject", "records/reference/contacts/abc.json"), "may not"],
    ["poll another's queue", "receivemail", { action: "sqs:ReceiveMessage", resource: "sendmailqueue" }, "may not"],
  ])("to %s: %s", (_, by, call, expected) => {
    expect(isAllowed(rightsOf(by), requestOf(call))).toBe(expected === "may");
  });

  test.each([
    "s3:DeleteObject",
    "s3:PutObjectRetention",
    "s3:PutObjectTagging",
    "dynamodb:DeleteItem",
    "dynamodb:Scan",
  ])("no function has %s", (action) => {
    const granted = functions.flatMap((by) =>
      rightsOf(by).filter((right) =>
        appliesTo({ ...right, resources: ["*"], conditions: {} }, { action, resource: "" }),
      ),
    );
    expect(granted).toEqual([]);
  });
});

describe("what the functions do", () => {
  let calls: ReadonlyMap<FunctionName, readonly Call[]>;
  beforeAll(async () => {
    calls = await callsOfRuns();
  });

  test.each(functions)("every call of %s is allowed", (by) => {
    const refused = (calls.get(by) ?? []).filter((call) => !isAllowed(rightsOf(by), requestOf(call)));
    expect(refused).toEqual([]);
    expect(calls.get(by)?.length).toBeGreaterThan(5);
  });

  test.each(functions)("every right of %s is used", (by) => {
    const requests = [...(calls.get(by) ?? []).map(requestOf), ...requestsOfLambda(by)];
    const unused = rightsOf(by)
      .flatMap(singleRights)
      .filter((right) => !requests.some((request) => appliesTo(right, request)))
      .map(({ actions, resources, conditions }) => JSON.stringify({ actions, resources, conditions }));
    expect(unused).toEqual([]);
  });
});

function logicalName(_: string, id: string): string {
  return id.replace(/[0-9A-F]{8}$/, "");
}

function rightsOf(by: FunctionName): readonly Statement[] {
  const found = byRole.get(`${by}role`);
  if (!found) throw new Error(`${by} has no role`);
  return found;
}

function items(action: string, table: string, ...leadingKeys: string[]): Call {
  return { action: `dynamodb:${action}`, resource: table, leadingKeys };
}

function object(action: string, resource: string): Call {
  return { action: `s3:${action}`, resource };
}

const TYPE_OF: Readonly<Record<string, string>> = {
  dynamodb: "AWS::DynamoDB::Table",
  s3: "AWS::S3::Bucket",
  sqs: "AWS::SQS::Queue",
  kms: "AWS::KMS::Key",
  sns: "AWS::SNS::Topic",
};

function requestOf({ action, resource, leadingKeys }: Call): AccessRequest {
  const [service = ""] = action.split(":");
  const arn =
    service === "ses"
      ? `arn:aws:ses:eu-west-2:123456789012:identity/${resource}`
      : arnOf(TYPE_OF[service] ?? service, resource);
  return { action, resource: arn, ...(leadingKeys ? { context: { "dynamodb:LeadingKeys": leadingKeys } } : {}) };
}

/** Each action on each resource, and each pattern of a partition, by itself. */
function singleRights(statement: Statement): Statement[] {
  const { conditions } = statement;
  const leading = conditions[EVERY_KEY]?.["dynamodb:LeadingKeys"] ?? [];
  const single = statement.actions.flatMap((action) =>
    statement.resources.map((resource) => ({ ...statement, actions: [action], resources: [resource] })),
  );
  if (leading.length === 0) return single;
  return single.flatMap((each) =>
    leading.map((pattern) => ({
      ...each,
      conditions: { ...conditions, [EVERY_KEY]: { "dynamodb:LeadingKeys": [pattern] } },
    })),
  );
}

const EVERY_KEY = "ForAllValues:StringLike";

/** The calls of all functions in a few runs of the simulator and in what these leave out, each different call once. */
async function callsOfRuns(): Promise<Map<FunctionName, Call[]>> {
  const calls = new Map<FunctionName, Map<string, Call>>();
  // In the ninth a revised reply waits for further decisions, and nobody has to read it first.
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (const weather of ["fair", "foul"] as const)
      await run(seed, weather, (queue, call) => {
        const by = FUNCTION_OF[queue];
        if (by === undefined) throw new Error(`no function has the queue ${queue}`);
        const made = calls.get(by) ?? new Map<string, Call>();
        calls.set(by, made.set(JSON.stringify(call), call));
      });
  const add = (by: FunctionName, made: readonly Call[]) => {
    const known = calls.get(by) ?? new Map<string, Call>();
    calls.set(by, known);
    for (const call of made) known.set(JSON.stringify(call), call);
  };
  const canary = await callsForCanary();
  add("receivemail", canary.receive);
  add("reconcileposition", canary.reconcile);
  add("receivemail", await callsForAnswersToMessages());
  add("receivemail", await callsForDecisionsByMail());
  add("receivemail", await callsForExerciseMail());
  add("receivemail", await callsForOwnAnswers());
  add("reconcileposition", await callsForDecisionsAndConventions());
  add("sendmail", await callsForRefusedMessages());
  add("sendmail", await callsForUndeliverableAddresses());
  add("notedelivery", await callsForReportsOnMessages());
  add("publishfigures", await callsForFigures());
  add("sweep", await callsForOverdueWork());
  add("runtimetable", await callsForPictures());
  add("runtimetable", await callsForFormDrafts());
  add("runtimetable", await callsForMismatchReports());
  add("judgeledger", await callsForLaterLedgers());
  const sharedLedger = await callsForSharedLedgers();
  add("reconcileposition", sharedLedger.reconcile);
  add("judgeledger", sharedLedger.judge);
  add("importledger", await callsForSettingsAndLostUploads());
  add("importledger", await callsForUploadsToSeeTo());
  add("notedelivery", await callsForAnswersThatCameBack());
  add("runtimetable", await callsForReleasedStatements());
  const summaries = await callsForSummaries();
  add("runtimetable", summaries.timetable);
  add("sendmail", summaries.send);
  return new Map(
    Array.from(calls, ([by, made]) => [by, [...made.values()].flatMap((call) => [call, ...copyingOf(call)])]),
  );
}

/** Any change of a record with a trail may be the one that has no room for another entry, and copies those before it. */
function copyingOf({ leadingKeys = [], replaces, resource }: Call): Call[] {
  const kinds: readonly (string | undefined)[] = kindsWithTrail;
  return leadingKeys
    .filter((pk) => replaces === true && kinds.includes(kindOfPartition(pk)))
    .map((pk) => items("BatchWriteItem", resource, `trail#${pk}#1`));
}

/** What Lambda, DynamoDB, S3 and SQS do in a function's name, besides its own calls. */
function requestsOfLambda(by: FunctionName): AccessRequest[] {
  const key = arnOf("AWS::KMS::Key", "key");
  return [
    ...["ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl"].map(
      (action) => requestOf({ action: `sqs:${action}`, resource: `${by}queue` }),
    ),
    // A message with a configuration set needs the right to send on that too.
    ...(by === "sendmail"
      ? [{ action: "ses:SendRawEmail", resource: "arn:aws:ses:eu-west-2:123456789012:configuration-set/sending" }]
      : []),
    // A failed run of the clock ends here.
    ...(by === "sweep" || by === "runtimetable" || by === "publishfigures"
      ? [requestOf({ action: "sqs:SendMessage", resource: `${by}deadletters` })]
      : []),
    ...(by === "publishfigures" ? [{ action: "ses:GetSendQuota", resource: "*" }] : []),
    // It asks whether mails wait to be received.
    ...(by === "checkstoredmail"
      ? ["receivemailqueue", "receivemaildeadletters"].map((resource) =>
          requestOf({ action: "sqs:GetQueueAttributes", resource }),
        )
      : []),
    ...["CreateLogStream", "PutLogEvents"].map((action) => ({
      action: `logs:${action}`,
      resource: arnOf("AWS::Logs::LogGroup", `${by}log`),
    })),
    ...["Decrypt", "GenerateDataKey"].map((action) => ({ action: `kms:${action}`, resource: key })),
    // A function without rights on a table has none of these.
    ...["Encrypt", "ReEncryptFrom", "ReEncryptTo", "DescribeKey"].map((action) => ({
      action: `kms:${action}`,
      resource: key,
      context: { "kms:ViaService": ["dynamodb.eu-west-2.amazonaws.com"] },
    })),
  ];
}
