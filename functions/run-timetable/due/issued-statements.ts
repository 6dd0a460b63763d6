import { whoseOrganisation } from "../../../shared/domain/canary/whose.ts";
import { issuedStatementSchema } from "../../../shared/domain/issuing/issued-statement.ts";
import { ownContact } from "../../../shared/domain/issuing/own-contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { StatementIssued } from "../../../shared/messages/statement/statement-issued.ts";
import {
  noticeOfStatement,
  unsentOf,
  type IssuedRecord,
  type ReleasedStatement,
} from "../../../shared/records/issued/issued-record.ts";
import type { IssuedStatements } from "../../../shared/records/issued/issued-statements.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { addressesOf } from "../../../shared/records/message/recipient-of-message.ts";
import type { ReferenceData, ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { DueNotice } from "../due-notice.ts";

export interface IssuedStatementsPorts {
  readonly issued: IssuedStatements;
  readonly referenceLists: ReferenceLists;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/**
 * The statements that a person has released and that have not been sent, each to the address for statements on the contact list as it is now
 * (STM-14). Without an address, or without a contact of its own to give (STM-05), a statement waits until the list has one.
 */
export async function* issuedStatements(ports: IssuedStatementsPorts): AsyncGenerator<DueNotice> {
  for await (const record of ports.issued.listUnsent()) {
    const { payable, receivable } = record.key;
    const referenceData = await ports.referenceLists.all(whoseOrganisation(receivable));
    const to = addressesOf({ organisation: payable, isNotice: false }, referenceData.contacts).now;
    const contact = ownContact(receivable, referenceData.contacts);
    if (to.length === 0 || contact === undefined) continue;
    for (const statement of unsentOf(record))
      yield {
        key: noticeOfStatement(record, statement.number),
        recipient: payable,
        to,
        facts: await factsOf(record, statement, contact, referenceData, ports),
        noted: () => noteTakenUp(record, statement, ports),
      };
  }
}

/** They are taken up in the order of their numbers. Done again, it changes nothing. */
async function noteTakenUp(
  { key }: IssuedRecord,
  { number }: ReleasedStatement,
  { issued, now }: IssuedStatementsPorts,
): Promise<void> {
  await issued.change(key, (before) =>
    before?.takenUp === number - 1
      ? {
          record: { ...before, takenUp: number },
          event: { event: "statement-taken-up", at: now().toISOString(), facts: { number } },
        }
      : undefined,
  );
}

async function factsOf(
  record: IssuedRecord,
  { number, statement }: ReleasedStatement,
  contact: StatementIssued["contact"],
  { directory, exercises }: ReferenceData,
  { objects, mailbox, now }: IssuedStatementsPorts,
): Promise<StatementIssued> {
  const { payable, receivable, exercise, kind } = record.key;
  const before = record.released.find((each) => each.number === number - 1);
  const rules = exercises.find((each) => each.exercise === exercise)?.kinds[kind];
  return {
    reply: "statement-issued",
    preparedAt: now().toISOString(),
    mailbox: mailboxOf(mailbox, receivable),
    receivable: partyOf(receivable, directory),
    payable: partyOf(payable, directory),
    statement: await objects.get(statement, issuedStatementSchema),
    contact,
    ...(rules === undefined
      ? {}
      : {
          agree: {
            by: rules.agreeBy,
            ...(rules.agreeOverPence === undefined ? {} : { overPence: rules.agreeOverPence }),
            isRequired: rules.agreement === "required",
          },
        }),
    ...(before === undefined
      ? {}
      : { supersedes: { issuedAt: before.releasedAt, lines: before.lines, totalPence: before.totalPence } }),
  };
}
