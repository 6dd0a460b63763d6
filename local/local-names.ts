/** The names of tables, buckets, topics and the configuration set. On AWS, CloudFormation chooses them. */
export const localNames = {
  table: "accord-state",
  ledgerTable: "accord-ledger",
  mailBucket: "accord-mail",
  ledgerBucket: "accord-ledgers",
  recordBucket: "accord-records",
  mailTopic: "mail-arrived",
  eventTopic: "mail-events",
  configurationSet: "accord",
  mailbox: "statements@accord.example.org",
} as const;

/** The functions. Each has a queue of the same name. */
export const functionNames = [
  "receive-mail",
  "read-mail",
  "import-ledger",
  "judge-ledger",
  "reconcile-position",
  "send-mail",
  "note-delivery",
  "check-stored-mail",
] as const;

export type FunctionName = (typeof functionNames)[number];

/** The functions that run by the clock, as rules on AWS start them. Figures come oftener than there: a newcomer watches them. */
export const schedules = {
  "publish-figures": { firstAfterSeconds: 5, everySeconds: 60 },
  "send-canary": { firstAfterSeconds: 1, everySeconds: 10 },
  // A start does all that a sweep does, and more.
  sweep: { firstAfterSeconds: 300, everySeconds: 300 },
  // Whoever tries it out waits for what comes by the clock.
  "run-timetable": { firstAfterSeconds: 3, everySeconds: 15 },
} as const;

export const scheduledNames = [
  "publish-figures",
  "send-canary",
  "sweep",
  "run-timetable",
] as const satisfies readonly ScheduledName[];

export type ScheduledName = keyof typeof schedules;

/** Credentials for the AWS clients. The local endpoints check that a request is signed, but not by whom. */
export const localCredentials = {
  region: "eu-west-2",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
} as const;
