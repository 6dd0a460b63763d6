/** What the AWS templates leave to CloudFormation to name, here under names that say what they are. */
export const localNames = {
  table: "accord-state",
  ledgerTable: "accord-ledger",
  mailBucket: "accord-mail",
  ledgerBucket: "accord-ledgers",
  recordBucket: "accord-records",
  mailTopic: "mail-arrived",
  mailbox: "statements@accord.example.org",
} as const;

/** The functions, each behind the queue of the same name. */
export const functionNames = ["receive-mail", "import-ledger", "reconcile-position", "send-mail"] as const;

export type FunctionName = (typeof functionNames)[number];
