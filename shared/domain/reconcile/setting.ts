import { calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Kind } from "../exercise/exercise.ts";
import { reconcileReferenceData2022To23 } from "../reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import { financialYearOf } from "./day-number.ts";
import type { ReconcileInput } from "./reconcile-input.ts";

interface Year {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What is the same for every line of one reconciliation. */
export interface Setting {
  readonly kind: Kind;
  /** The date of the statement, or else the cut-off of the exercise. */
  readonly asAt: CalendarDate | undefined;
  readonly cutOff: CalendarDate | undefined;
  /** The financial year of the exercise; for income and expenditure without an exercise, that of the statement's date. */
  readonly year: Year | undefined;
  readonly agreeAwaitingApproval: boolean;
  readonly accrueAwaitingApproval: boolean;
  readonly hasLedger: boolean;
  readonly referenceData: ReconcileReferenceData;
  /** The natures of lines in the reference data that apply to this position. */
  readonly natures: ReconcileReferenceData["natures"];
  /** Finds a word of any of these natures in a text in capitals. Most lines have none. */
  readonly natureWords: RegExp;
  /** Whether the payable organisation is one of NHS England's (REC-16). */
  readonly isSubEntity: boolean;
}

export function settingOf(input: ReconcileInput): Setting {
  const referenceData = input.referenceData ?? reconcileReferenceData2022To23;
  const asAt = input.statement.asAt ?? input.exercise?.cutOff;
  const { payable, receivable, kind } = input.position;
  const bothNames = [payable, receivable].map((code) => input.directory.get(code)?.name.toUpperCase() ?? "");
  const payableType = input.directory.get(payable)?.type.toLowerCase() ?? "";
  const natures = referenceData.natures.filter(
    (nature) =>
      (nature.payables?.includes(payable) ?? true) &&
      (nature.payableTypes?.includes(payableType) ?? true) &&
      (nature.kinds?.includes(kind) ?? true) &&
      // A line is not redirected to an organisation of its own pair.
      (nature.belongsTo === undefined ||
        (nature.belongsTo.code !== payable &&
          nature.belongsTo.code !== receivable &&
          !bothNames.includes(nature.belongsTo.name.toUpperCase()))),
  );
  return {
    kind: input.position.kind,
    asAt,
    cutOff: input.exercise?.cutOff,
    year: input.exercise?.financialYear ?? yearWithoutExercise(input),
    agreeAwaitingApproval: input.policy.agreeAwaitingApproval,
    accrueAwaitingApproval: input.policy.accrueAwaitingApproval ?? true,
    hasLedger: input.ledger !== undefined,
    referenceData,
    natures,
    natureWords: anyOf(natures.flatMap((nature) => nature.words)),
    isSubEntity: referenceData.subEntities.bodies.some(
      (body) =>
        body.code === input.position.payable &&
        (asAt === undefined ||
          ((body.from === undefined || body.from <= asAt) && (body.to === undefined || asAt <= body.to))),
    ),
  };
}

/** REC-09: expenditure belongs to one financial year, also if two files are compared outside any exercise. */
function yearWithoutExercise({ position, statement, ledger }: ReconcileInput): Year | undefined {
  const asAt = statement.asAt ?? ledger?.asAt;
  if (position.kind !== "i&e" || asAt === undefined) return undefined;
  const from = financialYearOf(asAt);
  return { from: calendarDate(`${String(from)}-04-01`), to: calendarDate(`${String(from + 1)}-03-31`) };
}

/** Matches a text that contains any of these words. */
function anyOf(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`));
  // Without words it matches nothing.
  return new RegExp(escaped.length === 0 ? "(?!)" : escaped.join("|"));
}
