import { isToBeFound } from "../../domain/mismatch-summary/next-step.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { counted } from "../words/statement-words.ts";

/**
 * STM-15: that more detail would help, if the statement has no column for it and lines of it could not be found; empty otherwise. Accruals
 * are asked for their own details.
 */
export function detailWords({
  kind,
  statement,
  outcome,
}: Pick<ResponseFacts, "kind" | "statement" | "outcome">): string {
  const fields = new Set(
    statement.receipt.tables.flatMap(({ columns }) => columns.map(({ takenFor }) => takenFor ?? "")),
  );
  const notFound = outcome.lines.filter(({ reason }) => isToBeFound(reason)).length;
  if (kind === "accruals" || notFound === 0 || fields.has("description") || fields.has("purchaseOrder")) return "";
  return `Your statement says neither what each line is for nor its purchase order. Such detail would help us to find the ${counted(notFound, "line")} that we could not find.`;
}
