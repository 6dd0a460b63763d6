import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { canaryAddress, canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";
import type { CanaryRuns } from "../../shared/records/canary/canary-runs.ts";
import type { Ledgers } from "../../shared/records/ledger/ledgers.ts";
import type { MessageDraft } from "../../shared/records/message/message-draft.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { canaryContacts, canaryExercise, canaryOrganisations, quarterOf, type Quarter } from "./canary-group.ts";
import { canaryLedger, canaryStatement } from "./canary-statement.ts";
import { howFar, type CheckCanaryPorts } from "./check-canary.ts";

export interface SendCanaryPorts extends CheckCanaryPorts {
  readonly runs: CanaryRuns;
  /** Those of the canary. */
  readonly referenceLists: Pick<ReferenceLists, "organisations" | "contacts" | "exercises">;
  readonly ledgers: Pick<Ledgers, "current">;
  readonly uploads: Pick<ObjectStore, "put">;
  readonly sendRawEmail: SendRawEmail;
  readonly writeWorkbook: (description: WorkbookDescription) => Promise<Uint8Array>;
  readonly composeMail: (draft: MessageDraft) => Promise<Uint8Array>;
  readonly mailbox: EmailAddress;
  /** A canary that was sent less than this ago may still be on its way. */
  readonly graceMs: number;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Proves from outside that a statement that came now would be answered, in this order:
 * 1. look how far the last canary came, and tell it in a metric,
 * 2. see to the canary's organisations, contact and exercise, and to its ledger; without a ledger, stop here until the next run,
 * 3. mail a new statement from the canary's address to its payable organisation's, through the mail service.
 *
 * The mail comes in as every other does. It is marked as a program's (RFC 3834), as it is one: statements of programs are read if
 * their address is registered. The reply goes to the canary's address, which a receipt rule of its own stores unread.
 */
export async function sendCanary(ports: SendCanaryPorts): Promise<void> {
  const at = ports.now();
  const quarter = quarterOf(calendarDate(at.toISOString().slice(0, 10)));
  const [last] = await ports.runs.list();
  if (last?.checked === undefined && last !== undefined) {
    if (at.getTime() - Date.parse(last.sentAt) < ports.graceMs) {
      ports.log({ event: "canary-on-its-way" });
      return;
    }
    const { id: exercise } = quarterOf(calendarDate(last.sentAt.slice(0, 10)));
    const key = { payable: canaryPayable, receivable: canaryReceivable, exercise, kind: "r&p" } as const;
    const reached = await howFar(last, key, ports);
    await ports.runs.change((runs) =>
      runs.map((run) => (run.token === last.token ? { ...run, checked: { at: at.toISOString(), reached } } : run)),
    );
    const isAnswered = reached === "answered";
    ports.log({
      level: isAnswered ? "info" : "error",
      event: "canary-checked",
      reason: reached,
      metrics: { CanaryAnswered: isAnswered ? 1 : 0 },
    });
  }
  await seeToGroup(quarter, at, ports);
  if (!(await seeToLedger(quarter, at, ports))) return;
  await send(quarter, at, ports);
}

async function seeToGroup(quarter: Quarter, at: Date, { referenceLists, mailbox }: SendCanaryPorts): Promise<void> {
  const since = at.toISOString();
  await referenceLists.organisations.replace(() => canaryOrganisations, since);
  await referenceLists.contacts.replace(() => canaryContacts(canaryAddress(mailbox)), since);
  await referenceLists.exercises.replace(() => [canaryExercise(quarter)], since);
}

/** Uploads the ledger of the quarter as an administrator would, and tells whether it is in force. */
async function seeToLedger(quarter: Quarter, at: Date, { ledgers, uploads, log }: SendCanaryPorts): Promise<boolean> {
  const inForce = await ledgers.current(canaryPayable, "payables");
  if (inForce?.asAt === quarter.from) return true;
  const uploadId = `canary-${tokenOf(at)}`;
  await uploads.put(`uploads/${canaryPayable}/${uploadId}/canary.csv`, Buffer.from(canaryLedger(quarter)), {
    metadata: {
      organisation: canaryPayable,
      "as-at": quarter.from,
      close: "soft",
      kind: "payables",
      file: "canary.csv",
    },
  });
  log({ event: "canary-ledger-uploaded", uploadId });
  return false;
}

async function send(quarter: Quarter, at: Date, ports: SendCanaryPorts): Promise<void> {
  const token = tokenOf(at);
  const from = canaryAddress(ports.mailbox);
  const to = ports.mailbox.replace("@", `+${canaryPayable}@`);
  const today = calendarDate(at.toISOString().slice(0, 10));
  const words =
    "This is a statement that Accord sends to itself, to see that it would be answered. Nobody need do anything.";
  const workbook = canaryStatement(token, today, quarter, at);
  const bytes = await ports.composeMail({
    from: { name: "Accord canary", address: from },
    to: [to],
    subject: `${canaryReceivable} statement for ${canaryPayable}, ${token}`,
    messageIdHeader: `${token}${from.slice(from.indexOf("@"))}`,
    referencesHeader: [],
    date: at,
    text: words,
    html: `<p>${words}</p>`,
    attachments: [
      {
        fileName: workbook.fileName,
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await ports.writeWorkbook(workbook),
      },
    ],
    headers: { "Auto-Submitted": "auto-generated" },
  });
  const result = await ports.sendRawEmail({ messageId: `canary-${token}`, from, to: [to], bytes });
  const sentAt = at.toISOString();
  const isTaken = result.result === "accepted";
  await ports.runs.change((runs) => [
    isTaken
      ? { token, sentAt, sesId: result.sesId }
      : { token, sentAt, checked: { at: sentAt, reached: "refused" as const } },
    ...runs,
  ]);
  ports.log({
    level: isTaken ? "info" : "error",
    event: isTaken ? "canary-sent" : "canary-refused",
    ...(isTaken ? {} : { reason: result.reason, metrics: { CanaryAnswered: 0 } }),
  });
}

/** `20230329T090000Z` */
function tokenOf(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}
