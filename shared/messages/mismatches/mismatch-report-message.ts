import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { absolute, summaryOfPairs } from "../../domain/mismatch/compare-forms.ts";
import { pairMismatchOf, reportedDifference } from "../../domain/mismatch/reported-pair.ts";
import { directoryOf } from "../../domain/organisation/organisation.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { mismatchWorkbook } from "./mismatch-workbook.ts";

type MismatchReport = ReplyOf<"mismatch-report">;

const SHOWN = 10;

/** `ZB3: mismatches of 2022-23 Q4, 3 pairs to clear` */
export function mismatchReportSubject({ payable, organisation, exercise, toClear }: MismatchReport): string {
  return `${payable.code} to ${organisation.code}: mismatches of ${nameOfExercise(exercise)}, ${counted(toClear, "pair")} to clear`;
}

/** Tells an organisation by what its form and those of its counterparties differ, in the name of whoever leads the exercise. */
export function mismatchReportMessage(report: MismatchReport): MessageContent {
  const { payable, organisation, exercise, pairs, toClear, tolerancePence, formsMissing, preparedAt } = report;
  const more = pairs.length - SHOWN;
  return {
    sender: nameOfSender(payable),
    title: `Mismatches of ${nameOfExercise(exercise)}`,
    blocks: [
      { block: "paragraph", text: `Dear colleagues at ${nameOfParty(organisation)},` },
      {
        block: "answer",
        mood: toClear === 0 ? "good" : "attention",
        text:
          `${counted(pairs.length, "pair")} of your collection form ${pairs.length === 1 ? "differs" : "differ"} from your counterparties' forms. ` +
          (toClear === 0 ? "None has to be cleared." : `${counted(toClear, "pair has", "pairs have")} to be cleared.`),
      },
      {
        block: "table",
        columns: [
          { heading: "Kind", amount: false },
          { heading: "Is owed", amount: false },
          { heading: "Owes", amount: false },
          { heading: "Receivable's total", amount: true },
          { heading: "Payable's total", amount: true },
          { heading: "Mismatch", amount: true },
        ],
        rows: pairs
          .slice(0, SHOWN)
          .map((pair) => [
            pair.kind.toUpperCase(),
            pair.receivable,
            pair.payable,
            formatPounds(pair.receivableSide.totalPence),
            formatPounds(pair.payableSide.totalPence),
            formatPounds(absolute(reportedDifference(pair))),
          ]),
      },
      ...(more > 0
        ? [{ block: "paragraph" as const, text: `These are the largest. The workbook has ${String(more)} more.` }]
        : []),
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text:
          "The workbook says for each column who moves first. No figure may be changed only to bring a mismatch under the tolerance. " +
          (tolerancePence === undefined
            ? "No tolerance is set: every mismatch has to be cleared."
            : `What is at or under ${formatPounds(tolerancePence)} need not be cleared.`),
      },
      ...(formsMissing.length === 0
        ? []
        : [
            {
              block: "paragraph" as const,
              text: `Not compared, because their forms are missing: ${formsMissing.join(", ")}.`,
            },
          ]),
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(preparedAt)} for ${nameOfParty(payable)}. It shows your own pairs only.`,
      },
    ],
  };
}

/** Both layouts of the same pairs. */
export function mismatchReportWorkbook(report: MismatchReport): WorkbookDescription {
  const { organisation, exercise, pairs, tolerancePence, formsMissing, names, preparedAt } = report;
  return mismatchWorkbook({
    exercise,
    organisation: organisation.code,
    compared: { ...summaryOfPairs(pairs.map((pair) => pairMismatchOf(pair, tolerancePence))), formsMissing },
    directory: directoryOf(names.map(({ code, name }) => ({ code, name, type: "" }))),
    tolerancePence,
    preparedAt,
  });
}
