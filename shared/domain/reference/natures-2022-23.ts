import { naturesElsewhere2022To23 } from "./natures-elsewhere-2022-23.ts";
import { naturesOutside2022To23 } from "./natures-outside-2022-23.ts";
import type { ReconcileReferenceData } from "./reconcile-reference-data.ts";

/** The natures of lines that are outside the exercises of 2022-23 or belong to another body in them. The first that fits counts. */
export const natures2022To23: ReconcileReferenceData["natures"] = [
  ...naturesOutside2022To23,
  ...naturesElsewhere2022To23,
];
