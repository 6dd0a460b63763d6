import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { sweep, type SweepPorts } from "../../shared/records/recovery/sweep.ts";
import type { Log, LogEntry } from "../../shared/telemetry/log.ts";

export interface RunSweepPorts extends SweepPorts {
  readonly log: Log;
}

/** As many are named in the log, so that a person can look at them; the rest is only counted. */
const MOST_NAMED = 20;

/** Runs the sweep, and says how much of each kind it found overdue; also if that is nothing, so that a plot shows it. */
export async function runSweep(ports: RunSweepPorts): Promise<void> {
  const { mails, positions, messages, uploads, woken } = await sweep(ports);
  const { log } = ports;
  report(
    "mail",
    mails.map(({ id }) => ({ correlation: id, mailId: id })),
    log,
  );
  report(
    "position",
    positions.map(({ key, current }) => ({ correlation: current.mailId, position: textOfPosition(key) })),
    log,
  );
  report(
    "message",
    messages.map(({ id, correlation }) => ({ correlation, messageId: id })),
    log,
  );
  report(
    "ledger",
    uploads.map(({ uploadId }) => ({ correlation: uploadId, uploadId })),
    log,
  );
  // These waited on purpose: nothing was lost.
  log({ event: "messages-woken", count: woken.length });
}

function report(
  what: "mail" | "position" | "message" | "ledger",
  found: readonly Pick<LogEntry, "correlation" | "mailId" | "position" | "messageId" | "uploadId">[],
  log: Log,
): void {
  for (const each of found.slice(0, MOST_NAMED)) log({ level: "warn", event: "overdue-found", what, ...each });
  log({ event: "sweep-ended", what, count: found.length, metrics: { SweepFound: found.length } });
}
