import { namesForeignCurrency } from "../../../domain/amounts-and-days/foreign-currency.ts";
import type { TableDescription, TableField } from "../table-description.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** Whether the values of a column can be what its heading means. */
export function fitsField<Extra extends string>(
  table: TableDescription<Extra>,
  field: TableField<Extra>,
  profile: ColumnProfile,
): boolean {
  const half = profile.filled / 2;
  if (table.amounts.has(field)) {
    return profile.amounts + profile.unclearAmounts + profile.formulas >= half && profile.dates < half;
  }
  if (table.dates.has(field))
    return profile.dates + profile.serialDays + profile.formulas >= half || profile.amounts < half;
  if (field === "invoiceNumber") {
    return profile.dates <= half && (profile.fractions <= half || profile.fractions < 3) && !profile.holdsLineTypes();
  }
  if (field === "capital" || field === "futurePeriod") return !holdsMoney(profile);
  if (field === "period") return profile.fractions < half || profile.filled === 0;
  // `Cur. amount` is an amount and no currency, whatever its heading begins with.
  if (field === "currency") return profile.amounts + profile.unclearAmounts < half || profile.filled === 0;
  return table.fits(field, profile);
}

/** Whether a column has amounts that are no marks: `0.00` under `Future` is an age of the balance, `0` and `1` are no and yes. */
export function holdsMoney({ amounts, filled, showsPence, showsPounds, pence }: ColumnProfile): boolean {
  if (amounts * 2 < filled) return false;
  return showsPence || showsPounds || [...pence.values()].some((amount) => amount !== 0 && amount !== 100);
}

export function holdsDates(profile: ColumnProfile): boolean {
  return profile.dates > profile.filled * 0.8;
}

export function holdsAmounts(profile: ColumnProfile): boolean {
  if (profile.dates > 0 || profile.details().countsUp || profile.amounts + profile.formulas < profile.filled * 0.8)
    return false;
  return profile.fractions > 0 || profile.formulas > profile.filled * 0.5;
}

export function holdsDebitOrCredit(profile: ColumnProfile): boolean {
  return profile.details().sides === profile.filled;
}

export function holdsInvoiceNumbers(profile: ColumnProfile): boolean {
  const { identifiers, longIdentifiers, distinct, countsUp: counting, ages } = profile.details();
  const areNumbers = identifiers > profile.filled * 0.7 && longIdentifiers * 2 > profile.filled;
  const enough = areNumbers && distinct > profile.filled * 0.7 && ages * 2 < profile.filled;
  return enough && !counting && profile.dates < profile.filled * 0.3 && profile.fractions === 0;
}

/** Whether all values of a column are currencies by their codes or words: `EUR`, `GBP`. */
export function holdsCurrencies(profile: ColumnProfile): boolean {
  const texts = profile.texts();
  return texts.length === profile.filled && texts.length > 0 && texts.every(isCurrency);
}

function isCurrency(text: string): boolean {
  return text.length <= LONGEST_CURRENCY && (namesForeignCurrency(text) || /^(?:gbp|£|sterling|stg)$/iu.test(text));
}

const LONGEST_CURRENCY = 12;

export function mostDistinct(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  return profiles.reduce<ColumnProfile | undefined>(
    (best, profile) => (best === undefined || profile.details().distinct > best.details().distinct ? profile : best),
    undefined,
  );
}

export function haveSameAmounts(one: ColumnProfile | undefined, other: ColumnProfile | undefined): boolean {
  if (one === undefined || other === undefined || one.pence.size === 0 || one.pence.size !== other.pence.size)
    return false;
  return [...one.pence].every(([row, amount]) => other.pence.get(row) === amount);
}

/** Whether most values of a column are names of organisations, by the words that such names have. */
export function holdsOrganisations(profile: ColumnProfile): boolean {
  const names = profile.texts().filter((text) => text.length <= LONGEST_NAME && ORGANISATION.test(text));
  return names.length > profile.filled * 0.6;
}

const LONGEST_NAME = 100;

const ORGANISATION =
  /\b(?:nhs|trust|hospitals?|icb|board|council|university|ltd|limited|plc|llp|cic|authority|ambulance|foundation)\b/iu;
