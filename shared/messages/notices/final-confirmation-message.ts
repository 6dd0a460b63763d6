import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { positionReference } from "../../domain/position/position-reference.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { dateOfLedger, nameOfLedger, nameOfParty, nameOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** Says that the hard close has not changed our answer (EXR-08). It repeats figures of the answer alone. */
export function finalConfirmationMessage(confirmation: ReplyOf<"final-confirmation">): MessageContent {
  const { payable, receivable, exercise, kind, receivedAt, answeredAt, ledger } = confirmation;
  const { totalPence, agreedPence, notAgreedPence, inDisputePence } = confirmation;
  const whole = agreedPence === totalPence;
  return {
    sender: nameOfSender(payable),
    title: "Our response stands after the hard close",
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(receivable)},` },
      {
        block: "answer",
        mood: whole ? "good" : "mixed",
        text: `Our response of ${ukTime(answeredAt)} to your ${nameOfStatement(kind, exercise)} has not changed: we agree ${whole ? `it in full, ${formatPounds(totalPence)}` : `${formatPounds(agreedPence)} of your ${formatPounds(totalPence)}`}.`,
      },
      {
        block: "paragraph",
        text: `It rested on the soft close of our ${nameOfLedger(kind)}. The hard close has replaced that, and we have compared your statement with it again.`,
      },
      {
        block: "amounts",
        rows: [
          { label: "Your statement", note: `received on ${ukTime(receivedAt)}`, pence: totalPence },
          { label: "Agreed", pence: agreedPence },
          ...(notAgreedPence === noPence
            ? []
            : [{ label: "Not agreed, not in formal dispute", pence: notAgreedPence }]),
          ...(inDisputePence === noPence ? [] : [{ label: "In formal dispute", pence: inDisputePence }]),
        ],
      },
      { block: "facts", rows: [{ label: "Ledger used", text: `Our ${nameOfLedger(kind)} ${dateOfLedger(ledger)}` }] },
      {
        block: "paragraph",
        text: whole
          ? "There is nothing that you need to do."
          : `What our response asks for is still open. Reply to it or to this message, and leave “${positionReference(confirmation)}” in the subject.`,
      },
      ...closingBlocks(confirmation, nameOfParty(receivable)),
    ],
  };
}
