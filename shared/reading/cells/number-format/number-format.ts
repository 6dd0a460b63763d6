/** How a spreadsheet shows the numbers of a cell, which may say what the number alone does not: a currency, a unit, a credit. */
export interface NumberFormat {
  readonly sections: readonly FormatSection[];
}

/** How numbers are shown that meet a condition: `0.00` for positive ones, `0.00" CR"` for negative ones. */
export interface FormatSection extends ShownNumber {
  readonly condition: FormatCondition | undefined;
}

/** How one number is shown. */
export interface ShownNumber {
  /** What stands beside the digits, with one space between words: `€`, `EUR`, `CR`, `m`; empty for most. */
  readonly words: string;
  /** How many decimals are shown; `undefined` if as many as the number has. */
  readonly decimals: number | undefined;
  readonly isPercent: boolean;
  /** What the number is divided by before it is shown: 1000 for `#,##0,`, which shows 1200000 as 1,200. The stored number counts. */
  readonly divisor: number;
  /** Whether a minus or brackets are shown. A positive number in brackets is meant as a negative one. */
  readonly isMinus: boolean;
}

export interface FormatCondition {
  readonly compare: "<" | "<=" | "=" | "<>" | ">=" | ">";
  readonly with: number;
}

/** How a format shows a number. */
export function shownNumber({ sections }: NumberFormat, value: number): ShownNumber {
  const [first, second, third] = sections;
  if (first === undefined) return AS_IT_IS;
  if (sections.some(({ condition }) => condition !== undefined)) {
    const meant = sections.find(({ condition }) => condition !== undefined && meets(value, condition));
    return meant ?? sections.find(({ condition }) => condition === undefined) ?? first;
  }
  if (value < 0) return second ?? { ...first, isMinus: true };
  return value === 0 && third !== undefined ? third : first;
}

const AS_IT_IS: ShownNumber = { words: "", decimals: undefined, isPercent: false, divisor: 1, isMinus: false };

function meets(value: number, condition: FormatCondition): boolean {
  switch (condition.compare) {
    case "<":
      return value < condition.with;
    case "<=":
      return value <= condition.with;
    case "=":
      return value === condition.with;
    case "<>":
      return value !== condition.with;
    case ">=":
      return value >= condition.with;
    case ">":
      return value > condition.with;
  }
}
