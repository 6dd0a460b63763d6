/** The part of `amount` between nothing and `limit`; nothing where their signs differ. */
export function within(amount: number, limit: number): number {
  return Math.max(0, Math.min(amount, limit)) + Math.min(0, Math.max(amount, limit));
}
