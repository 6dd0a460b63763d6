import type { LedgerStatus } from "../../../domain/ledger/ledger-line.ts";

/**
 * The status that a remark beside a document tells, in a ledger that gives it no other: `Paid 20/12`, `In query with ward`, `Duplicate, do not pay`.
 * Only what speaks against agreeing counts; a remark never makes a document approved. `undefined` if it tells nothing of the kind.
 */
export function statusInComment(comment: string): LedgerStatus | undefined {
  const text = comment.toLowerCase().replaceAll(/[’']/gu, "");
  return SAID.find(({ words, unless }) => words.test(text) && unless?.test(text) !== true)?.status;
}

/** In this order: what is cancelled was perhaps held before, and what was paid in part is not paid. */
const SAID: readonly { readonly status: LedgerStatus; readonly words: RegExp; readonly unless?: RegExp }[] = [
  {
    status: "cancelled",
    words: /\b(?:cancel(?:l?ed)?|void(?:ed)?|reversed|written off|write off|withdrawn|rejected|deleted)\b/u,
    unless: /\b(?:not|never) (?:cancel|void|reversed|written|withdrawn|rejected|deleted)/u,
  },
  {
    status: "on-hold",
    words:
      /\b(?:(?:on|put on) hold|hold|held|quer(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|duplicated?|do not pay|dont pay|not to be paid|stop(?:ped)?|part(?:ly|ially|[ -])? ?(?:paid|payment)|not ours|incorrect(?:ly)?|wrong(?:ly)?|(?:credit note|credit|cn|crn) (?:is |was |note )?(?:requested|required|expected|awaited|due|needed|to come|to follow))\b/u,
    unless:
      /\b(?:no|not|off|released from|taken off) (?:hold|held|quer|disput|on hold|in query|in dispute|a duplicate)/u,
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
      /\b(?:await(?:s|ing)?|pending|unapproved|unauthori[sz]ed|(?:not|to be|for|needs?|requires?|without) (?:yet )?(?:an? )?(?:approv(?:ed|al)|authori[sz](?:ed|ation)|po|order|grn|receipt(?:ed|ing)?)|no (?:po|order|grn)|with (?:the )?(?:approver|budget holder|requester|requisitioner|manager))\b/u,
    unless: /\b(?:nothing|not|no longer) (?:await|pending)/u,
  },
];
