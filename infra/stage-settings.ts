import * as z from "zod";

/** The settings that differ between deployments: `-c stage=… -c mailDomain=… -c operators=…`. */
const stageSettingsSchema = z.object({
  /** A name for the deployment, part of each stack's name. */
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/),
  /** The domain whose mail SES receives. Organisation ZA1 has the address statements+ZA1@<mailDomain>. */
  mailDomain: z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/),
  /** The address that gets the alarms. */
  operators: z.email(),
  /** How long mail, statements, outcomes and ledgers are kept, in days: the financial year and six more. */
  retentionDays: z.coerce.number().int().min(30).default(2557),
});

export type StageSettings = z.infer<typeof stageSettingsSchema>;

/** Reads the settings from the CDK context. Every setting has a default, for a first look at the templates. */
export function readStageSettings(context: (name: string) => unknown): StageSettings {
  return stageSettingsSchema.parse({
    stage: context("stage") ?? "dev",
    mailDomain: context("mailDomain") ?? "accord.example.org",
    operators: context("operators") ?? "operators@accord.example.org",
    retentionDays: context("retentionDays") ?? undefined,
  });
}
