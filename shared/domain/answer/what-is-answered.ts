import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence } from "../amounts-and-days/pence.ts";
import type { AnswerSums } from "./sums-of-answer.ts";

/** `£65,000.00 agreed, £5,000.00 not agreed, 2 lines not answered` */
export function whatIsAnswered(answer: AnswerSums & { readonly isSuperseded: boolean }): string {
  const { agreedPence, notAgreedPence, disputedPence, lines, unanswered, unclear, held, isSuperseded } = answer;
  const parts = [
    ...(lines === 0 ? [] : [`${formatPounds(agreedPence)} agreed`]),
    ...(notAgreedPence === noPence ? [] : [`${formatPounds(notAgreedPence)} not agreed`]),
    ...(disputedPence === noPence ? [] : [`${formatPounds(disputedPence)} in formal dispute`]),
    ...(held === 0 ? [] : [`${items(held, "item")} that our statement lacks`]),
    ...(unanswered === 0 ? [] : [`${items(unanswered, "line")} not answered`]),
    ...(unclear === 0 ? [] : [`${items(unclear, "point")} that a person has to read`]),
  ];
  return `${parts.join(", ")}${isSuperseded ? "; it answers a statement that a newer one has replaced" : ""}`;
}

function items(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${String(count)} ${what}s`;
}
