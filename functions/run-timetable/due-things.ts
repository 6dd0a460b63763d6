import type { DueNotice } from "./due-notice.ts";
import { issuedStatements, type IssuedStatementsPorts } from "./due/issued-statements.ts";
import { reminders } from "./due/reminders.ts";
import { statementRequests, type StatementRequestsPorts } from "./due/statement-requests.ts";
import { todoNotices, type TodoNoticesPorts } from "./due/todo-notices.ts";

export type DueThingPorts = TodoNoticesPorts & StatementRequestsPorts & IssuedStatementsPorts;

/** Finds the notices of one kind that are due now. It writes nothing. */
export type DueThing = (ports: DueThingPorts) => AsyncIterable<DueNotice>;

/** All that comes by the clock. */
export const dueThings: readonly DueThing[] = [todoNotices, statementRequests, reminders, issuedStatements];
