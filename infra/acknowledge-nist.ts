import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** The rules of NIST 800-53 (revision 5) that every stage breaks on purpose, and why each does no harm here. */
const BROKEN_ON_PURPOSE: Readonly<Record<string, string>> = {
  DynamoDBInBackupPlan:
    "Point-in-time recovery keeps every second of the last 35 days. A plan for longer belongs to the account, not to a stage.",
  IAMNoInlinePolicy:
    "A policy that belongs to one function of one stage is changed and deleted with it. A managed one could be attached elsewhere.",
  LambdaConcurrency:
    "The event source mapping of each queue limits how many run at once; a scheduled function runs once at a time. Reserved concurrency would take from the account's other functions.",
  LambdaDLQ:
    "A function with a queue has a dead-letter queue on that queue, as AWS recommends for it. A scheduled function sends failed runs to its own.",
  LambdaInsideVPC:
    "A function calls only services of AWS, over TLS. A VPC would add endpoints, and no function has an address that others could reach.",
  S3BucketReplicationEnabled:
    "Objects are versioned and stored in three zones. Whether copies may be kept in another region is for the organisation to decide, not for a stage.",
};

/** Accepts these rules for a whole stage; cdk-nag reports everything else. */
export function acknowledgeNist(scope: IConstruct): void {
  Validations.of(scope).acknowledge(
    ...Object.entries(BROKEN_ON_PURPOSE).map(([rule, reason]) => ({ id: nistRule(rule), reason })),
  );
}

/** The name by which cdk-nag knows a rule. */
export function nistRule(rule: string): string {
  return `NIST.800.53.R5::NIST.800.53.R5-${rule}`;
}
