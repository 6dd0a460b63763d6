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
    grant: /^\S+ dynamodb:\w+$|^\S+ on dynamodb /,
    because: "CDK grants reading or writing as a whole, on one named table and its index.",
  },
  {
    grant: /^\S+ s3:[\w*]+$|^\S+ on s3 (ledgers|mail|records)/,
    because: "CDK grants reading or writing as a whole, on one named bucket and its objects.",
  },
  { grant: /^\S+ kms:(DescribeKey|Encrypt|ReEncrypt\*)$/, because: "CDK grants the use of a key as a whole." },
  { grant: /^sendmailrole ses:SendEmail$/, because: "CDK grants both ways of sending, from one named identity." },
  {
    grant: /^sendmailrole sqs:SendMessage$/,
    because:
      "A message that SES has refused for a while wakes itself on the function's own queue, later than a test waits.",
  },
  {
    grant: /^importledgerrole (sqs:SendMessage|on sqs reconcilepositionqueue)$/,
    because: "A ledger that changes an answered position is reconciled again; the first ledger of a flow changes none.",
  },
];
