/** An age that a balance is parted into, with the amounts of its column by row. */
export interface AgeColumn {
  readonly heading: string;
  readonly pence: ReadonlyMap<number, number>;
}

const OVERDUE = /^(?:total )?(?:overdue|past due)\b\D*$/iu;
const NOT_OVERDUE = /current|\bnot |unallocated|unapplied|on account/iu;

/**
 * Whether `Overdue` is no age of its own but what the ages beside it add up to, those that are not due apart: then it is not counted
 * with them. Its heading alone does not tell, for beside `Over 60 days` it may be what is overdue by less; the values do.
 */
export function addsUpAges(age: AgeColumn, ages: readonly AgeColumn[]): boolean {
  if (!OVERDUE.test(age.heading)) return false;
  const others = ages.filter((each) => each !== age && !NOT_OVERDUE.test(each.heading));
  if (others.length < 2) return false;
  let filled = 0;
  for (const [row, amount] of age.pence) {
    let sum = 0;
    for (const { pence } of others) sum += pence.get(row) ?? 0;
    if (amount !== sum) return false;
    if (amount !== 0) filled += 1;
  }
  return filled > 0;
}
