import type { Directory } from "../../organisation/directory.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { NamedParty } from "../../statement/statement.ts";

/**
 * The organisation that a workbook means: by its code, or by its name where that is exactly one organisation's name in
 * the directory. Never by likeness: `undefined` where it can't be told.
 */
export function organisationNamed(party: NamedParty, directory: Directory): OrganisationCode | undefined {
  if (party.code !== undefined && directory.has(party.code)) return party.code;
  const name = plainName(party.name ?? "");
  if (name === "") return undefined;
  const found = Array.from(directory.values()).filter((organisation) => plainName(organisation.name) === name);
  return found.length === 1 ? found[0]?.code : undefined;
}

/**
 * Whether two codes stand for one sender of statements: the same, a subsidiary on its parent's statement (STM-11), a
 * predecessor and who took over (ORG-04), or two bodies of NHS England, which is one receivable organisation (ORG-01).
 */
export function areOne(one: OrganisationCode, other: OrganisationCode, directory: Directory): boolean {
  if (one === other) return true;
  const [first, second] = [directory.get(one), directory.get(other)];
  if (!first || !second) return false;
  if (first.parent === other || second.parent === one) return true;
  if (isNhsEngland(one, directory) && isNhsEngland(other, directory)) return true;
  return succeeds(one, other, directory) || succeeds(other, one, directory);
}

/** Whether a code is one of the bodies as which NHS England answers (ORG-01). */
export function isNhsEngland(code: OrganisationCode, directory: Directory): boolean {
  return directory.get(code)?.type.toLowerCase() === "nhse";
}

function succeeds(later: OrganisationCode, earlier: OrganisationCode, directory: Directory): boolean {
  let code = directory.get(earlier)?.successor;
  // A directory that somebody typed may go in circles.
  for (let steps = 0; code !== undefined && steps < 10; steps++) {
    if (code === later) return true;
    code = directory.get(code)?.successor;
  }
  return false;
}

/** Names are written in many ways; these differences never tell two organisations apart. */
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
