import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { renderReply } from "../../shared/messages/render-reply.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import type { System } from "../in-memory/system.ts";

/** The workbook of the last response that left. */
export async function responseWorkbookOf(system: System): Promise<Uint8Array> {
  const last = system.sent.at(-1);
  const message = last && (await system.messages.get(last.messageId));
  const { workbook } = message ? renderReply(await system.objects.get(message.facts, replySchema)) : {};
  if (!workbook) throw new Error("no response has left");
  return writeWorkbook(workbook);
}
