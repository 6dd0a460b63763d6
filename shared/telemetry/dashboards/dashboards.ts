import { atAGlance } from "./at-a-glance.ts";
import type { Dashboard } from "./dashboard.ts";
import { exercise } from "./exercise.ts";

/** The administrators' dashboards, in the order in which they are shown. */
export const dashboards: readonly Dashboard[] = [atAGlance, exercise];
