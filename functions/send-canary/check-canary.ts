import type { CanaryReached } from "../../shared/domain/canary/canary-reached.ts";
import { readHeaderBlock } from "../../shared/domain/mail/headers/read-header-block.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import { CANARY_REPLIES } from "../../shared/domain/canary/canary-replies.ts";
import type { CanaryRun } from "../../shared/records/canary/canary-runs.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { canaryAgreed, canaryNotAgreed } from "./canary-statement.ts";

export interface CheckCanaryPorts {
  readonly positions: Pick<Positions, "get">;
  /** The bucket of raw mails, in which the canary's replies have a prefix of their own. */
  readonly rawMail: Pick<ObjectStore, "list" | "get">;
}

/** A reply has some 30 KB. Anybody may write to the canary's address, and whatever is larger is no reply. */
const MOST_BYTES = 1024 * 1024;

/** How far a canary has come: whether its statement was accepted, reconciled rightly and answered, and the answer came back by mail. */
export async function howFar(
  run: CanaryRun,
  key: PositionKey,
  { positions, rawMail }: CheckCanaryPorts,
): Promise<CanaryReached> {
  if (run.sesId === undefined) return "refused";
  const position = await positions.get(key);
  if (!position?.current.subject.includes(run.token)) return "not-accepted";
  const { reconciled } = position;
  if (reconciled?.mailId !== position.current.mailId) return "not-reconciled";
  const { agreedPence, notAgreedPence } = reconciled.totals;
  if (agreedPence !== canaryAgreed || notAgreedPence !== canaryNotAgreed) return "wrong-figures";
  if (await hasReturned(run.sesId, run.sentAt, rawMail)) return "answered";
  return position.outbox.length > 0 ? "not-sent" : "not-returned";
}

/** Whether a mail to the canary's address answers the mail with this id, which nobody else knows. */
async function hasReturned(sesId: string, sentAt: string, rawMail: CheckCanaryPorts["rawMail"]): Promise<boolean> {
  for await (const { key, size, lastModified } of rawMail.list(CANARY_REPLIES)) {
    if (size > MOST_BYTES || lastModified.getTime() < startOfSecond(sentAt)) continue;
    const mail = await rawMail.get(key);
    if (mail && isAnswerTo(sesId, mail.bytes)) return true;
  }
  return false;
}

/** S3 dates its objects by whole seconds. */
function startOfSecond(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) * 1000;
}

/** Whether the header of a mail names the mail with this id among those that it answers. */
function isAnswerTo(sesId: string, bytes: Uint8Array): boolean {
  const block = readHeaderBlock(bytes);
  if (block.outcome === "failed") return false;
  const { inReplyTo, referencesHeader } = block.headers;
  return [...inReplyTo, ...referencesHeader].some((id) => id.startsWith(`<${sesId}@`));
}
