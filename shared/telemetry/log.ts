import { metricDimension, metricNamespace, metrics, type MetricName } from "./metrics.ts";

/**
 * What a log line can say, and nothing else: ids, codes and counts. There is no field that a subject, an invoice number, an
 * amount, an address or a part of a mail would fit into.
 */
export interface LogEntry {
  readonly level?: "info" | "warn" | "error";
  /** What happened, in kebab case: `message-sent`. */
  readonly event: string;
  /** One id from a mail to its reply: the mail's id, or the id of the upload that caused the work. */
  readonly correlation?: string;
  readonly mailId?: string;
  /** `payable#receivable#exercise#kind` */
  readonly position?: string;
  readonly messageId?: string;
  readonly uploadId?: string;
  readonly queueMessageId?: string;
  readonly state?: string;
  /** A stable code. */
  readonly reason?: string;
  readonly attempt?: number;
  readonly count?: number;
  /** The name of an error and its first line: errors are ours or the cloud's, never a mail's content. */
  readonly error?: string;
  readonly metrics?: Partial<Record<MetricName, number>>;
}

export type Log = (entry: LogEntry) => void;

/**
 * Writes one JSON line for each entry; metrics go with it in CloudWatch's embedded metric format.
 *
 * @param name the function's folder, the dimension of its metrics.
 * @param write takes one line without its end.
 */
export function logTo(name: string, write: (line: string) => void, now: () => Date): Log {
  return ({ metrics: measured = {}, level = "info", ...fields }) => {
    const names = Object.keys(measured).filter(isMetricName);
    const at = now();
    write(
      JSON.stringify({
        timestamp: at.toISOString(),
        level,
        [metricDimension]: name,
        ...fields,
        ...(names.length === 0
          ? {}
          : {
              ...measured,
              _aws: {
                Timestamp: at.getTime(),
                CloudWatchMetrics: [
                  {
                    Namespace: metricNamespace,
                    Dimensions: [[metricDimension]],
                    Metrics: names.map((each) => ({ Name: each, Unit: metrics[each].unit })),
                  },
                ],
              },
            }),
      }),
    );
  };
}

/** The name of an error and its first line, short. */
export function textOfError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (text.split("\n")[0] ?? "").slice(0, 300);
}

function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}
