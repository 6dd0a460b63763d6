import { positionOfReply } from "../../domain/decision-sheet/position-of-reply.ts";
import { replyActionOf, replyWords, type FilledReply } from "../../domain/decision-sheet/reply-row.ts";
import type { ToldRow } from "../../domain/decision-sheet/told-row.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { keepReplyBack, releaseReply, type NotReviewed, type ReviewReplyPorts } from "./review-reply.ts";

/**
 * Lets replies leave, or keeps them back, as a person wrote into the sheet Replies, and says what became of each row. May be repeated: doing it
 * again changes nothing.
 *
 * @param decidedOn the positions about whose lines the same file decides: their replies are about to change
 */
export async function reviewReplies(
  replies: readonly FilledReply[],
  payable: OrganisationCode,
  person: { readonly by: string; readonly at: string },
  decidedOn: readonly PositionKey[],
  ports: ReviewReplyPorts,
): Promise<ToldRow[]> {
  const told: ToldRow[] = [];
  for (const row of replies) told.push(await review(row));
  return told;

  async function review({ row, reply, decision, why: given }: FilledReply): Promise<ToldRow> {
    const position = positionOfReply(reply);
    const isOwn = position?.payable === payable;
    const action = replyActionOf(decision);
    const note = given.trim();
    const about = {
      row,
      sheet: "Replies" as const,
      ...(isOwn ? { receivable: position.receivable } : {}),
      invoice: isOwn ? reply : "",
      asked: action === undefined ? `“${decision}”` : `${replyWords[action]} the reply`,
    };
    const refused = (why: string): ToldRow => ({ ...about, became: "refused", why });
    if (!isOwn) return refused(`Its last column names no reply of ${payable}.`);
    if (action === undefined) return refused("The column “Release or reject” takes one of these two words.");
    if (action === "reject" && note === "") return refused("Say in the column Why what is wrong with it.");
    if (decidedOn.some((each) => textOfPosition(each) === textOfPosition(position)))
      return refused("You decide about its lines in the same file, so it changes. Read the one that takes its place.");
    const change = action === "release" ? releaseReply : keepReplyBack;
    const result = await change(position, reply, { ...person, note }, ports);
    if (!result.done) return refused(whyNot(result));
    return { ...about, became: action === "release" ? "released" : "kept-back", why: "" };
  }
}

function whyNot(result: NotReviewed): string {
  switch (result.because) {
    case "gone":
      return "No such reply waits any more.";
    case "changed":
      return "It has changed since the sheet was made, and nobody has read what took its place. Ask for a new sheet.";
    case "statement-replaced":
      return "A newer statement has come in, and the reply to that is being decided.";
    case "nobody-registered":
      return "The contact list has no address that it may go to.";
  }
}
