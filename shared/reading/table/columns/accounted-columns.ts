import type { HeaderCell } from "../headings/heading-meaning.ts";
import type { Assignment } from "./assignment.ts";
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

/** Headings over figures that are known and that a line does not need. */
const MAY_HAVE_PENCE =
  /price|cost|rate|variance|difference|check|provision|debt|loss|limit|percent|%|share|proportion|foreign|running|cumulative|balance|quantity|qty|hour|unit|fx/iu;
