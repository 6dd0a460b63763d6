import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { whatWordsSay, type Saying } from "../answer-form/what-words-say.ts";
import type { AnswerRow } from "./answer-tables.ts";
import { causeOfCode } from "./cause-of-code.ts";
import type { AnswerCause, AnsweredLine } from "./statement-answer.ts";

/** The three parts of a line and why; `unanswered` if the row says nothing; `unclear`, with a sentence, if it does not say one thing only. */
export type SaidOfRow =
  | ({ readonly said: "answer" } & Split & { readonly cause?: AnswerCause })
  | { readonly said: "unanswered" }
  | { readonly said: "unclear"; readonly why: string };

type Split = Pick<AnsweredLine, "agreedPence" | "notAgreedPence" | "disputedPence">;
type Amounts = Pick<AnswerRow, "claimedPence" | "agreedPence" | "notAgreedPence" | "openPence" | "disputedPence">;
type Status = "agreed" | "part" | "not-agreed" | "disputed" | "blank" | "unclear";

/**
 * What a row answers of the line that it is about, from its amounts and its words. Amounts decide; words must fit them. What is not agreed in so
 * many words or pounds is never taken as agreed.
 */
export function saidOfRow(row: AnswerRow, claimed: Pence): SaidOfRow {
  const [wrong] = row.wrong;
  if (wrong !== undefined) return unclear(`it could not be read: ${wrong}`);
  if (row.claimedPence !== undefined && row.claimedPence !== claimed)
    return unclear(`it is about ${formatPounds(row.claimedPence)}, and our statement claims ${formatPounds(claimed)}`);
  const status = statusOf(row.status);
  const cause = causeOf(row);
  const split = splitByAmounts(row, claimed, status);
  if (split === undefined) return byStatus(row, claimed, status, cause);
  if ("why" in split) return unclear(split.why);
  const conflict = conflictOf(split, claimed, status);
  return conflict === undefined ? answer(split, cause) : unclear(`${conflict}: “${row.status}”`);
}

function answer(split: Split, cause: AnswerCause | undefined): SaidOfRow {
  const isOpen = split.notAgreedPence !== noPence || split.disputedPence !== noPence;
  return { said: "answer", ...split, ...(isOpen && cause !== undefined ? { cause } : {}) };
}

function unclear(why: string): SaidOfRow {
  return { said: "unclear", why };
}

/** Words without an amount are about the whole line. */
function byStatus(row: AnswerRow, claimed: Pence, status: Status, cause: AnswerCause | undefined): SaidOfRow {
  switch (status) {
    case "agreed":
      return answer({ agreedPence: claimed, notAgreedPence: noPence, disputedPence: noPence }, undefined);
    case "not-agreed":
      return answer({ agreedPence: noPence, notAgreedPence: claimed, disputedPence: noPence }, cause);
    case "disputed":
      return answer({ agreedPence: noPence, notAgreedPence: noPence, disputedPence: claimed }, cause);
    case "part":
      return unclear("it is agreed in part, and the amount is not said");
    case "unclear":
      return unclear(`it says “${row.status}”`);
    case "blank":
      return row.reason === "" && row.wanted === ""
        ? { said: "unanswered" }
        : unclear(`it neither agrees nor disagrees, and says “${row.reason === "" ? row.wanted : row.reason}”`);
  }
}

/** `undefined` if there is no amount. What is given must make up the whole line; only what is left of an agreed amount goes without saying. */
function splitByAmounts(row: Amounts, claimed: Pence, status: Status): Split | { readonly why: string } | undefined {
  const { agreedPence, notAgreedPence, openPence, disputedPence } = row;
  const given = [agreedPence, notAgreedPence, openPence, disputedPence].filter((each) => each !== undefined);
  if (given.length === 0) return undefined;
  // A form that puts nil into every cell has answered nothing by it.
  if (given.every((each) => each === noPence) && claimed !== noPence && (agreedPence === undefined || given.length > 1))
    return undefined;
  for (const each of given)
    if (!isPartOf(each, claimed))
      return { why: `it says ${formatPounds(each)}, which is no part of the ${formatPounds(claimed)} of the line` };
  const disputed = disputedPence ?? noPence;
  const notAgreed = notAgreedPence ?? (openPence === undefined ? undefined : subtractPence(openPence, disputed));
  if (notAgreed !== undefined && !isPartOf(notAgreed, claimed)) return { why: tooMuch(row, claimed) };
  if (agreedPence === undefined) {
    const open = sumPence([notAgreed ?? noPence, disputed]);
    return open === claimed
      ? { agreedPence: noPence, notAgreedPence: notAgreed ?? noPence, disputedPence: disputed }
      : {
          why: `it does not agree ${formatPounds(open)} of ${formatPounds(claimed)}, and does not say whether the rest is agreed`,
        };
  }
  if (notAgreed === undefined) {
    const rest = subtractPence(claimed, sumPence([agreedPence, disputed]));
    if (!isPartOf(rest, claimed)) return { why: tooMuch(row, claimed) };
    return status === "disputed" && disputedPence === undefined
      ? { agreedPence, notAgreedPence: noPence, disputedPence: rest }
      : { agreedPence, notAgreedPence: rest, disputedPence: disputed };
  }
  return sumPence([agreedPence, notAgreed, disputed]) === claimed
    ? { agreedPence, notAgreedPence: notAgreed, disputedPence: disputed }
    : { why: tooMuch(row, claimed) };
}

function tooMuch({ agreedPence, notAgreedPence, openPence, disputedPence }: Amounts, claimed: Pence): string {
  const parts: readonly (readonly [Pence | undefined, string])[] = [
    [agreedPence, "agreed"],
    [notAgreedPence, "not agreed"],
    [openPence, "open"],
    [disputedPence, "in dispute"],
  ];
  const named = parts.flatMap(([pence, what]) => (pence === undefined ? [] : [`${formatPounds(pence)} ${what}`]));
  return `${named.join(", ")} do not add up to the ${formatPounds(claimed)} of the line`;
}

/** Whether an amount lies between nil and the whole, on the whole's side: of a credit, a credit. */
function isPartOf(part: Pence, whole: Pence): boolean {
  return whole < 0 ? part <= 0 && part >= whole : part >= 0 && part <= whole;
}

function conflictOf({ agreedPence, disputedPence }: Split, claimed: Pence, status: Status): string | undefined {
  switch (status) {
    case "agreed":
      return agreedPence === claimed ? undefined : "its amounts do not agree the whole line, and its words do";
    case "part":
      return agreedPence !== claimed && agreedPence !== noPence
        ? undefined
        : "its words agree it in part, and its amounts do not";
    case "not-agreed":
      return agreedPence === noPence || claimed === noPence
        ? undefined
        : "its amounts agree some of it, and its words do not";
    case "disputed":
      return disputedPence === noPence ? "its words say that it is in dispute, and its amounts do not" : undefined;
    case "blank":
    case "unclear":
      return undefined;
  }
}

/** What a status says, if it says one thing only. */
function statusOf(text: string): Status {
  if (text.trim() === "") return "blank";
  if (DENIED.test(text)) return "unclear";
  const said = whatWordsSay(text);
  const agrees = said.has("agreed") || said.has("in-principle");
  const disagrees = said.has("not-agreed") || [...said].some((each) => CAUSES[each] !== undefined);
  if (said.has("part")) return "part";
  if (said.has("disputed")) return agrees || said.has("not-agreed") ? "unclear" : "disputed";
  if (agrees) return disagrees ? "unclear" : "agreed";
  return disagrees ? "not-agreed" : "unclear";
}

/** The reason of a row: another Accord's code, or else its words, the status before the reason. `undefined` if they name none, or several. */
function causeOf({ code, status, reason, wanted }: AnswerRow): AnswerCause | undefined {
  return code === "" ? causeOfWords([status, reason, wanted]) : causeOfCode(code);
}

/** The first cause that one of the texts names, and no other beside it. */
export function causeOfWords(texts: readonly string[]): AnswerCause | undefined {
  for (const text of texts) {
    const said = DENIED.test(text) ? [] : [...whatWordsSay(text)];
    // “Your accrual” says nothing of an accrual of theirs.
    const held = said.filter((each) => each !== "accrued" || /\baccrued\b/iu.test(text));
    const causes = new Set(held.map((each) => CAUSES[each]).filter((each) => each !== undefined));
    const [only] = causes;
    if (causes.size === 1) return only;
  }
  return undefined;
}

/** “Not yet paid”, “no duplicate”: what is denied is no cause. */
const DENIED =
  /\b(?:not|never|no|nor)\b(?:\s+\p{L}+){0,2}?\s+(?:paid|settled|cleared|accru\p{L}*|duplicat\p{L}*|cancel\p{L}*|credit\p{L}*|capital|disput\p{L}*)\b/iu;

const CAUSES: Readonly<Partial<Record<Saying, AnswerCause>>> = {
  accrued: "accrued",
  amount: "amount",
  awaiting: "awaiting-approval",
  cancelled: "cancelled",
  capital: "capital",
  credit: "credit-due",
  duplicate: "duplicate",
  evidence: "evidence",
  "future-period": "future-period",
  "not-on-ledger": "not-on-ledger",
  paid: "paid",
  "purchase-order": "purchase-order",
  timing: "timing",
  vat: "vat",
  "wrong-organisation": "wrong-organisation",
};
