import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { shortNameOfKind, type KindRules } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { LineOutcome, Outcome } from "../position/outcome.ts";
import { sharesLedgerOfCore } from "../reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../reference/reconcile-reference-data.ts";
import { formRow, payableSide } from "./collection-form.ts";
import { explanationOf } from "./explanation.ts";
import type { FormEntry, OpenPoint } from "./filled-form.ts";
import { asMissing, asNotified, invoicedOf } from "./row-without-statement.ts";

/** The kinds of statement that notify something; accruals are in the accrued column of these (COL-03). */
export type FormKind = FormEntry["kind"];

export const formKinds: readonly FormKind[] = ["r&p", "i&e"];

/** Whose entry it is. */
export interface WhoseEntry {
  readonly writer: OrganisationCode;
  readonly kind: FormKind;
  readonly subEntities: ReconcileReferenceData["subEntities"];
}

/** What a statement that was compared with the ledger adds to the form. */
export function entryOfStatement(whose: WhoseEntry, outcome: Outcome): FormEntry {
  const wanted = outcome.lines.filter(isUnexplained);
  const open = sumPence(wanted.map(({ notAgreedPence }) => notAgreedPence));
  const lines = wanted.length === 1 ? "1 line" : `${String(wanted.length)} lines`;
  return {
    ...start(whose),
    basis: "statement",
    rows: rowsOf(whose.kind, outcome),
    adjustments: outcome.adjustments,
    open:
      wanted.length === 0
        ? []
        : [
            pointOn(
              whose,
              "not-explained",
              open,
              `${lines} of the ${nameOf(whose)}, ${formatPounds(open)} in all, ${wanted.length === 1 ? "is" : "are"} not agreed, and it is not known yet why`,
            ),
          ],
  };
}

/** REC-06, MIS-05: a line of which something is not agreed, and nothing on the ledger says why. */
function isUnexplained({ reason, notAgreedPence }: LineOutcome): boolean {
  return notAgreedPence !== noPence && explanationOf(reason) === "unknown";
}

/** What a statement adds that is not compared with a ledger: it is notified in full (COL-02). */
export function entryNotCompared(
  whose: WhoseEntry,
  statementPence: Pence,
  why: "no-ledger" | "not-compared",
): FormEntry {
  const reason =
    why === "no-ledger" ? "there is no ledger to compare it with" : "it is not compared with the ledger yet";
  return {
    ...start(whose),
    basis: "not-compared",
    rows: [{ ...formRow({ part: partOf(whose.kind), notifiedPence: statementPence }), reasons: [] }],
    adjustments: [],
    open: [
      pointOn(
        whose,
        why,
        statementPence,
        `the ${nameOf(whose)} over ${formatPounds(statementPence)} is notified in full, because ${reason}`,
      ),
    ],
  };
}

/**
 * What our ledger adds for a counterparty that sent no statement, from the outcome of comparing an empty one with it. Where none had to be
 * issued, what was invoiced is notified (COL-11); else it is missing from a statement that should have come (REC-08, COL-04).
 */
export function entryWithoutStatement(whose: WhoseEntry, empty: Outcome, rules: KindRules): FormEntry {
  const invoiced = invoicedOf(empty);
  const hadToCome = rules.issueOverPence === undefined || Math.abs(invoiced) > rules.issueOverPence;
  const outcome = hadToCome ? asMissing(empty) : asNotified(empty);
  const over =
    rules.issueOverPence === undefined
      ? "the threshold is not set yet"
      : `over the threshold of ${formatPounds(rules.issueOverPence)}`;
  return {
    ...start(whose),
    basis: hadToCome ? "no-statement" : "under-threshold",
    rows: rowsOf(whose.kind, outcome),
    adjustments: outcome.adjustments,
    open:
      hadToCome && invoiced !== noPence
        ? [
            pointOn(
              whose,
              "statement-missing",
              invoiced,
              `no ${nameOf(whose)} came, and our ledger has ${formatPounds(invoiced)} (${over})`,
            ),
          ]
        : [],
  };
}

/** Whom the form names: the bodies of NHS England under its core (ORG-01). */
function start({ writer, kind, subEntities }: WhoseEntry): Pick<FormEntry, "counterparty" | "writer" | "kind"> {
  return { counterparty: sharesLedgerOfCore(subEntities, writer) ? subEntities.core : writer, writer, kind };
}

function rowsOf(kind: FormKind, outcome: Outcome): FormEntry["rows"] {
  return payableSide(kind, outcome).map((row) => ({ ...row, reasons: [...row.reasons] }));
}

function partOf(kind: FormKind): "payables" | "expenditure" {
  return kind === "i&e" ? "expenditure" : "payables";
}

function nameOf({ kind }: WhoseEntry): string {
  return `${shortNameOfKind(kind)} statement`;
}

function pointOn(whose: WhoseEntry, kind: OpenPoint["kind"], pence: Pence, what: string): OpenPoint {
  return { kind, counterparty: whose.writer, part: partOf(whose.kind), pence, what: `${whose.writer}: ${what}.` };
}
