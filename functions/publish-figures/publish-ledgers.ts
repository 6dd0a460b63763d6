import { daysBetween, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import type { LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { Log } from "../../shared/telemetry/log.ts";

/** Each organisation is a metric that costs money. The oldest ledgers are those that people ask about. */
const MOST_ORGANISATIONS = 20;

/** How old the payables ledgers in force are, and how many are older than the balances that are being agreed (EXR-05). */
export function publishLedgers(
  ledgers: readonly LedgerSnapshot[],
  running: readonly Exercise[],
  today: CalendarDate,
  log: Log,
): void {
  const aged = ledgers
    .filter(({ kind }) => kind === "payables")
    .map(({ organisation, asAt }) => ({ organisation, asAt, days: Math.max(0, daysBetween(asAt, today)) }))
    .sort((one, other) => other.days - one.days);
  const [oldest] = aged;
  if (!oldest) return;
  log({
    event: "ledger-figures",
    count: aged.length,
    metrics: {
      OldestLedgerDays: oldest.days,
      StaleLedgers: aged.filter(({ asAt }) => running.some(({ cutOff }) => asAt < cutOff)).length,
    },
  });
  for (const { organisation, days } of aged.slice(0, MOST_ORGANISATIONS))
    log({ event: "ledger-age", organisation, metrics: { LedgerAgeDays: days } });
}
