import type { Whose } from "../domain/canary/whose.ts";
import {
  metricDimensions,
  metricNamed,
  metricNamespace,
  metrics,
  type DimensionName,
  type Metric,
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
  /** What `textOfError` says of an error: nothing of what was worked on. */
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
    write(
      JSON.stringify({
        timestamp: at.toISOString(),
        level,
        [metricDimensions.function]: writer.name,
        [metricDimensions.stage]: writer.stage,
        ...fields,
        ...fitIds(fields),
        ...(names.length === 0
          ? {}
          : {
              ...measured,
              _aws: { Timestamp: at.getTime(), CloudWatchMetrics: directivesOf(names, fields) },
            }),
      }),
    );
  };
}

const ID_FIELDS = ["correlation", "mailId", "position", "messageId", "uploadId", "queueMessageId"] as const;

/** Ids come in queue messages and keys too: what has not the form of an id is not repeated. */
function fitIds(fields: Omit<LogEntry, "metrics" | "level">): Partial<Record<(typeof ID_FIELDS)[number], string>> {
  const unfit = ID_FIELDS.filter((name) => fields[name] !== undefined && !ID.test(fields[name]));
  return Object.fromEntries(unfit.map((name) => [name, "not an id"]));
}

/** Without the characters of which texts and addresses are made. */
const ID = /^[\w.:+=#&/~-]{1,300}$/;

/** One directive for all metrics with the same dimensions. */
function directivesOf(names: readonly MetricName[], fields: Pick<LogEntry, "reason">) {
  const inherent = [metricDimensions.function, metricDimensions.stage];
  const alike = Map.groupBy(names, (name) => JSON.stringify(dimensionSets(metricNamed(name), fields)));
  return [...alike.values()].map((those) => ({
    Namespace: metricNamespace,
    Dimensions: those
      .slice(0, 1)
      .flatMap((name) => dimensionSets(metricNamed(name), fields))
      .map((own) => [...inherent, ...own]),
    Metrics: those.map((name) => ({ Name: name, Unit: metrics[name].unit })),
  }));
}

/** The sets of own dimensions under which CloudWatch keeps a metric. A reason outside the closed list makes no metric of its own. */
function dimensionSets({ by = [], reasons }: Metric, { reason }: Pick<LogEntry, "reason">): DimensionName[][] {
  return reason !== undefined && reasons?.includes(reason) ? [[...by], [...by, "reason"]] : [[...by]];
}

/** The ports for work of the group or the canary: what is done for the canary is in the log, but in no figure. */
export function portsFor<Ports extends { readonly log: Log }>(whose: Whose, ports: Ports): Ports {
  if (whose === "group") return ports;
  return {
    ...ports,
    log: (entry: LogEntry) => {
      ports.log({ ...entry, metrics: {} });
    },
  };
}

function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}
