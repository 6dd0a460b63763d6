import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteFileName } from "../words/quote-text.ts";
import type { ReplyOf } from "../reply.ts";
import { describeStatement, nameOfMessage, nameOfParty, nameOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** Says that we have this statement already, and how it was answered. */
export function sameStatementMessage(reply: ReplyOf<"same-statement">): MessageContent {
  return {
    sender: nameOfSender(reply.payable),
    title: "We have this statement already",
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      ...reply.statements.flatMap((same) => sameBlocks(same, reply)),
      {
        block: "paragraph",
        text: "Sending a statement again changes nothing. To correct it, send the whole corrected statement as a new workbook. Whenever our ledger changes the result, we send you a revised response by ourselves.",
      },
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}

type Same = ReplyOf<"same-statement">["statements"][number];

function sameBlocks(same: Same, { contact }: ReplyOf<"same-statement">): Block[] {
  const name = nameOfStatement(same.kind, same.exercise);
  return [
    { block: "answer", mood: "mixed", text: answerWords(same, contact) },
    {
      block: "facts",
      rows: [
        { label: "Statement", text: `Your ${name}, in the file ${quoteFileName(same.file)}.` },
        { label: "We have it as", text: `The statement ${describeStatement(same.current)}.` },
      ],
    },
  ];
}

function answerWords({ answer, answeredAt }: Same, contact: string | undefined): string {
  const at = answeredAt === undefined ? "" : ` on ${ukTime(answeredAt)}`;
  switch (answer) {
    case "answered":
      return `It says the same as the statement that we have, which we answered${at}. That answer still stands.`;
    case "acknowledged":
      return `It says the same as the statement that we have, which we acknowledged${at}. Our full response follows as soon as our ledger is loaded.`;
    case "on-its-way":
      return "It says the same as the statement that we have. The answer to that is on its way.";
    case "being-checked":
      return `It says the same as the statement that we have. The answer to that is ready, and leaves once a colleague has checked it${contact === undefined ? "" : `; you can ask ${contact}`}.`;
    case "came-back":
      return `It says the same as the statement that we have. We answered it${at}, but our answer could not be delivered. A person looks at that${contact === undefined ? "" : `; you can also ask ${contact}`}.`;
  }
}
