import type { Shown } from "../../../shared/telemetry/dashboards/dashboard.ts";

/** A figure with its unit, exact enough to act on. */
export function formatFigure(value: number, shown: Shown): string {
  switch (shown) {
    case "count":
      return grouped(value, 0);
    case "pounds":
      return value < 0 ? `−£${grouped(-value, 0)}` : `£${grouped(value, 0)}`;
    case "percent":
      return `${grouped(value, value < 10 ? 1 : 0)}%`;
    case "days":
      return value === 1 ? "1 day" : `${grouped(value, 0)} days`;
    case "bytes":
      return scaled(value, [
        [1_000_000, "MB"],
        [1000, "kB"],
        [1, "bytes"],
      ]);
    case "milliseconds":
      return value < 1000 ? `${grouped(value, 0)} ms` : formatFigure(value / 1000, "seconds");
    case "seconds":
      return scaled(value, [
        [172_800, "days", 86_400],
        [7200, "h", 3600],
        [120, "min", 60],
        [1, "s"],
      ]);
  }
}

/** Shorter, for an axis: `£1.2m`. */
export function formatOnAxis(value: number, shown: Shown): string {
  if (shown !== "pounds" && shown !== "count") return formatFigure(value, shown);
  const sign = shown === "pounds" ? "£" : "";
  if (value >= 1_000_000_000) return `${sign}${grouped(value / 1_000_000_000, 1)}bn`;
  if (value >= 1_000_000) return `${sign}${grouped(value / 1_000_000, 1)}m`;
  if (value >= 10_000) return `${sign}${grouped(value / 1000, 1)}k`;
  return `${sign}${grouped(value, 1)}`;
}

/** From the first limit that the value reaches, in that unit; with one decimal where it says something. */
function scaled(value: number, units: readonly (readonly [from: number, unit: string, divisor?: number])[]): string {
  const [from, unit, divisor] = units.find(([each]) => value >= each) ?? units.at(-1) ?? [1, ""];
  const amount = value / (divisor ?? from);
  return `${grouped(amount, amount < 10 && amount % 1 !== 0 ? 1 : 0)} ${unit}`;
}

function grouped(value: number, decimals: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: decimals });
}
