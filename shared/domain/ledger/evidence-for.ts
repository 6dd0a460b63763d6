import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { isOfQuarter, type Exercise, type Kind } from "../exercise/exercise.ts";

/**
 * REC-02, EXR-09: whether a ledger can show what is asked in an exercise. What was outstanding in an earlier quarter may have been paid
 * since, so it agrees nothing that is outstanding now; a later ledger still has the open invoices and the payments. Accruals are those of
 * one quarter's end. What was posted in the year stays posted, whichever quarter's ledger has it (REC-09).
 */
export function isEvidenceFor(exercise: Exercise | undefined, kind: Kind, ledgerAsAt: CalendarDate): boolean {
  if (exercise === undefined || isOfQuarter(exercise, ledgerAsAt)) return true;
  switch (kind) {
    case "r&p":
      return ledgerAsAt > exercise.cutOff;
    case "accruals":
      return false;
    case "i&e":
      return true;
  }
}
