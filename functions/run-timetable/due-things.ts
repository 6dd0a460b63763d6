import type { DueNotice } from "./due-notice.ts";
import { todoNotices, type TodoNoticesPorts } from "./due/todo-notices.ts";

export type DueThingPorts = TodoNoticesPorts;

/** Finds the notices of one kind that are due now. It writes nothing. */
export type DueThing = (ports: DueThingPorts) => AsyncIterable<DueNotice>;

/** All that comes by the clock. */
export const dueThings: readonly DueThing[] = [todoNotices];
