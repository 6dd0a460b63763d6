import type { MessageReference } from "../../domain/mail/message-references.ts";
import type { Positions } from "../position/positions.ts";
import type { MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";
import type { SesIds } from "./ses-ids.ts";

export interface FindAnsweredMessagePorts {
  readonly messages: Pick<Messages, "get">;
  readonly sesIds: Pick<SesIds, "messageOf">;
  readonly positions: Pick<Positions, "get">;
}

/** The first message that the references name and `mayBeAnswered` accepts; a position stands for its last answer. */
export async function findAnsweredMessage(
  references: readonly MessageReference[],
  mayBeAnswered: (message: MessageRecord) => boolean,
  ports: FindAnsweredMessagePorts,
): Promise<string | undefined> {
  const seen = new Set<string>();
  for (const reference of references) {
    const id = await messageIdOf(reference, ports);
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const message = await ports.messages.get(id);
    if (message && mayBeAnswered(message)) return id;
  }
  return undefined;
}

async function messageIdOf(
  reference: MessageReference,
  { sesIds, positions }: FindAnsweredMessagePorts,
): Promise<string | undefined> {
  switch (reference.by) {
    case "ses-id":
      return sesIds.messageOf(reference.sesId);
    case "own-id":
      return reference.messageId;
    case "position":
      return (await positions.get(reference.position))?.answer?.messageId;
  }
}
