import type { Widget } from "../../../shared/telemetry/dashboards/dashboard.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { DrawnSeries, Point } from "./drawn-series.ts";
import { formatFigure, formatOnAxis } from "./format-figure.ts";
import { axisFor, type Axis } from "./axis-for.ts";
import { stepsOf, type Range } from "./range.ts";
import { clockWords } from "./clock-words.ts";

/** The plot's own units, stretched to whatever width the page has. */
const WIDE = 1000;
const HIGH = 1000;

/** So many colours are in the style sheet; more series begin again. */
export const COLOURS = 8;

/**
 * Figures over time as an SVG image. The lines stretch with the page; texts keep their size, because they are placed by percentages
 * outside the stretched part. Each step says its figures when pointed at, without a script.
 */
export function plot(
  id: string,
  { kind, title, means }: Pick<Widget, "kind" | "title" | "means">,
  drawn: readonly DrawnSeries[],
  range: Range,
): Html {
  const stacked = kind === "stacked" ? stackedPoints(drawn, range) : undefined;
  const lines = stacked ?? drawn.map(({ points }) => points);
  const [{ shown } = { shown: "count" as const }] = drawn;
  const axis = axisFor(Math.max(0, ...lines.flat().map(({ value }) => value)), shown === "count");
  const x = (at: number) => round(((at - range.from) / (range.to - range.from)) * WIDE);
  const y = (value: number) => round(HIGH - (value / axis.top) * HIGH);
  return html`<svg class="plot" role="img" aria-labelledby="${id}-title ${id}-desc">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-desc">${means.replaceAll("`", "")} The figures stand in the table below.</desc>
    ${axis.marks.map((mark) => gridLine(mark, axis))}
    <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
      ${
        stacked
          ? stacked.map((points, index) => area(points, stacked[index - 1] ?? [], range, x, y, index)).toReversed()
          : lines.map((points, index) => line(points, range, x, y, index))
      }
      ${stepsOf(range).map((at) => pointedAt(at, drawn, range, x))}
    </svg>
    ${axis.marks.map((mark) => markText(mark, axis, formatOnAxis(mark, shown)))}
  </svg>`;
}

function gridLine(mark: number, { top }: Axis): Html {
  const at = `${round(100 - (mark / top) * 100)}%`;
  return html`<line class="grid" x1="0" x2="100%" y1="${at}" y2="${at}" />`;
}

function markText(mark: number, { top }: Axis, words: string): Html {
  return html`<text class="mark" x="4" y="${round(100 - (mark / top) * 100)}%" dy="-4">${words}</text>`;
}

type Scale = (value: number) => number;

/** A line through the middle of each step. A step whose neighbours have no figure is a dot. */
function line(points: readonly Point[], { stepMs }: Range, x: Scale, y: Scale, index: number): Html | false {
  if (points.length === 0) return false;
  const middle = stepMs / 2;
  const path = points.map(({ at, value }, place) => `${place === 0 ? "M" : "L"}${x(at + middle)} ${y(value)}`).join("");
  const dots = points.length > 40 ? "" : points.map(({ at, value }) => `M${x(at + middle)} ${y(value)}h0`).join("");
  return html`<path class="line c${index % COLOURS}" d="${path}" />${
      dots !== "" && html`<path class="dots c${index % COLOURS}" d="${dots}" />`
    }`;
}

/** Steps as wide as their time, on top of the series below. */
function area(
  points: readonly Point[],
  below: readonly Point[],
  { stepMs }: Range,
  x: Scale,
  y: Scale,
  index: number,
): Html {
  const bars = points
    .map(({ at, value }, place) => ({ at, value, base: below[place]?.value ?? 0 }))
    .filter(({ value, base }) => value > base)
    .map(({ at, value, base }) => `M${x(at)} ${y(base)}V${y(value)}H${x(at + stepMs)}V${y(base)}Z`);
  return html`<path class="area f${index % COLOURS}" d="${bars.join("")}" />`;
}

function stackedPoints(drawn: readonly DrawnSeries[], range: Range): Point[][] {
  const sums = new Map<number, number>();
  return drawn.map(({ points }) => {
    const byStep = new Map(points.map(({ at, value }) => [at, value]));
    return stepsOf(range).map((at) => {
      const value = (sums.get(at) ?? 0) + (byStep.get(at) ?? 0);
      sums.set(at, value);
      return { at, value };
    });
  });
}

function pointedAt(at: number, drawn: readonly DrawnSeries[], { stepMs, id }: Range, x: Scale): Html | false {
  const said = drawn.flatMap(({ label, points, shown }) => {
    const value = points.find((point) => point.at === at)?.value;
    return value === undefined || (value === 0 && shown === "count") ? [] : [`${label} ${formatFigure(value, shown)}`];
  });
  if (said.length === 0) return false;
  return html`<rect class="step" x="${x(at)}" y="0" width="${round(x(at + stepMs) - x(at))}" height="${HIGH}">
    <title>${clockWords(at, id)}: ${said.join(", ")}</title>
  </rect>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
