import * as z from "zod";

/** What a stage on AWS calls its tables, buckets and queues. Its deployment writes it; the `accord` command reads it. */
export const stageNamesSchema = z.object({
  table: z.string().min(1),
  /** Over how many partitions of its index each busy list is spread. */
  listPartitions: z.number().int().min(1).default(1),
  ledgerTable: z.string().min(1),
  mailBucket: z.string().min(1),
  ledgerBucket: z.string().min(1),
  recordBucket: z.string().min(1),
  /** The queue of each function, by the function's name. */
  queues: z.record(z.string(), z.object({ url: z.url(), deadLetters: z.url() })),
});

export type StageNames = z.infer<typeof stageNamesSchema>;

/** The name of the SSM parameter that holds a stage's names. */
export function stageParameterName(stage: string): string {
  return `/accord/${stage}/names`;
}
