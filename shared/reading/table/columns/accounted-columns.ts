import type { HeaderCell } from "../headings/heading-meaning.ts";
import type { Assignment } from "./assignment.ts";
import type { TableField } from "../table-description.ts";
import type { AmountChoice } from "./choose-amount.ts";

/**
 * The columns whose cells are known as something: read for a line, an age of the balance, or a heading that a statement does not need. Figures in
 * any other column have to be told, those in columns for our answers too.
 */
export function findAccountedColumns<Extra extends string>(
  { fields, why, otherNumberColumns, unexplained, profiles }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  choice: AmountChoice,
): ReadonlySet<number> {
  const ages = cells.filter(({ ageing }) => ageing !== undefined).map(({ column }) => column);
  // `Days` over pounds and pence is not a column of days.
  const isMoneyUnderOther = ({ column, heading, matches, ageing }: HeaderCell<Extra>): boolean => {
    const profile = profiles.get(column);
    return (
      matches[0]?.field === "notUsed" &&
      ageing === undefined &&
      !fieldColumns.has(column) &&
      !MAY_HAVE_PENCE.test(heading) &&
      profile !== undefined &&
      profile.fractions * 2 > profile.filled
    );
  };
  const fieldColumns = new Set(fields.values());
  const doubtful = new Set(cells.filter(isMoneyUnderOther).map(({ column }) => column));
  const used = [...choice.amountUses.keys(), ...(choice.running === undefined ? [] : [choice.running])];
  const accounted = [...fields.values(), ...why.keys(), ...otherNumberColumns, ...ages, ...used];
  return new Set(accounted.filter((column) => !unexplained.has(column) && !doubtful.has(column)));
}

/**
 * The columns that are known and hold words, codes or marks: an order number, a type, a contact. An amount in pounds and pence among them belongs to
 * another column, and is told.
 */
export function findColumnsOfWords<Extra extends string>(
  { table, fields, otherNumberColumns }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  accounted: ReadonlySet<number>,
  { amountUses, running }: AmountChoice,
): ReadonlySet<number> {
  const isOfWords = (field: TableField<Extra>): boolean =>
    !table.amounts.has(field) && !table.dates.has(field) && !MAY_HAVE_FIGURES.has(field);
  const named = [...fields].filter(([field]) => isOfWords(field)).map(([, column]) => column);
  const ignored = cells
    .filter(({ heading, matches: [best], ageing }) => {
      return best?.field === "notUsed" && ageing === undefined && !MAY_HAVE_PENCE.test(heading);
    })
    .map(({ column }) => column)
    .filter((column) => ![...fields.values()].includes(column));
  const words = [...named, ...otherNumberColumns, ...ignored];
  return new Set(words.filter((column) => accounted.has(column) && !amountUses.has(column) && column !== running));
}

/** Fields with figures of their own: numbers that are looked at already, periods such as 12.22. */
const MAY_HAVE_FIGURES: ReadonlySet<string> = new Set(["invoiceNumber", "internalNumber", "lineNumber", "period"]);

/** Headings over figures that are known and that a line does not need. */
const MAY_HAVE_PENCE =
  /price|cost|rate|variance|difference|check|provision|debt|loss|limit|percent|%|share|proportion|foreign|running|cumulative|balance|quantity|qty|hour|unit|fx/iu;
