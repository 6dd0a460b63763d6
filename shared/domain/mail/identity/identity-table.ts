/**
 * The evidence for and against a sender, each feature as one word. The identity table uses only these words;
 * `observeSender` finds them in a mail.
 */
export const identityFeatures = {
  /** Dangers that SES found. With any of them, nobody gets an answer. */
  danger: ["none", "virus", "spam", "dmarc-fail"],
  /** The From field. `read-differently`: SES judged another address than the one that we read. */
  from: ["one", "missing", "several", "malformed", "read-differently"],
  /**
   * Whether the From domain is proved. `proved`: DMARC passed. `aligned`: DMARC could not say (GRAY, PROCESSING_FAILED,
   * missing), but SPF or DKIM passed for exactly the From domain. `unproved`: neither.
   */
  authentication: ["proved", "aligned", "unproved"],
  /**
   * The exact From address is on the contact list: for `one` organisation; for several, and the mail names one of them
   * (`several-one`) or does not (`several-none`). It is not on the list: a `colleague` writes from the registered domain of
   * the organisation whose code is in the subject; a `look-alike` imitates a registered address; otherwise `unknown`.
   */
  sender: ["one", "several-one", "several-none", "colleague", "look-alike", "unknown"],
  /** The sender's code in the subject. `other`: only another organisation's code. `unknown`: a code that is not in the directory. */
  subject: ["own", "none", "other", "unknown"],
  /** The receivable organisation that the workbook names. `silent`: none from the directory. */
  workbook: ["agrees", "silent", "contradicts"],
  /** Whether files were checked for viruses. `unsure`: GRAY, PROCESSING_FAILED or missing. */
  scan: ["clean", "unsure"],
  /** Anything else that is unusual; the first that applies. */
  oddity: ["none", "name-shows-other-address", "sender-differs", "reply-to-elsewhere", "other-role"],
  /** Whether there is a workbook. Only a mail with a workbook can be held. */
  content: ["workbook", "words"],
  /** Who says to have sent it. Programs and lists issue statements too; their other mail is ignored before this table. */
  author: ["person", "program"],
} as const;

export type IdentityFeature = keyof typeof identityFeatures;

export type IdentityCase = { readonly [Feature in IdentityFeature]: (typeof identityFeatures)[Feature][number] };

export interface IdentityRule {
  /** A stable code, recorded as the mail's reason. */
  readonly reason: string;
  /** The conditions: each named feature must have one of the given words. Other features may have any. */
  readonly when: { readonly [Feature in IdentityFeature]?: readonly IdentityCase[Feature][] };
  readonly action: "accept" | "accept-and-tell" | "hold" | "refuse" | "ignore" | "quarantine";
  /** The reason for the rule, for the table that a security officer reads. */
  readonly because: string;
}

const registered = ["one", "several-one", "several-none"] as const;
const provedSomehow = ["proved", "aligned"] as const;

/**
 * Which senders we believe. The first rule whose conditions are all met decides. The order matters: first the dangers that
 * forbid any answer, then strangers, then registered addresses without proof, then registered addresses with proof.
 */
export const identityTable: readonly IdentityRule[] = [
  {
    reason: "virus-found",
    when: { danger: ["virus"] },
    action: "quarantine",
    because: "Nobody answers a mail that carries a virus, whoever it seems to be from.",
  },
  {
    reason: "spam",
    when: { danger: ["spam"] },
    action: "quarantine",
    because: "An answer would show a spammer that somebody reads the address.",
  },
  {
    reason: "dmarc-failed",
    when: { danger: ["dmarc-fail"] },
    action: "quarantine",
    because:
      "The From domain did not send this mail, or nothing proves that it did; this holds for every DMARC policy.",
  },
  {
    reason: "from-missing",
    when: { from: ["missing"] },
    action: "quarantine",
    because: "Without a From address there is no sender to check.",
  },
  {
    reason: "several-from-addresses",
    when: { from: ["several"] },
    action: "quarantine",
    because: "One address may be proved while mail programs show another.",
  },
  {
    reason: "from-malformed",
    when: { from: ["malformed"] },
    action: "quarantine",
    because: "Two mail programs might read different senders from it.",
  },
  {
    reason: "from-read-differently",
    when: { from: ["read-differently"] },
    action: "quarantine",
    because: "The verdicts are about another address than the one that we would look up.",
  },
  {
    reason: "look-alike-address",
    when: { sender: ["look-alike"] },
    action: "quarantine",
    because: "It imitates a registered address; its domain may well be proved.",
  },
  {
    reason: "automatic-mail",
    when: { sender: ["unknown", "colleague"], author: ["program"] },
    action: "ignore",
    because: "A program or a list sent it, and its address is not on the contact list.",
  },
  {
    reason: "name-shows-other-address",
    when: { sender: ["unknown", "colleague"], oddity: ["name-shows-other-address"] },
    action: "quarantine",
    because: "The display name contains an address that is not the sender's.",
  },
  {
    reason: "unregistered-colleague",
    when: {
      sender: ["colleague"],
      authentication: ["proved"],
      subject: ["own"],
      workbook: ["agrees"],
      content: ["workbook"],
    },
    action: "hold",
    because:
      "Subject, workbook and domain agree, but only a full address on the contact list counts: we ask the registered address, and the sender gets no answer.",
  },
  {
    reason: "unknown-sender-with-workbook",
    when: { sender: ["unknown", "colleague"], content: ["workbook"] },
    action: "quarantine",
    because: "Kept for the operator, as the contact list may be out of date; the sender gets no answer.",
  },
  {
    reason: "unknown-sender",
    when: { sender: ["unknown", "colleague"] },
    action: "ignore",
    because:
      "A stranger never learns whether an organisation, a ledger or an invoice exists, and never gets backscatter.",
  },
  {
    reason: "not-proved-and-contradictory",
    when: { sender: registered, authentication: ["unproved"], content: ["workbook"], subject: ["other", "unknown"] },
    action: "quarantine",
    because: "Nothing proves the address, and the subject contradicts it.",
  },
  {
    reason: "not-proved-and-contradictory",
    when: { sender: registered, authentication: ["unproved"], content: ["workbook"], workbook: ["contradicts"] },
    action: "quarantine",
    because: "Nothing proves the address, and the workbook contradicts it.",
  },
  {
    reason: "not-proved-and-contradictory",
    when: { sender: ["several-none"], authentication: ["unproved"], content: ["workbook"] },
    action: "quarantine",
    because: "Nothing proves the address, and nothing says which of its organisations sent the mail.",
  },
  {
    reason: "not-proved",
    when: { sender: registered, authentication: ["unproved"], content: ["workbook"] },
    action: "hold",
    because: "Anybody can write this From address: we ask the registered address whether it sent the statement.",
  },
  {
    reason: "not-proved",
    when: { sender: registered, authentication: ["unproved"] },
    action: "ignore",
    because: "Anybody can write this From address, and there is no statement to hold.",
  },
  {
    reason: "unknown-sender-code",
    when: { sender: registered, authentication: provedSomehow, subject: ["unknown"] },
    action: "refuse",
    because: "STM-02: the code in the subject is not in the directory; codes are looked up, never corrected.",
  },
  {
    reason: "sender-contradiction",
    when: { sender: registered, authentication: provedSomehow, workbook: ["contradicts"] },
    action: "refuse",
    because: "The workbook belongs to another organisation than the one that the address is registered for.",
  },
  {
    reason: "no-sender-code",
    when: { sender: ["several-none"], authentication: provedSomehow },
    action: "refuse",
    because:
      "STM-02: the address is registered for several organisations, and neither subject nor workbook says which.",
  },
  {
    reason: "virus-scan-unsure",
    when: { sender: registered, authentication: provedSomehow, scan: ["unsure"], content: ["workbook"] },
    action: "hold",
    because: "The file could not be checked for viruses: we ask the registered address whether it sent the file.",
  },
  {
    reason: "subject-names-other-organisation",
    when: {
      sender: registered,
      authentication: provedSomehow,
      subject: ["other"],
      workbook: ["silent"],
      content: ["workbook"],
    },
    action: "hold",
    because: "Address and subject disagree, and the workbook does not say which of them is right.",
  },
  {
    reason: "subject-names-other-organisation",
    when: { sender: registered, authentication: provedSomehow, subject: ["other"] },
    action: "accept-and-tell",
    because: "The exact address, and the workbook if there is one, count more than a code in the subject.",
  },
  {
    reason: "name-shows-other-address",
    when: { sender: registered, authentication: provedSomehow, oddity: ["name-shows-other-address"] },
    action: "accept-and-tell",
    because: "The proved address is registered; the answer goes only to the registered address and says who wrote.",
  },
  {
    reason: "sent-on-behalf",
    when: { sender: registered, authentication: provedSomehow, oddity: ["sender-differs"] },
    action: "accept-and-tell",
    because: "The Sender field names another address than From: the answer says so.",
  },
  {
    reason: "reply-to-elsewhere",
    when: { sender: registered, authentication: provedSomehow, oddity: ["reply-to-elsewhere"] },
    action: "accept-and-tell",
    because: "Answers never go to an unregistered Reply-To address; the answer says so.",
  },
  {
    reason: "other-registered-address",
    when: { sender: registered, authentication: provedSomehow, oddity: ["other-role"] },
    action: "accept-and-tell",
    because: "The organisation sent it from another of its addresses than the one for statements.",
  },
  {
    reason: "domain-without-dmarc",
    when: { sender: registered, authentication: ["aligned"] },
    action: "accept-and-tell",
    because: "DMARC could not decide; SPF or DKIM passed for exactly the From domain.",
  },
  {
    reason: "code-missing-in-subject",
    when: { sender: registered, authentication: ["proved"], subject: ["none"] },
    action: "accept",
    because: "The exact address decides; the reply asks for the code (STM-02).",
  },
  {
    reason: "corroborated",
    when: { sender: registered, authentication: ["proved"], subject: ["own"] },
    action: "accept",
    because: "Address, domain and code agree, and the workbook does not disagree.",
  },
];

/** Finds the rule that decides a case. There is one for every possible case. */
export function ruleFor(seen: IdentityCase): IdentityRule {
  for (const rule of identityTable) if (applies(rule, seen)) return rule;
  return noRule;
}

/** A safe default in case the table ever loses a row: it tells nobody anything. */
const noRule: IdentityRule = {
  reason: "no-rule",
  when: {},
  action: "quarantine",
  because: "A case that nobody thought of is kept for the operator.",
};

function applies({ when }: IdentityRule, seen: IdentityCase): boolean {
  return (
    allows(when.danger, seen.danger) &&
    allows(when.from, seen.from) &&
    allows(when.authentication, seen.authentication) &&
    allows(when.sender, seen.sender) &&
    allows(when.subject, seen.subject) &&
    allows(when.workbook, seen.workbook) &&
    allows(when.scan, seen.scan) &&
    allows(when.oddity, seen.oddity) &&
    allows(when.content, seen.content) &&
    allows(when.author, seen.author)
  );
}

function allows<Word>(words: readonly Word[] | undefined, word: Word): boolean {
  return words === undefined || words.includes(word);
}
