import type { Exercise } from "../exercise/exercise.ts";
import type { Organisation } from "../organisation/organisation.ts";
import { wgaCodes, type WgaSector } from "../reference/whole-of-government-2022-23.ts";

/** COL-14: the lists of the collection form. A counterparty stands on one of them. */
export const sectors = [
  "NHS providers",
  "NHS England group",
  "Department and arm's length bodies",
  "Local authorities",
  "Public corporations",
  "Other government",
] as const;

export type Sector = (typeof sectors)[number];

/** The directory's words for what a body is, by the list that they mean. */
const sectorsByType: ReadonlyMap<string, Sector> = new Map([
  ...of("NHS providers", "trust", "ft", "foundation-trust", "provider", "nhs-trust"),
  ...of("NHS England group", "nhse", "icb", "ccg", "csu", "commissioner"),
  ...of("Department and arm's length bodies", "alb", "ndpb", "dhsc", "department", "special-health-authority"),
  ...of("Local authorities", "la", "local-authority", "council"),
  ...of("Public corporations", "public-corporation"),
  ...of("Other government", "government", "other-government", "ogd", "wga", "executive-agency"),
]);

const codesOfGovernment: ReadonlySet<string> = new Set(wgaCodes.map(({ code }) => code));

/** The list on which a counterparty stands; `undefined` for a body on no list, which has to be asked about (COL-14). */
export function sectorOf({ code, type }: Pick<Organisation, "code" | "type">): Sector | undefined {
  if (codesOfGovernment.has(code)) return "Other government";
  return sectorsByType.get(
    type
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, "-"),
  );
}

const SECOND_QUARTER = 6;

/** EXR-01: whether the exercise of a quarter leaves a body out: that of Q2 has no local authorities and no other government departments. */
export function isLeftOut({ month }: Pick<Exercise, "month">, body: Pick<Organisation, "code" | "type"> | undefined) {
  const sector = body && sectorOf(body);
  return month === SECOND_QUARTER && (sector === "Local authorities" || sector === "Other government");
}

/** ORG-10: as what an organisation takes part in Whole of Government Accounts. */
export function wgaSectorOf(sector: Sector | undefined): WgaSector {
  switch (sector) {
    case "NHS providers":
      return "provider";
    case "NHS England group":
      return "commissioner";
    case "Public corporations":
      return "public corporation";
    case "Department and arm's length bodies":
    case "Local authorities":
    case "Other government":
    case undefined:
      return "other group body";
  }
}

function of(sector: Sector, ...types: string[]): [string, Sector][] {
  return types.map((type) => [type, sector]);
}
