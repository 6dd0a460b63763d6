import type { MetricWithReasons, SplitCount, SplitGauge, WholeCount, WholeGauge } from "../metrics.ts";

/** A page of figures for administrators. The same definition becomes a CloudWatch dashboard and a page of the local viewer. */
export interface Dashboard {
  /** In addresses and in the name of the CloudWatch dashboard. */
  readonly id: "at-a-glance" | "exercise";
  readonly title: string;
  /** What it shows, and for whom, in one or two sentences. */
  readonly means: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  /** From left to right. Their widths fill rows of four quarters. */
  readonly widgets: readonly Widget[];
}

export interface Widget {
  readonly title: string;
  /** What the figures mean for people, and what to do if they look wrong. */
  readonly means: string;
  /**
   * `number`: one figure for each series. `line`, `stacked`: figures over time. `bar`: one bar for each series. `table`: a row for
   * each exercise, kind or organisation, and a column for each series.
   */
  readonly kind: "number" | "line" | "stacked" | "bar" | "table";
  readonly quarters: 1 | 2 | 3 | 4;
  readonly series: readonly [Series, ...Series[]];
}

/** How to write the figures of a series, and what they are measured in. */
export type Shown = "count" | "pounds" | "milliseconds" | "seconds" | "percent" | "days" | "bytes";

/** One line, bar or number of a widget, or several that are alike. */
export type Series = SeriesOfOurs | SeriesOfCloud;

export type SeriesOfOurs =
  /** How often something happened. */
  | { readonly of: "sum"; readonly metric: WholeCount; readonly label: string }
  /** The same, for each reason of the metric's closed list. */
  | { readonly of: "sum-of-reasons"; readonly metric: MetricWithReasons }
  /** The same, for each value of the metric's own dimensions. */
  | { readonly of: "sum-of-each"; readonly metric: SplitCount; readonly label: string }
  /** How often a measure was taken, for instance how many mails were read. */
  | { readonly of: "samples"; readonly metric: WholeCount; readonly label: string }
  /** `p50`: half of the measures are at or below it. `p99`: 99 of 100 are. */
  | { readonly of: "p50" | "p99"; readonly metric: WholeCount; readonly label: string; readonly shown: Shown }
  /** The state of now. */
  | { readonly of: "latest"; readonly metric: WholeGauge; readonly label: string; readonly shown: Shown }
  /** The same, for each value of the metric's own dimensions. */
  | { readonly of: "latest-of-each"; readonly metric: SplitGauge; readonly label: string; readonly shown: Shown };

/** Figures that AWS itself keeps: of each queue, of each function, of the mail service. */
export type SeriesOfCloud =
  | { readonly of: "queues"; readonly figure: "waiting" | "oldest" | "dead-letters" }
  | { readonly of: "functions"; readonly figure: "errors" | "throttles" | "duration" }
  | { readonly of: "mail-service"; readonly figure: MailServiceFigure; readonly label: string };

export type MailServiceFigure = "Send" | "Delivery" | "Bounce" | "Complaint" | "BounceRate" | "ComplaintRate";
