import * as z from "zod";
import { parseJsonIfWhole } from "../../shared/records/storage/json.ts";

/** One value of a metric, as a function logged it. */
export interface Figure {
  /** In milliseconds. */
  readonly at: number;
  /** `Accord/MailsReceived` */
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** CloudWatch's embedded metric format, as far as we write it. */
const lineSchema = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** The figures in a line of a log, as CloudWatch would find them; none in any other line. */
export function loggedFigures(line: string): Figure[] {
  if (!line.startsWith("{") || !line.includes('"_aws"')) return [];
  const { data } = lineSchema.safeParse(parseJsonIfWhole(line));
  if (!data) return [];
  const { _aws: aws, ...fields } = data;
  return aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions: sets, Metrics: metrics }) =>
    sets.flatMap((set) => {
      const dimensions = Object.fromEntries(set.map((name) => [name, String(fields[name])]));
      return metrics.flatMap(({ Name: name }) => {
        const value = fields[name];
        return typeof value === "number"
          ? [{ at: aws.Timestamp, name: `${namespace}/${name}`, dimensions, value }]
          : [];
      });
    }),
  );
}
