import { cleanText } from "./clean-text.ts";
import type { Block } from "../rendering/message-content.ts";
import type { Party } from "../facts/reply-facts.ts";
import { nameOfParty, shortNameOfParty } from "./statement-words.ts";
import { ukTime } from "./uk-time.ts";

interface Closing {
  readonly mailbox: string;
  readonly contact?: string | undefined;
  readonly telephone?: string | undefined;
  readonly preparedAt: string;
  readonly payable?: Party | undefined;
  readonly receivable?: Party | undefined;
}

/** The end of a message: how to get in touch, and who sent it. */
export function closingBlocks(about: Closing, sentTo: string | undefined): Block[] {
  const payable = about.payable === undefined ? "the payable organisation" : shortNameOfParty(about.payable);
  const call = about.telephone === undefined ? "" : ` or call ${cleanText(about.telephone)}`;
  const contact =
    about.contact === undefined ? "" : ` To reach a person at ${payable}, write to ${cleanText(about.contact)}${call}.`;
  const blocks: Block[] = [
    { block: "paragraph", text: `You can reply to this message or write to ${cleanText(about.mailbox)}.${contact}` },
    { block: "paragraph", text: "With kind regards" },
    { block: "paragraph", text: nameOfSender(about.payable) },
  ];
  const to = sentTo === undefined ? "" : ` It was sent to the address registered for ${sentTo}.`;
  blocks.push({ block: "quiet", text: `This message was prepared automatically on ${ukTime(about.preparedAt)}.${to}` });
  return blocks;
}

/** The name that a message is sent under: the payable organisation, if it is known. */
export function nameOfSender(payable: Party | undefined): string {
  return payable === undefined ? "Agreement of balances: statements mailbox" : nameOfParty(payable);
}
