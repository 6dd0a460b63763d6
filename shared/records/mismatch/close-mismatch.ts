import type { Closing } from "../../domain/mismatch/mismatches-now.ts";
import { reportedDifference, textOfPair, type PairName } from "../../domain/mismatch/reported-pair.ts";
import { newestReport, type MismatchKey, type MismatchRecord } from "./mismatch-record.ts";
import type { Mismatches } from "./mismatches.ts";
import { gatherMismatchesNow, type GatherMismatchesPorts } from "./gather-mismatches-now.ts";

export interface CloseMismatchPorts extends GatherMismatchesPorts {
  readonly mismatches: Mismatches;
}

/** How a person closes a mismatch. */
export type HowToClose = Pick<Closing, "how" | "note" | "by" | "at">;

/**
 * `closed`: it is, by this call or by the same one before. `not-open`: nothing is open there. `overtaken`: a report came in between, and what it
 * shows has to be looked at first.
 */
export type MismatchStep = "done" | "not-open" | "overtaken";

/** Closes a mismatch that is open, as the last report shows it, in one conditional write. */
export async function closeMismatch(
  key: MismatchKey,
  name: PairName,
  how: HowToClose,
  ports: CloseMismatchPorts,
): Promise<MismatchStep> {
  const seen = await gatherMismatchesNow(key, undefined, ports);
  const open = seen?.mismatches.find(({ pair, state }) => textOfPair(pair) === textOfPair(name) && state === "open");
  if (seen === undefined || open === undefined) return "not-open";
  const { kind, receivable, payable } = open.pair;
  const taken = seen.record.reports.length;
  const report = newestReport(seen.record.reports)?.number ?? taken;
  const closing: Closing = {
    kind,
    receivable,
    payable,
    ...how,
    report,
    differencePence: reportedDifference(open.pair),
  };
  const { changed } = await ports.mismatches.change(key, (before) =>
    before?.reports.length !== taken || before.closings.length !== seen.record.closings.length
      ? undefined
      : {
          record: { ...before, closings: [...before.closings, closing] },
          event: { event: "mismatch-closed", at: how.at, facts: { ...closing } },
        },
  );
  return changed ? "done" : "overtaken";
}

/** Opens a mismatch again that a person has closed. The closing is kept, with who undid it and why. */
export async function reopenMismatch(
  key: MismatchKey,
  name: PairName,
  doing: NonNullable<Closing["reopened"]>,
  { mismatches }: Pick<CloseMismatchPorts, "mismatches">,
): Promise<MismatchStep> {
  const { changed } = await mismatches.change(key, (before) => {
    const at = before === undefined ? -1 : lastClosingOf(before, name);
    const closing = before?.closings[at];
    if (before === undefined || closing === undefined || closing.reopened !== undefined) return undefined;
    const closings = before.closings.with(at, { ...closing, reopened: doing });
    return {
      record: { ...before, closings },
      event: { event: "mismatch-reopened", at: doing.at, facts: { pair: textOfPair(name), ...doing } },
    };
  });
  return changed ? "done" : "not-open";
}

function lastClosingOf({ closings }: MismatchRecord, name: PairName): number {
  return closings.findLastIndex((each) => textOfPair(each) === textOfPair(name));
}
