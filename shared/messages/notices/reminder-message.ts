import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { positionReference } from "../../domain/position/position-reference.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { counted, nameOfParty, nameOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** Asks once more for what our answer asked for, as the day for agreeing is near. It repeats figures of the answer alone. */
export function reminderMessage(reminder: ReplyOf<"reminder">): MessageContent {
  const { payable, receivable, exercise, kind, agreeBy, receivedAt, totalPence, answeredAt, lines, askedPence } =
    reminder;
  const what = `${counted(lines, "line")} of your ${nameOfStatement(kind, exercise)}`;
  return {
    sender: nameOfSender(payable),
    title: `We still need information about ${what}`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(receivable)},` },
      {
        block: "answer",
        mood: "attention",
        text: `Our response of ${ukTime(answeredAt)} asks for information about ${what}, ${formatPounds(askedPence)}. We have not had it. Without it we can’t agree the amount by ${formatCalendarDate(agreeBy)}.`,
      },
      {
        block: "facts",
        rows: [
          { label: "Your statement", text: `${formatPounds(totalPence)}, received on ${ukTime(receivedAt)}` },
          { label: "We wait for", text: `information about ${counted(lines, "line")}, ${formatPounds(askedPence)}` },
          { label: "Needed by", text: formatCalendarDate(agreeBy) },
        ],
      },
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text: `Please send what our response asks for: it names each line. Reply to it or to this message, and leave “${positionReference(reminder)}” in the subject. If your statement has to change, send the corrected one.`,
      },
      { block: "paragraph", text: "If your answer is on its way, there is nothing that you need to do." },
      ...closingBlocks(reminder, nameOfParty(receivable)),
    ],
  };
}
