import type { DueNotice } from "./due-notice.ts";
import { deadlineNotices } from "./due/deadline-notices.ts";
import { finalConfirmations } from "./due/final-confirmations.ts";
import { formDrafts, type FormDraftsPorts } from "./due/form-drafts.ts";
import { issuedStatements, type IssuedStatementsPorts } from "./due/issued-statements.ts";
import { mismatchReports, type MismatchReportsPorts } from "./due/mismatch-reports.ts";
import { mismatchSummaries, type MismatchSummariesPorts } from "./due/mismatch-summaries.ts";
import { reminders } from "./due/reminders.ts";
import { secondPersonNotices, type SecondPersonNoticesPorts } from "./due/second-person-notices.ts";
import { statementDrafts, type StatementDraftsPorts } from "./due/statement-drafts.ts";
import { statementRequests, type StatementRequestsPorts } from "./due/statement-requests.ts";
import { todoNotices, type TodoNoticesPorts } from "./due/todo-notices.ts";

export type DueThingPorts = TodoNoticesPorts &
  StatementRequestsPorts &
  IssuedStatementsPorts &
  MismatchSummariesPorts &
  MismatchReportsPorts &
  SecondPersonNoticesPorts &
  FormDraftsPorts &
  StatementDraftsPorts;

/** Finds the notices of one kind that are due now. It writes nothing. */
export type DueThing = (ports: DueThingPorts) => AsyncIterable<DueNotice>;

/** All that comes by the clock. Summaries come last: they may be many, and take what time a run has. */
export const dueThings: readonly DueThing[] = [
  secondPersonNotices,
  todoNotices,
  statementRequests,
  reminders,
  issuedStatements,
  finalConfirmations,
  deadlineNotices,
  formDrafts,
  statementDrafts,
  mismatchReports,
  mismatchSummaries,
];
