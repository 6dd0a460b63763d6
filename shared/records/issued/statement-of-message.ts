import { issuedStatementSchema, type IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import type { Messages } from "../message/messages.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { positionOfNotice } from "../timetable/requests.ts";
import type { IssuedStatements } from "./issued-statements.ts";

export interface StatementOfMessagePorts {
  readonly messages: Pick<Messages, "get">;
  readonly issued: Pick<IssuedStatements, "get">;
  readonly objects: Pick<JsonObjects, "get">;
}

/** A statement that left with a message of ours. */
export interface SentStatement {
  readonly number: number;
  readonly statement: IssuedStatement;
}

/** The statement that a message brought; `undefined` if it brought none. */
export async function statementOfMessage(
  messageId: string,
  { messages, issued, objects }: StatementOfMessagePorts,
): Promise<SentStatement | undefined> {
  const message = await messages.get(messageId);
  if (message?.type !== "statement-issued" || message.origin.from !== "notice") return undefined;
  const { notice } = message.origin;
  const named = positionOfNotice(notice);
  if (!named) return undefined;
  // A notice names the organisation that sends first, and here that is the receivable one.
  const { payable: receivable, receivable: payable, exercise, kind } = named;
  const record = await issued.get({ payable, receivable, exercise, kind });
  const released = record?.released.find(({ number }) => number === notice.number);
  if (!released) return undefined;
  return { number: notice.number, statement: await objects.get(released.statement, issuedStatementSchema) };
}
