import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteFileName } from "../words/quote-text.ts";
import { findingSentence, receiptBlocks } from "../words/reading-words.ts";
import { EXAMPLE_FILE, exampleFor } from "./example-statement.ts";
import { refusalInShort } from "./refusal-in-short.ts";
import { refusalWords } from "./refusal-words.ts";
import type { ReplyOf } from "../reply.ts";
import { counted, nameOfMessage, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

const FINDINGS_SHOWN = 20;

/** The message that says why a statement was not accepted, and what to do. */
export function refusedMessage(reply: ReplyOf<"refused">): MessageContent {
  const words = refusalWords(reply);
  const nil = reply.refusal.reason === "nil-statement";
  const file = reply.mail.file === undefined ? "" : ` with the file ${quoteFileName(reply.mail.file)}`;
  const to = reply.receivable === undefined ? undefined : nameOfParty(reply.receivable);
  return {
    sender: nameOfSender(reply.payable),
    title: nil
      ? "Your nil statement changes nothing"
      : `Your statement was not accepted: ${refusalInShort(reply.refusal)}`,
    blocks: [
      { block: "paragraph", text: to === undefined ? "Dear colleague," : `Dear colleague at ${to},` },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}${file}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      { block: "answer", mood: nil ? "mixed" : "attention", text: words.why },
      { block: "heading", text: "What to do" },
      words.steps.length === 1
        ? { block: "paragraph", text: words.steps[0] ?? "" }
        : { block: "steps", items: words.steps },
      ...(exampleFor(reply) !== undefined
        ? [
            {
              block: "paragraph" as const,
              text: `The attached file “${EXAMPLE_FILE}” shows a statement that we can read; replace its organisations and its lines by yours.`,
            },
          ]
        : []),
      ...foundBlocks(reply),
      ...(reply.receipt === undefined
        ? []
        : [{ block: "heading" as const, text: "How we read your file" }, ...receiptBlocks(reply.receipt)]),
      {
        block: "paragraph",
        text: `Nothing from this ${reply.mail.file === undefined ? "message" : "file"} was recorded. If you sent a statement earlier, it is unchanged.`,
      },
      ...closingBlocks(reply, to),
    ],
  };
}

/** Refusals first, in the file's order. */
function foundBlocks(reply: ReplyOf<"refused">): Block[] {
  const findings = reply.findings.filter((finding) => finding.severity !== "note");
  if (findings.length === 0) return [];
  const refusals = findings.filter((finding) => finding.severity === "refusal");
  const others = findings.filter((finding) => finding.severity !== "refusal");
  const items = [...refusals, ...others].slice(0, FINDINGS_SHOWN).map(findingSentence);
  const unlisted = findings.length - items.length;
  if (unlisted > 0) items.push(`${counted(unlisted, "more place")} in the same file.`);
  return [
    { block: "heading", text: "What we found in the file" },
    { block: "list", items },
  ];
}
