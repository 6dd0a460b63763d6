import type { LineOutcome, Outcome } from "../position/outcome.ts";
import { addLineToColumns } from "./form/add-line-to-columns.ts";
import { ColumnSums } from "./form/column-sums.ts";
import { fillForm } from "./form/fill-form.ts";
import { chooseNumberColumn } from "./identify/choose-number-column.ts";
import { conventionsFound } from "./identify/conventions/note-conventions.ts";
import { findUnread } from "./identify/find-unread.ts";
import { identify } from "./identify/identify.ts";
import { settlePrepayments } from "./identify/settle/settle-prepayments.ts";
import { currentDecisions, settleByDecision } from "./judge/apply-decisions.ts";
import { judgeContextOf } from "./judge/judge-context.ts";
import { judgeLine } from "./judge/judge-line.ts";
import { indexSides } from "./matching/index-sides.ts";
import { statementIndex } from "./matching/line-index.ts";
import { withPrepaymentsNamed } from "./prepayments.ts";
import type { ReconcileInput } from "./reconcile-input.ts";
import { settingOf } from "./setting.ts";

/**
 * Compares a statement with the ledger lines of its pair (REC-01 to REC-19): explains every statement line and every open
 * ledger line to the penny, and fills the payable side's columns of the collection form (COL-02 to COL-07). The steps:
 *
 * 1. `identify/`: choose the column whose numbers the ledger knows; `matching/`: index both sides.
 * 2. `identify/`: find the ledger lines that each statement line is about, after those that a person has decided.
 * 3. `judge/`: decide how much of each line is agreed, and why.
 * 4. `form/`: list what only the ledger has, and fill the columns.
 *
 * `words/` has the reasons and the wording; `references/` compares invoice numbers however they are written. Pure and
 * deterministic; the order of the rows does not matter. Amounts are in pence, in the sign of the statement.
 */
export function reconcile(input: ReconcileInput): Outcome {
  const setting = settingOf(input);
  const { lines: numbered, remark } = chooseNumberColumn(
    withPrepaymentsNamed(setting, input.statement.lines),
    input.ledger?.lines ?? [],
  );
  const matching = indexSides({ ...input, statement: { ...input.statement, lines: numbered } });
  if (remark !== undefined) matching.remarks.add(remark);
  const decisions = currentDecisions(matching, input);
  settleByDecision(matching, decisions);
  const identification = identify(matching, input.position, input.knownConventions);
  settlePrepayments(matching);
  const context = judgeContextOf(input, setting, matching, identification, decisions);
  const sums = new ColumnSums();
  const lines: LineOutcome[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    const { outcome, verdict } = judgeLine(context, index);
    addLineToColumns(setting, matching, sums, index, verdict);
    lines.push(outcome);
  }
  lines.sort((one, other) => one.line - other.line);
  const unread = findUnread(identification, input.statement.unread ?? []);
  const outcome = fillForm(input, setting, matching, sums, lines, unread);
  const conventions = conventionsFound(identification);
  return conventions.length === 0 ? outcome : { ...outcome, conventions };
}
