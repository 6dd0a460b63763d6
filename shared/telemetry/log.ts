import {
  dimensionsOf,
  metricDimensions,
  metricNamespace,
  metrics,
  type DimensionName,
  type MetricName,
} from "./metrics.ts";

/**
 * All that a log line may contain: ids, codes and counts. There is no field for a subject, an invoice number, an amount, an
 * address or a part of a mail. `reason` and `what` are stable codes.
 */
export interface LogEntry extends Partial<Readonly<Record<DimensionName, string>>> {
  readonly level?: "info" | "warn" | "error";
  /** In kebab case: `message-sent`. */
  readonly event: string;
  /** The same id on all lines about one piece of work: the id of the mail or of the ledger upload that caused it. */
  readonly correlation?: string;
  readonly mailId?: string;
  /** `payable#receivable#exercise#kind` */
  readonly position?: string;
  readonly messageId?: string;
  readonly uploadId?: string;
  readonly queueMessageId?: string;
  readonly state?: string;
  readonly attempt?: number;
  readonly count?: number;
  /** The name and the first line of an error. Errors come from our code or the cloud and contain nothing from a mail. */
  readonly error?: string;
  readonly metrics?: Partial<Record<MetricName, number>>;
}

export type Log = (entry: LogEntry) => void;

/**
 * Writes one JSON line for each entry; metrics go with it in CloudWatch's embedded metric format.
 *
 * @param writer the function's folder and its stage: the dimensions of its metrics
 * @param write gets one line without a line break
 */
export function logTo(
  writer: { readonly name: string; readonly stage: string },
  write: (line: string) => void,
  now: () => Date,
): Log {
  return ({ metrics: measured = {}, level = "info", ...fields }) => {
    const names = Object.keys(measured).filter(isMetricName);
    const at = now();
    const inherent = [metricDimensions.function, metricDimensions.stage];
    write(
      JSON.stringify({
        timestamp: at.toISOString(),
        level,
        [metricDimensions.function]: writer.name,
        [metricDimensions.stage]: writer.stage,
        ...fields,
        ...(names.length === 0
          ? {}
          : {
              ...measured,
              _aws: {
                Timestamp: at.getTime(),
                CloudWatchMetrics: Array.from(
                  Map.groupBy(names, (each) => dimensionsOf(each).join()),
                  ([by, those]) => ({
                    Namespace: metricNamespace,
                    Dimensions: [[...inherent, ...by.split(",").filter((dimension) => dimension !== "")]],
                    Metrics: those.map((each) => ({ Name: each, Unit: metrics[each].unit })),
                  }),
                ),
              },
            }),
      }),
    );
  };
}

/** The name of an error and its first line, cut to 300 characters. */
export function textOfError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (text.split("\n")[0] ?? "").slice(0, 300);
}

function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}
