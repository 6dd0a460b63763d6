import type { FormObstacle } from "../../domain/answer-form/found-form.ts";
import { joinWords } from "../../domain/reconcile/words/name-lines.ts";
import { counted } from "../words/statement-words.ts";
import { quoteFileName, quoteText } from "../words/quote-text.ts";

/** What became of the sender's own form. */
export type FormResult =
  | {
      readonly form: "filled";
      readonly fileName: string;
      readonly linesWithoutRow: number;
      /** The headings and labels of what stays blank, because formulas work out which words its cells allow. */
      readonly leftBlank: readonly string[];
    }
  | { readonly form: "not-filled"; readonly obstacle: FormObstacle };

/** What a reply says of the sender's own form: that it is attached, or why it is not (RSP-02). Empty if there is none. */
export function formSentences(result: FormResult | undefined): string {
  if (result === undefined) return "";
  if (result.form === "not-filled")
    return `We could not fill in your own form, because ${why[result.obstacle]}; our workbook has every answer.`;
  const missing =
    result.linesWithoutRow === 0
      ? ""
      : ` It has no row for ${counted(result.linesWithoutRow, "line")} of your statement; our workbook has ${result.linesWithoutRow === 1 ? "it" : "them"}.`;
  return `Your own form is attached too, filled in: ${quoteFileName(result.fileName)}.${missing}${blankSentence(result.leftBlank)}`;
}

/** Named one by one, so that nobody takes a blank column for an answer. */
function blankSentence(headings: readonly string[]): string {
  if (headings.length === 0) return "";
  const named = headings.slice(0, MOST_NAMED).map((heading) => `“${quoteText(heading, [], LONGEST_HEADING)}”`);
  const others = headings.length - named.length;
  const all = joinWords(others === 0 ? named : [...named, counted(others, "other")]);
  return ` We left ${all} blank, because formulas work out which words ${headings.length === 1 ? "it allows" : "they allow"}; our workbook has the answers.`;
}

const MOST_NAMED = 4;
const LONGEST_HEADING = 60;

const why: Readonly<Record<FormObstacle, string>> = {
  "old-format": "it is not in the .xlsx format",
  password: "it is protected by a password",
  signed: "it is digitally signed, and a change would break the signature",
  "shared-workbook": "it is a shared workbook with a log of changes",
  "too-large": "it is too large to send back",
  "odd-encoding": "its file is written in a way that we can't change safely",
  damaged: "a part of its file is damaged",
  locked: "its cells for answers are locked",
  formulas: "there are formulas in its cells for answers",
  "computed-lists": "formulas work out which words its cells for answers allow",
  merged: "its cells for answers are merged over several lines",
};
