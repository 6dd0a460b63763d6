import type { LedgerStatus } from "../../../domain/ledger/ledger-line.ts";

/**
 * The status that a remark beside a document tells, in a ledger that gives it no other: `Paid 20/12`, `In query with ward`, `Duplicate, do not pay`.
 * Only what speaks against agreeing counts; a remark never makes a document approved. `undefined` if it tells nothing of the kind.
 */
export function statusInComment(comment: string): LedgerStatus | undefined {
  const text = comment
    .toLowerCase()
    .replaceAll(/[’']/gu, "")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(QUESTION_ANSWERED, " ");
  return SAID.find(({ words, unless }) => words.test(text) && unless?.test(text) !== true)?.status;
}

/** `Query resolved`, `dispute now settled`, `hold released 3/1`. */
const QUESTION_ANSWERED =
  /\b(?:quer(?:y|ies)|disputes?|holds?) (?:(?:is|was|has been|now|all) )*(?:resolved|closed|cleared|settled|answered|lifted|released|removed|withdrawn|dealt with)\b/gu;

/** In this order: what is cancelled was perhaps held before, and what was paid in part is not paid. */
const SAID: readonly { readonly status: LedgerStatus; readonly words: RegExp; readonly unless?: RegExp }[] = [
  {
    status: "cancelled",
    words: /\b(?:cancel(?:l?ed)?|void(?:ed)?|reversed|written off|write off|withdrawn|rejected|deleted)\b/u,
    unless: /\b(?:not|never) (?:cancel|void|reversed|written|withdrawn|rejected|deleted)/u,
  },
  {
    status: "on-hold",
    words: anyOf(
      "(?:on|put on) hold|hold|held|stop(?:ped)?|quer(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|challeng\\w*|contest\\w*|disagree\\w*",
      "duplicated?|dup|twice|double|ignore[ds]?|supersed\\w*|replace[ds]?|re-?billed|re-?issued?|refund(?:ed)?|returned|sent back|refused",
      "contra(?:d|ed)?|offset|set off|netted|journall?ed",
      "errors?|mistake|invalid|incorrect(?:ly)?|wrong(?:ly)?|over-?charged?|overpriced",
      "do not pay|dont pay|not to be paid|not (?:ours|for us|due|owed|payable|agreed|accepted|valid|known|received|recogni[sz]ed)|unrecogni[sz]ed|unknown",
      "part(?:ly|ially|[ -])? ?(?:paid|payment|settled|cleared)|on account|£ ?\\d[\\d,.]* (?:\\w+ )?paid",
      "(?:credit note|credit|cn|crn) (?:is |was |note )?(?:requested|required|expected|awaited|due|needed|to come|to follow)",
      "chas(?:e|ed|ing)|investigat\\w*|looking into|check(?:ing)? with",
    ),
    unless:
      /\b(?:no|not|off|released from|taken off) (?:hold|held|quer|disput|on hold|in query|in dispute|a duplicate|an? error|error)/u,
  },
  {
    status: "paid",
    words: /\b(?:paid|cleared|settled|remitted)\b/u,
    unless:
      /\b(?:not|never|yet|isnt|be|being|get|gets|when|once|if|until|unless|before|ready|to) (?:\w+ )?(?:paid|cleared|settled|remitted)\b|\bun(?:paid|cleared|settled)\b/u,
  },
  {
    status: "awaiting-approval",
    words:
      /\b(?:await(?:s|ing)?|pending|unapproved|unauthori[sz]ed|(?:not|to be|for|needs?|requires?|without) (?:yet )?(?:an? )?(?:approv(?:ed|al)|authori[sz](?:ed|ation)|po|order|grn|receipt(?:ed|ing)?)|no (?:po|order|grn)|with (?:the )?(?:approver|budget holder|requester|requisitioner|manager))\b|\?/u,
    unless: /\b(?:nothing|not|no longer) (?:await|pending)/u,
  },
];

/** A word boundary stands at either end, but for a sign such as £. */
function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "u");
}
