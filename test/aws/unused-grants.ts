/**
 * What the policies allow and no flow of `flows.test.ts` needs, with the reason why it is allowed all the same. Anything else that
 * is allowed and not needed fails the test.
 */
export const unusedGrants: readonly { readonly grant: RegExp; readonly because: string }[] = [
  {
    grant: /^\S+ sqs:(GetQueueUrl|GetQueueAttributes|ChangeMessageVisibility)$/,
    because:
      "Lambda's own polling, and a message that failed: it comes again sooner. No flow lets every function fail.",
  },
  {
    grant: /^\S+ (kms:(DescribeKey|Encrypt|ReEncryptFrom|ReEncryptTo)|on arn:aws:kms:\S+)$/,
    because: "DynamoDB documents that it needs these of a key of ours, in the name of who calls it. It decides when.",
  },
  {
    grant: /^importledgerrole on s3 records\/(ledger-mappings|supplier-mappings|ledger-reports)\/\*$/,
    because:
      "Columns and suppliers that an administrator has set, and the report of the ledger before: the flows' first ledger has none.",
  },
  {
    grant:
      /^judgeledgerrole (sqs:SendMessage|dynamodb:(GetItem|PutItem|Query|BatchWriteItem)|on sqs reconcilepositionqueue|on dynamodb (ledger|state)|s3:\S+|on s3 records\/\S+|kms:GenerateDataKey)$/,
    because:
      "A later ledger is compared with all answered positions, and may wait for a person; the flows have one ledger, which comes before all positions.",
  },
  {
    grant: /^reconcilepositionrole on s3 records\/(conventions|decisions|outcomes|shared-lines)\/\*$/,
    because:
      "What people have decided, learned conventions, the outcome before, and the lines that NHS England's bodies share: where a position has them.",
  },
  {
    grant: /^importledgerrole (dynamodb:PutItem|on dynamodb state)$/,
    because: "It puts on the to-do list what an upload leaves to a person; the flows' ledger leaves nothing.",
  },
  {
    grant: /^notedeliveryrole (dynamodb:(Query|BatchWriteItem)|on dynamodb state(\/index\/by-list)?)$/,
    because:
      "It looks for the item of a reply that did not arrive, and for the next registered address; here all arrive. It copies the entries of a record's trail where there is no room for one more.",
  },
  {
    grant: /^(readmail|sendmail)role on s3 records\/forms\/\*$/,
    because: "A form that its sender wants to have filled in; the flows' statements have none.",
  },
  {
    grant: /^sendmailrole on s3 records\/outcomes\/\*$/,
    because: "The lines that a summary's workbook lists; the flows send no summary.",
  },
  {
    grant: /^receivemailrole on s3 records\/outcomes\/\*$/,
    because: "The lines of its positions, for the payable organisation's own people; in the flows none of them writes.",
  },
  {
    grant:
      /^receivemailrole on s3 records\/(mismatch-reports|submitted-forms|statements|issued|statement-answers)\/\*$/,
    because:
      "Mismatch reports and collection forms by mail, the standing statement where another comes, and answers to statements of our own; the flows have one statement of a pair, and none of our own.",
  },
  {
    grant: /^reconcilepositionrole sqs:SendMessage$/,
    because:
      "A revised reply that waits for further decisions comes again, and so does a position that another has overtaken; in the flows nobody decides, and nothing is in dispute.",
  },
  {
    grant: /^sendmailrole (dynamodb:Query|on dynamodb state|on s3 records\/reference\/\*)$/,
    because:
      "It reads contacts and policies where mail to an address came back for good; the flows have no such address.",
  },
  {
    grant: /^(importledger|sendmail)role (s3:ListBucket|on s3 (ledgers|records))$/,
    because:
      "It asks for objects that may not be there: without the right to list, S3 says “forbidden” instead of “not there”.",
  },
  {
    grant: /canary-reference|^sendcanaryrole /,
    because:
      "The flows start the canary once: it uploads its ledger and waits for the next run. `test/infra/canary.test.ts` judges its rights.",
  },
  {
    grant: /^sendmailrole sqs:SendMessage$/,
    because: "A message that has to wait wakes itself on the function's own queue, later than a test waits.",
  },
  {
    grant: /^notedeliveryrole (sqs:SendMessage|on sqs sendmailqueue|kms:GenerateDataKey)$/,
    because:
      "A reply that bounced goes to the organisation's next registered address; the flows' organisations have one each.",
  },
  {
    grant: /^runtimetablerole /,
    because:
      "The flows' exercise was over years ago, so that nothing is due by the clock. `test/infra/least-privilege.test.ts` shows that each right is used.",
  },
  {
    grant: /^checkstoredmailrole /,
    because: "SQS hands it each stored mail a quarter of an hour later, which is longer than the flows last.",
  },
  {
    grant:
      /^sweeprole (sqs:SendMessage|kms:GenerateDataKey|dynamodb:(Query|PutItem)|on dynamodb state|on sqs (receivemail|judgeledger|reconcileposition|sendmail)queue)$/,
    because: "It queues what has been overdue for ten minutes; the flows leave nothing behind that long.",
  },
];
