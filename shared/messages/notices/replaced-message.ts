import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { describeStatement, nameOfParty, nameOfStatement, shortNameOfParty } from "../words/statement-words.ts";

/** Says which of two statements of the same position is current (STM-04). Both sides get it. */
export function replacedMessage(reply: ReplyOf<"replaced">): MessageContent {
  const toReceivable = reply.to === "receivable";
  const receivable = shortNameOfParty(reply.receivable);
  const statement = nameOfStatement(reply.kind, reply.exercise);
  const whose = toReceivable ? "your" : `${receivable}’s`;
  const why = reply.late
    ? `A ${statement} of ${toReceivable ? "yours" : receivable} arrived after a newer one had been taken in. The newer one stands.`
    : `A new ${statement} of ${toReceivable ? "yours" : receivable} has taken the place of the one before.`;
  return {
    sender: nameOfSender(reply.payable),
    title: `Which of ${whose} statements stands`,
    blocks: [
      {
        block: "paragraph",
        text: `Dear colleague at ${nameOfParty(toReceivable ? reply.receivable : reply.payable)},`,
      },
      { block: "answer", mood: "mixed", text: why },
      {
        block: "facts",
        rows: [
          { label: "Stands", text: `The statement ${describeStatement(reply.stands)}.` },
          {
            label: "Set aside",
            text: `The statement ${describeStatement(reply.setAside)}. It is kept for audit only.`,
          },
        ],
      },
      {
        block: "paragraph",
        text: toReceivable
          ? `There is one statement for each payable organisation, kind and exercise, with all customer accounts on it. If the other one should stand, send it again with ${receivable} in the subject line.`
          : "There is one statement for each payable organisation, kind and exercise. Answers rest on the one that stands.",
      },
      ...closingBlocks(reply, nameOfParty(toReceivable ? reply.receivable : reply.payable)),
    ],
  };
}
