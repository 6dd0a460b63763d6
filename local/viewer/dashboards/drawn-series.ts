import type { Series, Shown } from "../../../shared/telemetry/dashboards/dashboard.ts";
import { metricDimensions, metricNamed, metricNamespace, type MetricName } from "../../../shared/telemetry/metrics.ts";
import { cloudFigures } from "../../metrics/cloud-figures.ts";
import type { Figures, FiguresOfSeries } from "../../metrics/metrics-store.ts";
import { mergeSummaries, percentile, type Summary } from "../../metrics/summary.ts";
import { wordsOfDimension } from "./words-of-dimension.ts";
import { stepsOf, type Range } from "./range.ts";

/** A series with its figures of the local run. */
export interface DrawnSeries {
  readonly label: string;
  readonly shown: Shown;
  /** Words for each of its own dimensions: the exercise, the kind, … */
  readonly own: Readonly<Record<string, string>>;
  /** Its heading in a table, where its own dimensions name the row. */
  readonly column: string;
  /** The figure of each step that has one. */
  readonly points: readonly Point[];
  /** Its figure for the whole range. */
  readonly whole: number;
}

export interface Point {
  readonly at: number;
  readonly value: number;
}

/** The lines, bars or numbers of a series; `undefined` if only AWS keeps such figures. */
export function drawnSeries(series: Series, figures: Figures, range: Range): readonly DrawnSeries[] | undefined {
  switch (series.of) {
    case "sum":
      return ofWriters(series.metric, figures, series.label, counts("sum", range));
    case "samples":
      return ofWriters(series.metric, figures, series.label, counts("count", range));
    case "p50":
    case "p99":
      return ofWriters(series.metric, figures, series.label, measures(series.of === "p50" ? 0.5 : 0.99, series.shown));
    case "latest":
      return ofWriters(series.metric, figures, series.label, gauge(series.shown));
    case "sum-of-reasons":
      return ofEach(`${metricNamespace}/${series.metric}`, ["reason"], figures, "", counts("sum", range));
    case "sum-of-each":
      return ofEach(nameOf(series.metric), ownOf(series.metric), figures, series.label, counts("sum", range));
    case "latest-of-each":
      return ofEach(nameOf(series.metric), ownOf(series.metric), figures, series.label, gauge(series.shown));
    case "queues":
      return ofQueues(series.figure, figures);
    case "functions":
      return series.figure === "throttles"
        ? undefined
        : ofEach(
            cloudFigures[series.figure],
            ["FunctionName"],
            figures,
            "",
            series.figure === "errors" ? counts("sum", range) : measures(0.99, "milliseconds"),
          );
    case "mail-service":
      return undefined;
  }
}

type Draw = (steps: ReadonlyMap<number, Summary>) => Pick<DrawnSeries, "points" | "whole" | "shown"> | undefined;

/** What happened: a step without a figure is a nought. */
function counts(what: "sum" | "count", range: Range): Draw {
  return (steps) => {
    const points = stepsOf(range).map((at) => ({ at, value: steps.get(at)?.[what] ?? 0 }));
    return { points, whole: points.reduce((sum, { value }) => sum + value, 0), shown: "count" };
  };
}

function measures(share: number, shown: Shown): Draw {
  return (steps) => {
    const [first, ...others] = steps.values();
    if (!first) return undefined;
    const points = inOrder(steps).map(([at, summary]) => ({ at, value: percentile(summary, share) }));
    return { points, whole: percentile(others.reduce(mergeSummaries, first), share), shown };
  };
}

function gauge(shown: Shown): Draw {
  return (steps) => {
    const ordered = inOrder(steps);
    const last = ordered.at(-1);
    if (!last) return undefined;
    return { points: ordered.map(([at, { max }]) => ({ at, value: max })), whole: last[1].last, shown };
  };
}

function inOrder(steps: ReadonlyMap<number, Summary>): [number, Summary][] {
  return [...steps].sort(([one], [other]) => one - other);
}

/** A metric as a whole: one series for each function that writes it. */
function ofWriters(metric: MetricName, figures: Figures, label: string, draw: Draw): DrawnSeries[] {
  const { writtenBy } = metricNamed(metric);
  const found = figures.get(nameOf(metric)) ?? [];
  return writtenBy.flatMap((writer) => {
    const whole = found.find(
      ({ dimensions }) => dimensions[metricDimensions.function] === writer && Object.keys(dimensions).length === 2,
    );
    const drawn = draw(whole?.steps ?? new Map());
    const named = writtenBy.length > 1 ? `${label}: ${writer}` : label;
    return drawn ? [{ label: named, column: named, own: {}, ...drawn }] : [];
  });
}

/** One series for each value of dimensions. */
function ofEach(
  name: string,
  dimensions: readonly string[],
  figures: Figures,
  label: string,
  draw: Draw,
): DrawnSeries[] {
  const found = (figures.get(name) ?? []).filter((series) => dimensions.every((each) => each in series.dimensions));
  return found
    .flatMap((series) => {
      const own = Object.fromEntries(
        dimensions.map((each) => [each, wordsOfDimension(each, series.dimensions[each] ?? "")]),
      );
      const drawn = draw(series.steps);
      const words = Object.values(own).join(" ");
      return drawn ? [{ label: label === "" ? words : `${words}: ${label}`, column: label, own, ...drawn }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}

const DEAD_LETTERS = "-dead-letters";

function ofQueues(figure: "waiting" | "oldest" | "dead-letters", figures: Figures): DrawnSeries[] | undefined {
  if (figure === "oldest") return undefined;
  const isDrawn = ({ dimensions }: FiguresOfSeries) =>
    (dimensions["QueueName"] ?? "").endsWith(DEAD_LETTERS) === (figure === "dead-letters");
  const found = (figures.get(cloudFigures.waiting) ?? []).filter(isDrawn);
  const all = ofEach("queues", ["QueueName"], new Map([["queues", found]]), "", gauge("count"));
  return all.map((series) => ({ ...series, label: series.label.replace(DEAD_LETTERS, "") }));
}

function nameOf(metric: MetricName): string {
  return `${metricNamespace}/${metric}`;
}

function ownOf(metric: MetricName): readonly string[] {
  return metricNamed(metric).by ?? [];
}
