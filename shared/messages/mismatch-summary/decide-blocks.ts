import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { positionsToDecide, type ToDecide } from "../../domain/mismatch-summary/to-decide.ts";
import type { Block } from "../rendering/message-content.ts";
import { cleanText } from "../words/clean-text.ts";

/** Where decisions about a summary go, and what there is to decide. */
export interface DecidedByMail {
  readonly mailbox: string;
  readonly toDecide?: ToDecide | undefined;
}

/** Which of the sheets on which people decide a summary's workbook has. */
export function decidedOn(
  summary: MismatchSummary,
  toDecide: ToDecide | undefined,
): { readonly lines: boolean; readonly replies: boolean } {
  if (!toDecide) return { lines: false, replies: false };
  return { lines: positionsToDecide(summary, toDecide).length > 0, replies: toDecide.replies.length > 0 };
}

/** How to decide with the summary's workbook, and who may (RCV-13): the summary also goes to people who may not. */
export function decideBlocks(summary: MismatchSummary, mail: DecidedByMail | undefined): Block[] {
  if (!mail) return [];
  const on = decidedOn(summary, mail.toDecide);
  const sheets = [...(on.lines ? ["“Decisions”"] : []), ...(on.replies ? ["“Replies”"] : [])];
  if (sheets.length === 0) return [];
  const things = [...(on.lines ? ["about lines"] : []), ...(on.replies ? ["about replies that wait"] : [])];
  const where = `${sheets.length === 1 ? "sheet" : "sheets"} ${sheets.join(" and ")}`;
  return [
    {
      block: "paragraph",
      text: `To decide ${things.join(" and ")}, fill in the yellow cells of the ${where} in the workbook, and send it back to ${cleanText(mail.mailbox)}. Only addresses that the contact list has with the role “decisions” may decide; from any other address nothing is decided.`,
    },
  ];
}
