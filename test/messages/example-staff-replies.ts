import { noPence, pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { decidableRows, type DecidableRow } from "../../shared/domain/decision-sheet/decidable-row.ts";
import type { Reply, ReplyOf } from "../../shared/messages/reply.ts";
import { contact, eastmere, exercise, mailbox, northfold, response } from "./example-facts.ts";

const jo = emailAddressSchema.parse("jo.finch@eastmere.example.org");
const mail = { mailId: "s1", subject: "Decisions", from: jo, receivedAt: "2023-03-28T09:00:00.000Z" };
const facts = { preparedAt: "2023-03-28T09:30:00.000Z", mailbox, contact, mail, payable: eastmere };

/** The open lines of the example statement, two of which a person has decided on. */
export const exampleRows: readonly DecidableRow[] = decidableRows(
  {
    key: { payable: eastmere.code, receivable: northfold.code, exercise, kind: "r&p" },
    decisions: [],
    lines: response.outcome.lines.map((line) => ({ line, state: "3f9ac0d1e2b4" })),
  },
  northfold.name,
).map((row, place) =>
  place === 0 ? { ...row, decided: `${jo}: agree £100.00 in principle – waits for a second person` } : row,
);

const sums = {
  claimedPence: response.outcome.notifiedPence,
  agreedPence: response.outcome.agreedPence,
  notAgreedPence: response.outcome.notAgreedPence,
  inDisputePence: response.outcome.inDisputePence,
};

const noFigures = { totals: [], states: [], largest: [], rows: [], rowsLeft: 0, replies: [] };

const figures: ReplyOf<"own-figures"> = {
  reply: "own-figures",
  ...facts,
  mail: { ...mail, subject: "status" },
  asks: "status",
  exercise,
  totals: [
    { kind: "r&p", statements: 1, ...sums },
    {
      kind: "accruals",
      statements: 2,
      claimedPence: pence(1_250_000),
      agreedPence: pence(1_250_000),
      notAgreedPence: noPence,
      inDisputePence: noPence,
    },
  ],
  states: [
    { state: "Answered", statements: 2 },
    { state: "Waiting for your ledger", statements: 1 },
  ],
  largest: [{ receivable: northfold, kind: "r&p", ...sums }],
  rows: [],
  rowsLeft: 0,
  replies: [],
};

/** The answers to the payable organisation's own people. */
export const exampleStaffReplies: Readonly<Record<string, Reply>> = {
  "second-person": {
    reply: "second-person",
    ...{ preparedAt: facts.preparedAt, mailbox, payable: eastmere, by: jo, told: [] },
    rows: exampleRows.slice(0, 1),
  },
  "decisions-received": {
    reply: "decisions-received",
    ...facts,
    rows: [
      {
        row: 5,
        receivable: northfold.code,
        invoice: "NF-10252",
        asked: "agree £9,600.00 in principle",
        became: "recorded",
        why: "",
      },
      {
        row: 6,
        receivable: northfold.code,
        invoice: "NF-10260",
        asked: "dispute £500.00 under D-17",
        became: "waits",
        why: "",
      },
      {
        row: 8,
        receivable: northfold.code,
        invoice: "NF-10261",
        asked: "agree in principle £700.00",
        became: "refused",
        why: "£700.00 is more than the line: NF-10261 claims £600.00.",
      },
      {
        row: 9,
        invoice: "",
        asked: "maybe",
        became: "refused",
        why: "Its last column, Row reference, has been changed or is empty, so it is not clear which line it is about.",
      },
      {
        row: 4,
        sheet: "Replies",
        receivable: northfold.code,
        invoice: "ZA1-ZB2-2022-23-Q4-rp-1",
        asked: "release the reply",
        became: "released",
        why: "",
      },
    ],
    isCut: false,
    quietMinutes: 10,
  },
  "exercise-files-report": {
    reply: "exercise-files-received",
    ...facts,
    sender: northfold,
    exercise,
    files: [
      { became: "report", file: "mismatches ZA1.xlsx", pairs: 14, notCompared: 1, totalPence: pence(51_250_00) },
      {
        became: "refused",
        file: "old.xlsx",
        problems: ["By pair, row 7: the mismatch that it states is not the difference of the two sides"],
      },
    ],
  },
  "exercise-files-forms": {
    reply: "exercise-files-received",
    ...facts,
    sender: northfold,
    exercise,
    files: [
      {
        became: "forms",
        file: "ZB2 form.xlsx",
        forms: [
          { organisation: northfold.code, round: "submission", rows: 41, isSignedHere: false },
          { organisation: northfold.code, round: "resubmission", rows: 41, isSignedHere: true },
        ],
      },
    ],
  },
  "decisions-received-nothing": { reply: "decisions-received", ...facts, rows: [], isCut: false, quietMinutes: 10 },
  "own-figures-status": figures,
  "own-figures-mismatches": {
    ...figures,
    mail: { ...mail, subject: "mismatches" },
    asks: "mismatches",
    rows: [...exampleRows],
    rowsLeft: 3,
    replies: [
      {
        receivable: northfold.code,
        name: northfold.name,
        exercise,
        kind: "r&p",
        claimedPence: response.outcome.notifiedPence,
        agreedPence: response.outcome.agreedPence,
        since: "2023-03-27T09:00:00.000Z",
        until: "2023-03-29T09:00:00.000Z",
        reply: "ZA1-ZB2-2022-23-Q4-rp-1",
      },
    ],
  },
  "own-figures-counterparty": {
    ...figures,
    mail: { ...mail, subject: "ZB2" },
    asks: "counterparty",
    about: northfold,
    rows: [...exampleRows.slice(0, 2)],
  },
  "own-figures-no-statement": {
    reply: "own-figures",
    ...facts,
    mail: { ...mail, subject: "ZB2" },
    asks: "counterparty",
    about: northfold,
    ...noFigures,
  },
  "own-figures-help": {
    reply: "own-figures",
    ...facts,
    mail: { ...mail, subject: "help" },
    asks: "help",
    ...noFigures,
  },
  "own-figures-template": {
    reply: "own-figures",
    ...facts,
    mail: { ...mail, subject: "template" },
    asks: "template",
    ...noFigures,
  },
};
