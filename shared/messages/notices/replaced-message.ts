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
  const sender = toReceivable ? "from you" : `from ${receivable}`;
  const why = reply.late
    ? `An older ${statement} ${sender} arrived after a newer one. The newer one is still current.`
    : `A new ${statement} ${sender} has replaced the one before.`;
  return {
    sender: nameOfSender(reply.payable),
    title: `Which of ${whose} statements is current`,
    blocks: [
      {
        block: "paragraph",
        text: `Dear colleague at ${nameOfParty(toReceivable ? reply.receivable : reply.payable)},`,
      },
      { block: "answer", mood: "mixed", text: why },
      {
        block: "facts",
        rows: [
          { label: "Current", text: `The statement ${describeStatement(reply.current)}.` },
          {
            label: "Set aside",
            text: `The statement ${describeStatement(reply.setAside)}. It is kept for audit only.`,
          },
        ],
      },
      {
        block: "paragraph",
        text: toReceivable
          ? `There is one statement for each payable organisation, kind and exercise, covering all customer accounts. If the other one should be current, send it again with ${receivable} in the subject line.`
          : "There is one statement for each payable organisation, kind and exercise. Responses are based on the current one.",
      },
      ...closingBlocks(reply, nameOfParty(toReceivable ? reply.receivable : reply.payable)),
    ],
  };
}
