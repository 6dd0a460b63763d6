import { contactSchema, type Contact } from "../../../shared/domain/organisation/contact.ts";
import { emailAddressSchema, type EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import type { HeaderAddress, MailAttachment, MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import type {
  BeforeReadingInput,
  SenderInput,
  WorkbookParties,
} from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { Verdicts } from "../../../shared/domain/mail/headers/verdicts.ts";
import {
  organisationSchema,
  type Organisation,
  directoryOf,
} from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { NamedParty } from "../../../shared/domain/statement/statement.ts";

export function email(text: string): EmailAddress {
  return emailAddressSchema.parse(text);
}

export const mailbox = email("statements@accord.example.org");

export const organisations: readonly Organisation[] = [
  { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
  { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
  { code: "ZC3X9", name: "NHS Westhaven Integrated Care Board", type: "icb" },
  { code: "ZD4", name: "Southmoor Ambulance Service NHS Trust", type: "trust", successor: "ZE5" },
  { code: "ZE5", name: "Southmoor and Vale Ambulance Service NHS Trust", type: "trust" },
  { code: "ZB2S", name: "Northfold Facilities Limited", type: "subsidiary", parent: "ZB2" },
  { code: "REF", name: "Reedford Hospitals NHS Trust", type: "trust" },
  { code: "RAN", name: "Ranmere Orthopaedic Hospital NHS Trust", type: "trust" },
  { code: "REP", name: "Repton Women's NHS Foundation Trust", type: "trust" },
  { code: "RAT", name: "Ratcliffe East NHS Foundation Trust", type: "trust" },
  { code: "ZN1", name: "NHS England Northern Region", type: "nhse" },
  { code: "ZN2", name: "NHS England Southern Region", type: "nhse" },
].map((one) => organisationSchema.parse(one));

export const directory = directoryOf(organisations);

export const contacts: readonly Contact[] = [
  { code: "ZA1", email: "aob@eastmere.example.org", role: "statements" },
  { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  { code: "ZB2", email: "j.finch@northfold.example.org", role: "finance" },
  { code: "ZC3X9", email: "ledgers@westhaven.example.org", role: "statements" },
  { code: "ZD4", email: "shared@ledgerhouse.example.net", role: "statements" },
  { code: "ZE5", email: "shared@ledgerhouse.example.net", role: "statements" },
  { code: "REF", email: "reedford.income@nationalmail.example.net", role: "statements" },
  { code: "RAN", email: "ranmere.income@nationalmail.example.net", role: "statements" },
  { code: "ZN1", email: "north@commissioning.example.org", role: "statements" },
].map((one) => contactSchema.parse(one));

export const allPass: Verdicts = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };

export function address(text: string, name = ""): HeaderAddress {
  return { name, address: email(text) };
}

export const aWorkbook: MailAttachment = {
  name: "statement.xlsx",
  contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  looksLike: "workbook",
  origin: [],
};

/** An ordinary mail from Northfold with a statement, changed as given. */
export function factsOf(different: Partial<MailFacts> = {}): MailFacts {
  const from = different.from ?? [address("income@northfold.example.org", "Northfold Income")];
  return {
    envelope: {
      from: from[0]?.address ?? "income@northfold.example.org",
      recipients: ["statements+ZA1@accord.example.org"],
    },
    fromFields: 1,
    fromMalformed: false,
    sender: [],
    replyTo: [],
    to: [address("statements+za1@accord.example.org")],
    cc: [],
    subject: "ZB2 statement of balances R&P 2022-23 Q4",
    messageIdHeader: "<1@northfold.example.org>",
    inReplyTo: [],
    referencesHeader: [],
    dkimDomains: [],
    automatic: { autoResponseSuppress: [], listFields: [], otherFields: [], nullReturnPath: false },
    contentType: "multipart/mixed",
    ownMark: false,
    text: "Please find our statement attached.",
    links: [],
    partTypes: ["text/plain"],
    deliveryActions: [],
    attachments: [aWorkbook],
    unopened: [],
    ...different,
    from,
  };
}

export function party(code?: string, name?: string): NamedParty {
  return {
    ...(code === undefined ? {} : { code: organisationCode(code) }),
    ...(name === undefined ? {} : { name }),
  };
}

/** A workbook from Northfold for Eastmere. */
export const northfoldsWorkbook: WorkbookParties = { receivable: party("ZB2"), payables: [party("ZA1")] };
export const silentWorkbook: WorkbookParties = { receivable: {}, payables: [] };

export function beforeInput(
  facts: Partial<MailFacts> = {},
  different: Partial<BeforeReadingInput> = {},
): BeforeReadingInput {
  const all = factsOf(facts);
  return {
    facts: all,
    mailClass: classifyMail(all, mailbox),
    verdicts: allPass,
    judgedFrom: undefined,
    contacts,
    directory,
    mailbox,
    ...different,
  };
}

export function senderInput(facts: Partial<MailFacts> = {}, different: Partial<SenderInput> = {}): SenderInput {
  return { ...beforeInput(facts, different), workbook: different.workbook ?? northfoldsWorkbook };
}
