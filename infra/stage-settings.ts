import * as z from "zod";

/** The day on which stored objects move to cheaper storage. S3 refuses a rule that deletes them before. */
export const DAYS_UNTIL_CHEAPER_STORAGE = 90;

/** AWS Lambda's own limits for the concurrency of a queue. */
const concurrency = z.number().int().min(2).max(1000);

/** What differs between deployments: one file for each, `infra/stages/NAME.json`. */
const stageSettingsSchema = z.strictObject({
  /** A name for the deployment, part of the name of each stack, alarm and metric. */
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, "must be up to 20 small letters, digits and hyphens"),
  /** The domain whose mail SES receives. Organisation ZA1 has the address statements+ZA1@<mailDomain>. */
  mailDomain: z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "must be a domain, in small letters"),
  /** One in which SES receives mail. */
  region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, "must be a region of AWS, such as eu-west-2"),
  /** The address that gets the alarms. */
  operators: z.email("must be an email address"),
  /** An address that a telephone or pager listens to. It gets the alarms that can't wait until the next morning. */
  onCall: z.email("must be an email address").optional(),
  /** Whether Accord mails itself a statement every half an hour, and an alarm rings when it is not answered. */
  canary: z.boolean().default(false),
  /** How long mail, statements, outcomes and ledgers are kept, in days: the financial year and six more. */
  retentionDays: z
    .number()
    .int()
    .gt(
      DAYS_UNTIL_CHEAPER_STORAGE,
      `must be over ${DAYS_UNTIL_CHEAPER_STORAGE}: then objects move to cheaper storage, and S3 deletes none before that`,
    ),
  /**
   * For how many days nobody can delete a statement, an outcome or a message (S3 Object Lock, compliance mode). Choose it before the
   * first deployment: a bucket that exists without a lock would be replaced by an empty one. Leave it out for no lock.
   */
  lockRecordsForDays: z.number().int().min(1).max(36_500).optional(),
  /**
   * Over how many partitions of its index each busy list is spread: 16 hold ten times the group's last deadline day. It may
   * be raised at any time and never lowered, because what is in the partitions beyond would not be found.
   */
  listPartitions: z.number().int().min(1).max(64).default(16),
  /** How many of each function run at once at most. It limits what a flood of mail costs, and the sending rate. */
  concurrency: z.strictObject({
    "receive-mail": concurrency,
    "read-mail": concurrency,
    "import-ledger": concurrency,
    "judge-ledger": concurrency.default(5),
    "reconcile-position": concurrency,
    "send-mail": concurrency,
    "note-delivery": concurrency.default(25),
  }),
});

export type StageSettings = z.infer<typeof stageSettingsSchema>;

/**
 * Checks the settings of a stage.
 *
 * @param file where they stand, for messages
 * @throws with one sentence for each setting that is missing or wrong
 */
export function parseStageSettings(stage: string, settings: unknown, file: string): StageSettings {
  const read = stageSettingsSchema.safeParse({ ...z.record(z.string(), z.unknown()).parse(settings), stage });
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join(".") || "the settings"}: ${message}`);
  throw new Error(`${file} can't be used:\n${problems.join("\n")}`);
}
