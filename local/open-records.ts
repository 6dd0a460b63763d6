import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";

import { s3ObjectStore } from "../shared/adapters/objects/s3-object-store.ts";
import { dynamoTable } from "../shared/adapters/tables/dynamo-table.ts";
import { stateTable } from "../shared/adapters/tables/state-table.ts";
import { canaryRunsIn, type CanaryRuns } from "../shared/records/canary/canary-runs.ts";
import { decisionsIn, type Decisions } from "../shared/records/position/decisions.ts";
import { evidenceIn, type EvidenceRecords } from "../shared/records/position/evidence.ts";
import { counterpartyNotesIn, type CounterpartyNotes } from "../shared/records/counterparty-note/counterparty-notes.ts";
import { debtHistoriesIn, type DebtHistories } from "../shared/records/debt/debt-histories.ts";
import { formsIn, type Forms } from "../shared/records/form/forms.ts";
import { picturesIn, type Pictures } from "../shared/records/form/pictures.ts";
import { jsonObjectsIn, type JsonObjects } from "../shared/records/storage/json-objects.ts";
import { knownConventionsIn, type KnownConventions } from "../shared/records/position/known-conventions.ts";
import { sharedLinesIn, type SharedLines } from "../shared/records/position/shared-lines.ts";
import { ledgerSettingsIn, type LedgerSettings } from "../shared/records/ledger/ledger-settings.ts";
import { ledgersIn, type Ledgers } from "../shared/records/ledger/ledgers.ts";
import { mailsIn, type Mails } from "../shared/records/mail/mails.ts";
import type { ObjectStore } from "../shared/records/storage/object-store.ts";
import { positionsIn, type Positions } from "../shared/records/position/positions.ts";
import { referenceListsIn, type ReferenceLists } from "../shared/records/reference/reference-data.ts";
import { messagesIn, type Messages } from "../shared/records/message/messages.ts";
import {
  undeliverableAddressesIn,
  type UndeliverableAddresses,
} from "../shared/records/message/undeliverable-addresses.ts";
import { issuedStatementsIn, type IssuedStatements } from "../shared/records/issued/issued-statements.ts";
import { mismatchesIn, type Mismatches } from "../shared/records/mismatch/mismatches.ts";
import { noticesIn, type Notices } from "../shared/records/notice/notices.ts";
import type { Table } from "../shared/records/storage/table.ts";
import { todoItemsIn, type TodoItems } from "../shared/records/todo/todo-items.ts";

/** The names of the tables and buckets that a system keeps its records in. */
export interface RecordNames {
  readonly table: string;
  /** Over how many partitions of its index each busy list is spread; 1 without it. */
  readonly listPartitions?: number;
  readonly ledgerTable: string;
  readonly mailBucket: string;
  readonly ledgerBucket: string;
  readonly recordBucket: string;
}

/** All records of a system: what the viewer shows and the command line reads and writes. */
export interface AccordRecords {
  readonly table: Table;
  readonly ledgerTable: Table;
  readonly mails: Mails;
  readonly positions: Positions;
  readonly messages: Messages;
  readonly todoItems: TodoItems;
  readonly notices: Notices;
  readonly issued: IssuedStatements;
  readonly mismatches: Mismatches;
  readonly decisions: Decisions;
  readonly undeliverable: UndeliverableAddresses;
  readonly knownConventions: KnownConventions;
  readonly sharedLines: SharedLines;
  readonly evidence: EvidenceRecords;
  readonly counterpartyNotes: CounterpartyNotes;
  readonly debtHistories: DebtHistories;
  readonly forms: Forms;
  readonly pictures: Pictures;
  readonly ledgers: Ledgers;
  readonly ledgerSettings: LedgerSettings;
  readonly referenceLists: ReferenceLists;
  /** Statements, outcomes, messages. */
  readonly canaryRuns: CanaryRuns;
  readonly objects: JsonObjects;
  readonly rawMail: ObjectStore;
  readonly uploads: ObjectStore;
  readonly recordObjects: ObjectStore;
}

/** Opens the records of a system through AWS clients. */
export function openRecords(dynamodb: DynamoDBClient, s3: S3Client, names: RecordNames): AccordRecords {
  return recordsIn({
    table: stateTable(dynamodb, { ACCORD_TABLE: names.table, ACCORD_LIST_PARTITIONS: names.listPartitions ?? 1 }),
    ledgerTable: dynamoTable(dynamodb, names.ledgerTable),
    rawMail: s3ObjectStore(s3, names.mailBucket),
    uploads: s3ObjectStore(s3, names.ledgerBucket),
    recordObjects: s3ObjectStore(s3, names.recordBucket),
  });
}

/** Opens the records in any tables and stores. */
export function recordsIn(
  places: Pick<AccordRecords, "table" | "ledgerTable" | "rawMail" | "uploads" | "recordObjects">,
): AccordRecords {
  return {
    ...places,
    mails: mailsIn(places.table),
    positions: positionsIn(places.table),
    messages: messagesIn(places.table),
    todoItems: todoItemsIn(places.table),
    notices: noticesIn(places.table),
    issued: issuedStatementsIn(places.table),
    mismatches: mismatchesIn(places.table),
    decisions: decisionsIn(places.table),
    undeliverable: undeliverableAddressesIn(places.table),
    knownConventions: knownConventionsIn(places.table),
    sharedLines: sharedLinesIn(places.table),
    evidence: evidenceIn(places.table),
    counterpartyNotes: counterpartyNotesIn(places.table),
    debtHistories: debtHistoriesIn(places.table),
    forms: formsIn(places.table),
    pictures: picturesIn(places.table),
    ledgers: ledgersIn(places.table, places.ledgerTable),
    ledgerSettings: ledgerSettingsIn(places.table, places.recordObjects),
    referenceLists: referenceListsIn(places.table, places.recordObjects),
    canaryRuns: canaryRunsIn(places.table),
    objects: jsonObjectsIn(places.recordObjects),
  };
}
