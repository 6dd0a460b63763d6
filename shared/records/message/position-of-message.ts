import type { PositionKey } from "../../domain/position/position-key.ts";
import type { Mails } from "../mail/mails.ts";
import { positionOfNotice } from "../timetable/requests.ts";
import type { Messages } from "./messages.ts";
import { mailIdOf } from "./outbox-message.ts";

export interface PositionOfMessagePorts {
  readonly messages: Pick<Messages, "get">;
  readonly mails: Pick<Mails, "get">;
}

/** The messages of ours to which somebody who answers sends a statement, or a word about one that is held. */
const asksForStatement: readonly string[] = ["refused", "file-share-link", "hold-closed", "statement-request"];
/** Those that ask about a held statement: once that is released, they are about its position. */
const asksAboutHeld: readonly string[] = ["hold-confirmation", "smaller-statement"];

/**
 * The position that a message of ours is about; `unknown` if it is about none; `statement` if it asks for a statement: then an answer to it
 * brings that; `own-statement` if it brought one of ours.
 */
export async function positionOfMessage(
  messageId: string,
  { messages, mails }: PositionOfMessagePorts,
): Promise<PositionKey | "unknown" | "statement" | "own-statement"> {
  const message = await messages.get(messageId);
  if (!message) return "unknown";
  if (message.origin.from === "position") return message.origin.position;
  if ((message.type === "reminder" || message.type === "final-confirmation") && message.origin.from === "notice")
    return positionOfNotice(message.origin.notice) ?? "unknown";
  if (message.type === "statement-issued") return "own-statement";
  if (asksForStatement.includes(message.type)) return "statement";
  const mailId = mailIdOf(message);
  const mail = mailId === undefined ? undefined : await mails.get(mailId);
  if (asksAboutHeld.includes(message.type) && (mail?.state === "held" || mail?.state === "refused")) return "statement";
  return mail?.evidence?.position ?? mail?.statements[0]?.position ?? "unknown";
}
