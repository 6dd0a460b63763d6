import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { cleanText } from "../words/clean-text.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteText, quoteFileName } from "../words/quote-text.ts";
import { withFullStop } from "../words/reading-words.ts";
import type { ReplyOf } from "../reply.ts";
import type { AnsweredMail, StatementReference } from "../facts/reply-facts.ts";
import { asAtWords, describeStatement, nameOfParty, sizeOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The words that the registered address writes back about a held statement. */
export const CONFIRM_WORD = "CONFIRM";
export const REJECT_WORD = "REJECT";

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
        text: "We received a statement in your name and are holding it. It has no effect until you confirm it.",
      },
      { block: "paragraph", text: withFullStop(quoteText(reply.why)) },
      { block: "facts", rows: [...mailFacts(reply.mail, reply.statement), ...currentFacts(reply.current)] },
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text: `Please reply to this message${until}, and keep its subject line as it is. If the statement is yours, start your reply with the line:`,
      },
      { block: "code", text: `${CONFIRM_WORD} ${reply.holdCode}` },
      { block: "paragraph", text: "If it is not yours, or should not be used, start it with:" },
      { block: "code", text: `${REJECT_WORD} ${reply.holdCode}` },
      {
        block: "paragraph",
        text: "The reference works once, and only from an address that is registered for your organisation. There is no link to follow, and we will never ask you for a password or for bank details.",
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
      { block: "facts", rows: [{ label: "Reference", text: reply.holdCode }] },
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
  const again = `To get a response to a statement, send it to ${reply.mailbox} from an address that is registered for your organisation, with ${reply.receivable.code} in the subject line.`;
  switch (reply.closed) {
    case "rejected":
      return {
        title: "The statement was rejected",
        mood: "good",
        what: "As you asked, we have rejected the statement that we were holding. It had no effect.",
        then: `You do not need to do anything else. ${again}`,
      };
    case "already-used":
      return {
        title: "This reference has already been used",
        mood: "mixed",
        what: "The statement with this reference has already been confirmed or rejected. Your message changed nothing.",
        then: again,
      };
    case "expired":
      return {
        title: "This reference has expired",
        mood: "mixed",
        what: "The time to confirm the statement with this reference has run out. The statement was never used.",
        then: again,
      };
    case "unclear":
      return {
        title: "We could not understand your answer",
        mood: "attention",
        what: "We could not tell from your message whether the statement is yours. We are still holding it.",
        then: `Please reply with ${CONFIRM_WORD} ${reply.holdCode} or ${REJECT_WORD} ${reply.holdCode} as the first line.`,
      };
  }
}

/** What the held statement would replace, if it is much smaller than that. */
function currentFacts(current: StatementReference | undefined): Extract<Block, { block: "facts" }>["rows"] {
  return current === undefined
    ? []
    : [{ label: "It would replace", text: `The much larger statement ${describeStatement(current)}.` }];
}

function mailFacts(
  mail: AnsweredMail,
  statement: Pick<StatementReference, "asAt" | "lines" | "totalPence"> | undefined,
): Extract<Block, { block: "facts" }>["rows"] {
  const subject = quoteText(mail.subject, [], 120);
  return [
    { label: "Received", text: ukTime(mail.receivedAt) },
    { label: "From the address", text: mail.from === undefined ? "none given" : cleanText(mail.from) },
    { label: "Subject", text: subject === "" ? "none given" : `“${subject}”` },
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
