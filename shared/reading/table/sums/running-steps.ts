/** A row of a table with a balance: what it adds, if anything, and the balance beside it, both in pence. */
export interface BalancedRow {
  readonly moved: number | undefined;
  readonly balance: number;
}

export interface RunningSteps {
  /** Whether the first row is the oldest one: then each balance adds to the one above it, otherwise to the one below it. */
  readonly isDownwards: boolean;
  /** How many steps could be tested, and how many fit. */
  readonly steps: number;
  readonly fits: number;
  /** For each row: whether the balance moves by the amount as written (`1`), by its opposite (`-1`), or by neither; `undefined` if it shows nothing. */
  readonly signs: readonly (1 | -1 | 0 | undefined)[];
  /** What the balance was before the first movement, if it shows that. */
  readonly opening: number | undefined;
  /** The balance after the last movement. */
  readonly closing: number | undefined;
}

/** Tests how a column of balances follows the movements beside it, in the direction that fits better. */
export function runningSteps(rows: readonly BalancedRow[]): RunningSteps {
  const down = stepsOf(rows);
  const up = stepsOf([...rows].reverse());
  if (up.fits <= down.fits) return { ...down, isDownwards: true };
  return { ...up, isDownwards: false, signs: [...up.signs].reverse() };
}

function stepsOf(rows: readonly BalancedRow[]): Omit<RunningSteps, "isDownwards"> {
  const signs: (1 | -1 | 0 | undefined)[] = [];
  let steps = 0;
  let fits = 0;
  let beginnings = 0;
  let before: number | undefined;
  for (const { moved, balance } of rows) {
    const sign = before === undefined || moved === undefined ? undefined : signOf(before, moved, balance);
    if (before !== undefined && moved !== undefined && sign === undefined) beginnings += 1;
    signs.push(sign);
    if (sign !== undefined) {
      steps += 1;
      if (sign !== 0) fits += 1;
    }
    before = balance;
  }
  // What is unpaid of each line is its own amount too, on most lines.
  if (fits < FEWEST_FITS) steps += beginnings;
  const [first] = rows;
  const opening = first?.moved === undefined ? first?.balance : first.balance - first.moved;
  return { steps, fits, signs, opening, closing: rows.at(-1)?.balance };
}

/** How many steps must fit before the balances of other accounts may begin between them. */
const FEWEST_FITS = 2;

/**
 * The balance of the next account begins again: it is its first amount, and shows nothing. Nor does what follows a balance of nothing: the unpaid
 * amount below a line that was paid is its own amount too.
 */
function signOf(before: number, moved: number, balance: number): 1 | -1 | 0 | undefined {
  if (before === 0 && Math.abs(balance) === Math.abs(moved)) return undefined;
  if (balance === before + moved) return 1;
  if (balance === before - moved) return -1;
  return Math.abs(balance) === Math.abs(moved) ? undefined : 0;
}

/** From this share of steps on, a column of balances is a running balance. */
export const ENOUGH_STEPS = 0.8;
