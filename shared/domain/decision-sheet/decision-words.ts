import type { AskedDecision } from "../position/check-decision.ts";

/** What a person may choose in a row. `approve` and `reject` answer another person's decision that is over the limit (RCV-13). */
export type RowAction = AskedDecision["decision"] | "approve" | "reject";

/** The words of the sheet's list, in its order. */
export const decisionWords: Readonly<Record<RowAction, string>> = {
  agree: "agree in principle",
  dispute: "dispute",
  query: "ask",
  "same-invoice": "same invoice as",
  approve: "approve",
  reject: "reject",
};

/** What a cell says; `undefined` if it says none of the words. */
export function actionOf(text: string): RowAction | undefined {
  const wanted = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
  return entries.find(([action, word]) => wanted === word || wanted === action.replaceAll("-", " "))?.[0];
}

const entries: readonly (readonly [RowAction, string])[] = [
  ["agree", decisionWords.agree],
  ["dispute", decisionWords.dispute],
  ["query", decisionWords.query],
  ["same-invoice", decisionWords["same-invoice"]],
  ["approve", decisionWords.approve],
  ["reject", decisionWords.reject],
];
