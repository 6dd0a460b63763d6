import type { Finding } from "../../../shared/domain/statement/finding.ts";
import { nameOfKind, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import type { Unopened } from "../../../shared/domain/mail/mail-facts.ts";
import type { UsableStatement } from "./judgement.ts";

/** Adds notes to a statement, which its answer then lists. */
export function withNotes(usable: UsableStatement, notes: readonly Finding[]): UsableStatement {
  return { ...usable, statement: { ...usable.statement, findings: [...usable.statement.findings, ...notes] } };
}

/** A workbook beside the statement that has no table of invoices. */
export function backingDataNote(file: string): Finding {
  return {
    code: "file-beside-the-statement",
    severity: "warning",
    file,
    what: `The file ${file}, sent with the statement, holds no table of invoices and was not used.`,
    todo: "Nothing, if it is backing data; otherwise send the statement in it again.",
  };
}

/** An unusable statement beside one that is held. `why`: one sentence, which may begin with its rule. */
export function refusedNote(file: string, why: string): Finding {
  return {
    code: "file-beside-the-statement",
    severity: "warning",
    file,
    what: `The file ${file}, sent with the statement, was not used: ${why.replace(/^[A-Z]{3}-\d\d: /, "")}`,
    todo: "Please send it again in a message of its own; its answer then says what to do.",
  };
}

/** A container beside the statement that was not opened. */
export function unopenedNote({ name, what }: Unopened): Finding {
  return {
    code: "file-not-opened",
    severity: "warning",
    file: name,
    what: `The file ${name}, sent with the statement, was not opened: ${what}`,
    todo: "If there is a statement in it, please send that as an Excel workbook, unprotected and unpacked.",
  };
}

/** What the reader found about a nil statement, once that takes the place of one that claims something. */
export function nilNote(found: Finding): Finding {
  return {
    ...found,
    code: "nil-statement-taken",
    severity: "warning",
    todo: "Nothing, if nothing is owed to you any more; otherwise please send a statement of what is.",
  };
}

/** What was unusual about the sender. */
export function senderNote(why: string): Finding {
  return {
    code: "sender-told",
    severity: "warning",
    what: why,
    todo: "Please tell us if your organisation did not send it.",
  };
}

/** The exercise that was assumed because the statement has no date. */
export function exerciseNote(exercise: string): Finding {
  return {
    code: "exercise-by-receipt",
    severity: "warning",
    rule: "STM-05",
    what: `The statement does not say as at which date it is; it was taken for ${exercise}, by the day on which it came in.`,
    todo: "Please write the date as at which the balances stand above the table.",
  };
}

/** The kind that was assumed because the workbook names none. */
export function kindNote(kind: Kind): Finding {
  return {
    code: "kind-assumed",
    severity: "warning",
    what: `The workbook does not say what kind of statement it is; it was taken for one of ${nameOfKind(kind)}.`,
    todo: "Please write “receivables and payables”, “income statement” or “accruals statement” above the table.",
  };
}
