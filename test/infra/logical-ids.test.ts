import { expect, test } from "vitest";

import { resourcesOf } from "./iam/stage-templates.ts";
import { templatesOfStage } from "./templates-of-stage.ts";

/** Types whose resources hold data, or are known to others by what AWS calls them. */
const STATEFUL = [
  "AWS::DynamoDB::Table",
  "AWS::KMS::Key",
  "AWS::Logs::LogGroup",
  "AWS::S3::Bucket",
  "AWS::SES::EmailIdentity",
  "AWS::SES::ReceiptRuleSet",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
];

/**
 * CloudFormation knows a resource by its logical id. With another id it would make a new, empty one, and leave or delete the one
 * with the data. So a line of this list changes only together with a plan for the data of every stage that exists.
 */
const PINNED = [
  "mail AWS::SES::EmailIdentity identity0C5EE28D",
  "mail AWS::SES::ReceiptRuleSet rules06A2863F",
  "processing AWS::Logs::LogGroup checkstoredmaillogC0AB4C9C",
  "processing AWS::Logs::LogGroup importledgerlogB0694923",
  "processing AWS::Logs::LogGroup judgeledgerlog5DB1CEAB",
  "processing AWS::Logs::LogGroup notedeliverylog003B8344",
  "processing AWS::Logs::LogGroup publishfigureslogD5D4E243",
  "processing AWS::Logs::LogGroup readmaillog7E499B3B",
  "processing AWS::Logs::LogGroup receivemaillog7F041433",
  "processing AWS::Logs::LogGroup reconcilepositionlog5905AA0D",
  "processing AWS::Logs::LogGroup runtimetablelogA8DE3DF4",
  "processing AWS::Logs::LogGroup sendcanarylog5254C32F",
  "processing AWS::Logs::LogGroup sendmaillog8F303448",
  "processing AWS::Logs::LogGroup sweeplog43C95F99",
  "processing AWS::SNS::Topic alarmslook34F8D5BD",
  "processing AWS::SNS::Topic alarmspage3F3D5A6B",
  "processing AWS::SQS::Queue checkstoredmaildeadlettersFCE326A5",
  "processing AWS::SQS::Queue checkstoredmailqueueA79198DB",
  "processing AWS::SQS::Queue importledgerdeadlettersE858F178",
  "processing AWS::SQS::Queue importledgerqueue9A2A83A5",
  "processing AWS::SQS::Queue judgeledgerdeadletters5EE11FD9",
  "processing AWS::SQS::Queue judgeledgerqueue78EA6DC1",
  "processing AWS::SQS::Queue notedeliverydeadlettersE07FBC02",
  "processing AWS::SQS::Queue notedeliveryqueueB3FD1921",
  "processing AWS::SQS::Queue publishfiguresdeadlettersE425B9F9",
  "processing AWS::SQS::Queue readmaildeadletters05B957F3",
  "processing AWS::SQS::Queue readmailqueue0905A4E7",
  "processing AWS::SQS::Queue receivemaildeadlettersD3DDABA4",
  "processing AWS::SQS::Queue receivemailqueue04579413",
  "processing AWS::SQS::Queue reconcilepositiondeadletters26A339F6",
  "processing AWS::SQS::Queue reconcilepositionqueueE7615E2A",
  "processing AWS::SQS::Queue runtimetabledeadletters87E81D65",
  "processing AWS::SQS::Queue sendcanarydeadletters6A1119B4",
  "processing AWS::SQS::Queue sendmaildeadletters0B476DF4",
  "processing AWS::SQS::Queue sendmailqueue09172B56",
  "processing AWS::SQS::Queue sweepdeadletters08812840",
  "storage AWS::DynamoDB::Table ledger28D1CA40",
  "storage AWS::DynamoDB::Table stateEC29AD4A",
  "storage AWS::KMS::Key keyFEDD6EC0",
  "storage AWS::S3::Bucket accesslogsDE09D170",
  "storage AWS::S3::Bucket ledgers41063F62",
  "storage AWS::S3::Bucket mailBB76F9F9",
  "storage AWS::S3::Bucket records86D700F3",
  "storage AWS::SNS::Topic ledgerarrived4CBB7E1C",
  "storage AWS::SNS::Topic mailarrived0179AE1F",
  "storage AWS::SNS::Topic maileventsCB01F903",
  "storage AWS::SNS::Topic mailread6721F34E",
  "storage AWS::SNS::Topic mailstored437808E5",
];

test("every resource that holds data keeps its logical id", () => {
  const found = resourcesOf(templatesOfStage())
    .filter(({ type }) => STATEFUL.includes(type))
    .map(({ stack, type, id }) => `${stack.replace("accord-dev-", "")} ${type} ${id}`);
  expect(found.toSorted()).toEqual(PINNED);
});
