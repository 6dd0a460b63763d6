import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

type Received = ReplyOf<"exercise-files-received">;

/** Says to whoever sent a mismatch report or collection forms what was read of them, and what was not. */
export function exerciseFilesMessage(reply: Received): MessageContent {
  const { payable, sender, files, preparedAt, exercise } = reply;
  const isRefused = files.some(({ became }) => became === "refused");
  return {
    sender: nameOfSender(payable),
    title: sentenceCase(exerciseFilesInShort(reply)),
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(sender)},` },
      {
        block: "answer",
        mood: isRefused ? "attention" : "good",
        text: isRefused
          ? `We did not use everything that you sent for ${nameOfExercise(exercise)}. Please correct it and send it again.`
          : `We have what you sent for ${nameOfExercise(exercise)}. You need not do anything.`,
      },
      ...files.flatMap(blocksOfFile),
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(preparedAt)} for ${nameOfParty(payable)}.`,
      },
    ],
  };
}

/** `mismatch report received`, `collection form not used` */
export function exerciseFilesInShort({ files }: Pick<Received, "files">): string {
  const isRefused = files.some(({ became }) => became === "refused");
  const isReport = files.some(({ became }) => became === "report");
  const isForms = files.some(({ became }) => became === "forms");
  const what = isReport ? "mismatch report" : isForms ? "collection form" : "file";
  return `${what} ${isRefused ? "not used" : "received"}`;
}

function blocksOfFile(taken: Received["files"][number]): Block[] {
  const name: Block = { block: "heading", text: quoteText(taken.file) };
  switch (taken.became) {
    case "refused":
      return [
        name,
        { block: "paragraph", text: "Nothing of it was used, because:" },
        { block: "list", items: taken.problems.map((problem) => `${quoteText(problem)}.`) },
      ];
    case "report":
      return [
        name,
        {
          block: "paragraph",
          text:
            `It shows ${counted(taken.pairs, "pair")} of ours, with ${formatPounds(taken.totalPence)} of differences in absolute value.` +
            (taken.notCompared === 0
              ? ""
              : ` ${taken.notCompared === 1 ? "1 more pair is" : `${String(taken.notCompared)} more pairs are`} not compared, as a form is missing.`),
        },
      ];
    case "forms":
      return [
        name,
        {
          block: "list",
          items: taken.forms.map(({ organisation, rows, round, isSignedHere }) =>
            isSignedHere
              ? `The form of ${organisation} for the ${round} is signed here, and stands: what you sent was not used.`
              : `The form of ${organisation} for the ${round}, with ${counted(rows, "row")}.`,
          ),
        },
      ];
  }
}
