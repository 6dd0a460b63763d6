import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { absolute, differsInColumnsOnly, summaryOfPairs } from "../../domain/mismatch/compare-forms.ts";
import { pairMismatchOf, reportedDifference } from "../../domain/mismatch/reported-pair.ts";
import { directoryOf } from "../../domain/organisation/organisation.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { nameOfMismatchKind } from "./mismatch-table.ts";
import { seenBeforeWords } from "./seen-before-words.ts";
import { mismatchWorkbook } from "./mismatch-workbook.ts";

type MismatchReport = ReplyOf<"mismatch-report">;

const SHOWN = 10;

/** `ZB3: mismatches of 2022-23 Q4, 3 pairs to clear` */
export function mismatchReportSubject(report: MismatchReport): string {
  const { payable, organisation, exercise } = report;
  return `${payable.code} to ${organisation.code}: mismatches of ${nameOfExercise(exercise)}, ${briefly(sortsOf(report))}`;
}

/** Tells an organisation by what its form and those of its counterparties differ, in the name of whoever leads the exercise. */
export function mismatchReportMessage(report: MismatchReport): MessageContent {
  const { payable, organisation, exercise, pairs, tolerancePence, formsMissing, preparedAt } = report;
  const sorts = sortsOf(report);
  const more = pairs.length - SHOWN;
  return {
    sender: nameOfSender(payable),
    title: `Mismatches of ${nameOfExercise(exercise)}`,
    blocks: [
      { block: "paragraph", text: `Dear colleagues at ${nameOfParty(organisation)},` },
      {
        block: "answer",
        mood: sorts.toClear + sorts.columnsOnly === 0 ? "good" : "attention",
        text: [
          `${counted(pairs.length, "pair")} of your collection form ${pairs.length === 1 ? "differs" : "differ"} from your counterparties' forms.`,
          ...answerOf(sorts),
        ].join(" "),
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
      ...beforeBlocks(report),
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text:
          "The workbook says for each column who moves first. No figure may be changed only to bring a mismatch under the tolerance. " +
          (tolerancePence === undefined
            ? "No tolerance is set: every mismatch of totals has to be cleared."
            : `A mismatch of totals at or under ${formatPounds(tolerancePence)} need not be cleared.`),
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

/** MIS-06, EXR-09: the first of what earlier exercises show of the same pairs. */
function beforeBlocks({ before = [] }: MismatchReport): MessageContent["blocks"] {
  if (before.length === 0) return [];
  const more = before.length - SHOWN;
  return [
    { block: "heading", text: "What earlier exercises show" },
    {
      block: "list",
      items: before
        .slice(0, SHOWN)
        .map(
          (seen) =>
            `${nameOfMismatchKind(seen)}, ${seen.receivable} is owed by ${seen.payable}: ${seenBeforeWords(seen)}`,
        ),
    },
    ...(more > 0 ? [{ block: "paragraph" as const, text: `The workbook has ${String(more)} more.` }] : []),
  ];
}

/** The pairs of a report by what has to be done about them. */
interface Sorts {
  readonly toClear: number;
  /** Their totals differ by no more than the tolerance. */
  readonly small: number;
  /** Their totals agree, and columns differ. */
  readonly columnsOnly: number;
}

function sortsOf({ pairs, toClear, tolerancePence }: MismatchReport): Sorts {
  const columnsOnly = pairs.filter((pair) => differsInColumnsOnly(pairMismatchOf(pair, tolerancePence))).length;
  return { toClear, columnsOnly, small: pairs.length - toClear - columnsOnly };
}

/** What the subject says: the most that has to be done. */
function briefly({ toClear, columnsOnly }: Sorts): string {
  if (toClear > 0) return `${counted(toClear, "pair")} to clear`;
  return columnsOnly > 0
    ? `totals agree, columns differ in ${counted(columnsOnly, "pair")}`
    : "all within the tolerance";
}

function answerOf({ toClear, small, columnsOnly }: Sorts): string[] {
  return [
    ...(toClear > 0 ? [`${counted(toClear, "pair has", "pairs have")} to be cleared.`] : []),
    ...(small > 0 ? [`${counted(small, "pair is", "pairs are")} within the tolerance and need not be cleared.`] : []),
    ...(columnsOnly > 0
      ? [
          `In ${counted(columnsOnly, "pair")} the totals agree and only columns differ: please settle these with the other side.`,
        ]
      : []),
  ];
}

/** Both layouts of the same pairs. */
export function mismatchReportWorkbook(report: MismatchReport): WorkbookDescription {
  const { organisation, exercise, pairs, tolerancePence, formsMissing, names, before = [], preparedAt } = report;
  return mismatchWorkbook({
    exercise,
    organisation: organisation.code,
    compared: { ...summaryOfPairs(pairs.map((pair) => pairMismatchOf(pair, tolerancePence))), formsMissing },
    directory: directoryOf(names.map(({ code, name }) => ({ code, name, type: "" }))),
    tolerancePence,
    before,
    preparedAt,
  });
}
