import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { cleanText } from "../words/clean-text.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteText, quoteFileName } from "../words/quoted.ts";
import { withFullStop } from "../words/reading-words.ts";
import type { AnsweredMail, ReplyOf, StatementReference } from "../reply.ts";
import { asAtWords, nameOfParty, sizeOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The words that the registered address writes back about a held statement. */
const CONFIRM_WORD = "CONFIRM";
const REJECT_WORD = "REJECT";

/** Asks the registered address whether a statement sent in its name is its own. */
export function holdConfirmationMessage(reply: ReplyOf<"hold-confirmation">): MessageContent {
  const until = reply.until === undefined ? "" : ` by ${formatCalendarDate(reply.until)}`;
  return {
    sender: nameOfSender(reply.payable),
    title: "Please confirm a statement that was sent in your name",
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      {
        block: "answer",
        mood: "attention",
        text: "A statement came in your name and is being held. It changes nothing until you confirm it.",
      },
      { block: "paragraph", text: withFullStop(quoteText(reply.why)) },
      { block: "facts", rows: mailFacts(reply.mail, reply.statement) },
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text: `Please reply to this message${until}, and keep its subject line as it is. If the statement is yours, write as the first line of your reply:`,
      },
      { block: "code", text: `${CONFIRM_WORD} ${reply.reference}` },
      { block: "paragraph", text: "If it is not yours, or should not be used, write:" },
      { block: "code", text: `${REJECT_WORD} ${reply.reference}` },
      {
        block: "paragraph",
        text: "The reference works once, and only from an address that is registered for your organisation. There is no link to follow, and you will never be asked for a password or for bank details.",
      },
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}

/** Says what came of the registered address's answer. */
export function holdClosedMessage(reply: ReplyOf<"hold-closed">): MessageContent {
  const words = holdClosedWords(reply);
  return {
    sender: nameOfSender(reply.payable),
    title: words.title,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      { block: "answer", mood: words.mood, text: words.what },
      { block: "paragraph", text: words.then },
      { block: "facts", rows: [{ label: "Reference", text: cleanText(reply.reference) }] },
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}

function holdClosedWords(reply: ReplyOf<"hold-closed">): {
  title: string;
  mood: "good" | "mixed" | "attention";
  what: string;
  then: string;
} {
  const again = `To have a statement answered, send it to ${reply.mailbox} from an address that is registered for your organisation, with ${reply.receivable.code} in the subject line.`;
  switch (reply.closed) {
    case "rejected":
      return {
        title: "The statement was rejected",
        mood: "good",
        what: "As you asked, the statement that was held has been rejected. It changed nothing.",
        then: `You need do nothing more. ${again}`,
      };
    case "already-used":
      return {
        title: "This reference has been used already",
        mood: "mixed",
        what: "The statement with this reference was confirmed or rejected before. Your message changed nothing.",
        then: again,
      };
    case "expired":
      return {
        title: "This reference has expired",
        mood: "mixed",
        what: "The time to confirm the statement with this reference is over. It was never used.",
        then: again,
      };
    case "unclear":
      return {
        title: "Your answer could not be read",
        mood: "attention",
        what: "Your message says neither that the held statement is yours nor that it is not. It is still held.",
        then: `Please reply with ${CONFIRM_WORD} ${cleanText(reply.reference)} or ${REJECT_WORD} ${cleanText(reply.reference)} as the first line.`,
      };
  }
}

function mailFacts(
  mail: AnsweredMail,
  statement: Pick<StatementReference, "asAt" | "lines" | "totalPence"> | undefined,
): Extract<Block, { block: "facts" }>["rows"] {
  const subject = quoteText(mail.subject, [], 120);
  return [
    { label: "Received", text: ukTime(mail.receivedAt) },
    { label: "From the address", text: mail.from === undefined ? "none was given" : cleanText(mail.from) },
    { label: "Subject", text: subject === "" ? "none was given" : `“${subject}”` },
    ...(mail.file === undefined ? [] : [{ label: "File", text: quoteFileName(mail.file) }]),
    ...(statement === undefined
      ? []
      : [
          {
            label: "Statement",
            text: `${sizeOfStatement(statement.lines, statement.totalPence)}${asAtWords(statement.asAt)}`,
          },
        ]),
  ];
}
