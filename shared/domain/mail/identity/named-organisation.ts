import type { Directory } from "../../organisation/organisation.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { NamedParty } from "../../statement/statement.ts";

/**
 * Finds the organisation that a workbook names: by its code, or by its name if exactly one organisation in the directory has
 * that name. Never by likeness; `undefined` if it is unclear.
 */
export function findNamedOrganisation(party: NamedParty, directory: Directory): OrganisationCode | undefined {
  if (party.code !== undefined && directory.has(party.code)) return party.code;
  return party.name === undefined ? undefined : organisationsByName(directory)(party.name);
}

/** Finds organisations by their names, for whoever asks for many: the names of the directory are prepared once. */
export function organisationsByName(directory: Directory): (name: string) => OrganisationCode | undefined {
  const byName = Map.groupBy(directory.values(), ({ name }) => plainName(name));
  return (name) => {
    const [only, second] = byName.get(plainName(name)) ?? [];
    return second === undefined ? only?.code : undefined;
  };
}

/**
 * Whether two codes are one sender of statements: the same code, a subsidiary and its parent (STM-11), a predecessor and its
 * successor (ORG-04), or two bodies of NHS England, which is one receivable organisation (ORG-01).
 */
export function isSameSender(one: OrganisationCode, other: OrganisationCode, directory: Directory): boolean {
  if (one === other) return true;
  const [first, second] = [directory.get(one), directory.get(other)];
  if (!first || !second) return false;
  if (first.parent === other || second.parent === one) return true;
  if (isNhsEngland(one, directory) && isNhsEngland(other, directory)) return true;
  return succeeds(one, other, directory) || succeeds(other, one, directory);
}

/**
 * Whether two codes are one payable organisation: the same, or one took over from the other (ORG-04). Bodies of NHS England are separate
 * here (ORG-01), and so are a parent and its subsidiary.
 */
export function isSamePayable(one: OrganisationCode, other: OrganisationCode, directory: Directory): boolean {
  if (one === other) return true;
  if (isNhsEngland(one, directory) || isNhsEngland(other, directory)) return false;
  return succeeds(one, other, directory) || succeeds(other, one, directory);
}

/** Whether a code is one of the bodies of NHS England (ORG-01). */
export function isNhsEngland(code: OrganisationCode, directory: Directory): boolean {
  return directory.get(code)?.type.toLowerCase() === "nhse";
}

function succeeds(later: OrganisationCode, earlier: OrganisationCode, directory: Directory): boolean {
  let code = directory.get(earlier)?.successor;
  // A directory that somebody typed may contain a cycle.
  for (let steps = 0; code !== undefined && steps < 10; steps++) {
    if (code === later) return true;
    code = directory.get(code)?.successor;
  }
  return false;
}

/** The name without differences in spelling that never distinguish two organisations. */
function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/['’`.]/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .replace(/^the /, "")
    .replaceAll(/\bnhs foundation trust\b/g, "nhs ft")
    .replaceAll(/\bintegrated care board\b/g, "icb")
    .trim();
}
