/** The part of `amount` between nothing and `limit`; nothing where their signs differ. */
export function within(amount: number, limit: number): number {
  if (amount > 0 && limit > 0) return Math.min(amount, limit);
  if (amount < 0 && limit < 0) return Math.max(amount, limit);
  return 0;
}
