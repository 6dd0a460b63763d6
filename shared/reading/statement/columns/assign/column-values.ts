import { MONEY, DATES } from "../field-groups.ts";
import type { StatementField } from "../statement-synonyms.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** Whether the values of a column can be what its heading says. An empty column can be anything. */
export function isLike(field: StatementField, profile: ColumnProfile): boolean {
  const half = profile.filled / 2;
  if (MONEY.has(field)) return profile.amounts + profile.formulas >= half && profile.dates < half;
  if (DATES.has(field)) return profile.dates + profile.serialDays + profile.formulas >= half || profile.amounts < half;
  if (field === "invoiceNumber") {
    return profile.dates <= half && (profile.fractions <= half || profile.fractions < 3) && !profile.saysTypes();
  }
  return true;
}

export function looksLikeDates(profile: ColumnProfile): boolean {
  return profile.dates > profile.filled * 0.8;
}

export function looksLikeMoney(profile: ColumnProfile): boolean {
  if (profile.dates > 0 || profile.looks().counting || profile.amounts + profile.formulas < profile.filled * 0.8)
    return false;
  return profile.fractions > 0 || profile.formulas > profile.filled * 0.5;
}

export function looksLikeSides(profile: ColumnProfile): boolean {
  return profile.looks().sides === profile.filled;
}

export function looksLikeNumbers(profile: ColumnProfile): boolean {
  const { identifiers, distinct, counting } = profile.looks();
  const enough = identifiers > profile.filled * 0.7 && distinct > profile.filled * 0.7;
  return enough && !counting && profile.dates < profile.filled * 0.3 && profile.fractions === 0;
}

export function mostDistinct(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  return profiles.reduce<ColumnProfile | undefined>(
    (best, profile) => (best === undefined || profile.looks().distinct > best.looks().distinct ? profile : best),
    undefined,
  );
}

export function alikeValues(one: ColumnProfile | undefined, other: ColumnProfile | undefined): boolean {
  if (one === undefined || other === undefined || one.pence.size === 0 || one.pence.size !== other.pence.size)
    return false;
  return [...one.pence].every(([row, amount]) => other.pence.get(row) === amount);
}
