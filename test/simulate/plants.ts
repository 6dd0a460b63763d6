import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

/** A bug that somebody could have written: a missing condition, or two effects in the wrong order. */
export interface Plant {
  readonly name: string;
  readonly file: string;
  /** A seed shortly before the one that finds it, if that is not among the first. */
  readonly from?: number;
  /** A piece of the file, and what replaces it. */
  readonly changes: readonly (readonly [find: string, replace: string])[];
}

/** What the sweep heals is not among them: work that is queued too early or not at all is found when it is overdue. */
export const plants: readonly Plant[] = [
  {
    name: "a record is written whatever its version",
    file: "shared/records/audit/kept-records.ts",
    changes: [["{ ifVersion: before.version }", "{ ifVersion: (await table.get(itemKey))?.version ?? 0 }"]],
  },
  {
    name: "a judgement overwrites an earlier one",
    file: "functions/receive-mail/act/record-judgement.ts",
    changes: [['before?.state === "received"', "before"]],
  },
  {
    name: "a copy of a mail is not recognised",
    file: "functions/receive-mail/act/record-judgement.ts",
    changes: [["claim.mailId !== mail.id && claim.files === files", "false"]],
  },
  {
    name: "the statement that comes last becomes the current one",
    from: 8,
    file: "functions/receive-mail/act/take-statement.ts",
    changes: [["if (isNewer(statement, confirmed ?? current)) {", "if (true) {"]],
  },
  {
    name: "a statement that was taken before is taken again",
    from: 17,
    file: "functions/receive-mail/act/take-statement.ts",
    changes: [["if (await wasTakenBefore(mail.id, key, before, ports.mails)) {", "if (false) {"]],
  },
  {
    name: "a statement that was sent again does not count as the newest",
    from: 20,
    file: "functions/receive-mail/act/take-statement.ts",
    changes: [
      [
        "return isNewer(statement, confirmed ?? current) ? withConfirmation(before, statement) : undefined;",
        "return undefined;",
      ],
    ],
  },
  {
    name: "a much smaller statement is taken although nobody has confirmed it",
    file: "functions/receive-mail/act/take-statement.ts",
    changes: [["if (await isWaiting(before)) {", "if (false) {"]],
  },
  {
    name: "the sender of a statement that was replaced before its answer is not told",
    file: "functions/receive-mail/act/replaced-notices.ts",
    changes: [["if (isUnanswered) await add", "if (replacement.late) await add"]],
  },
  {
    name: "a repeat does not give the statements of a mail to their positions",
    file: "functions/receive-mail/receive-mail.ts",
    changes: [
      [
        "await carryOutJudgement(mail, referenceData, ports);",
        'if (opened.state === "received") await carryOutJudgement(mail, referenceData, ports);',
      ],
    ],
  },
  {
    name: "a position is not reconciled again after its ledger has changed",
    file: "functions/reconcile-position/reconcile-position.ts",
    changes: [["reconciled.inputs === inputsWith(reconciled.knownConventions) &&", ""]],
  },
  {
    name: "the old ledger is used after a conflict",
    from: 9,
    file: "functions/reconcile-position/reconcile-position.ts",
    changes: [
      ["const started = ports.now().getTime();", "const started = ports.now().getTime(); let once;"],
      ["await gatherPosition(before, ports)", "await (once ??= gatherPosition(before, ports))"],
    ],
  },
  {
    name: "a repeat does not queue a waiting message",
    file: "functions/reconcile-position/reconcile-position.ts",
    changes: [["await dispatchOutbox(", "if (changed) await dispatchOutbox("]],
  },
  {
    name: "the lines of another pair are read",
    file: "shared/records/position/gather-position.ts",
    changes: [["ledgerLinesOf(ledger, key, ", 'ledgerLinesOf(ledger, { ...key, receivable: "ZB2" }, ']],
  },
  {
    name: "every new outcome is sent, even if no verdict changed",
    file: "functions/reconcile-position/decide-answer.ts",
    changes: [["if (!changes) return undefined;", ""]],
  },
  {
    name: "a message is sent while another attempt is under way",
    file: "functions/send-mail/attempt.ts",
    changes: [['before.state === "sending" &&', "false &&"]],
  },
  {
    name: "a message that has left is sent again",
    file: "functions/send-mail/attempt.ts",
    changes: [
      [
        'if (state === "sent" || state === "rejected" || state === "withdrawn") return false;',
        'if (state === "sent") return true;',
      ],
    ],
  },
  {
    name: "messages of a position leave in any order",
    from: 8,
    file: "functions/send-mail/send-mail.ts",
    changes: [
      [
        'if (asked.origin.from !== "position") return { messages: [asked] };',
        "if (asked) return { messages: [asked] };",
      ],
    ],
  },
  {
    name: "a message leaves its outbox before its mail knows that it has left",
    file: "functions/send-mail/note-departure.ts",
    changes: [
      [
        "const mailId = mailIdOf(message);",
        "if (message.origin.from === 'position') await ports.positions.change(message.origin.position, (before) => before?.outbox.some((entry) => entry.id === message.id) ? { record: { ...before, outbox: before.outbox.filter((entry) => entry.id !== message.id) }, event } : undefined); const mailId = mailIdOf(message);",
      ],
    ],
  },
  {
    name: "every attempt makes the message anew",
    from: 14,
    file: "functions/send-mail/make-message.ts",
    changes: [
      ["if (kept) return", "if (false) return"],
      ["return ownMessageIdHeader(id, digest,", "return ownMessageIdHeader(id, String(Math.random()),"],
    ],
  },
  {
    name: "a held mail is released more than once",
    from: 9,
    file: "shared/records/mail/close-held-mail.ts",
    changes: [['before?.state !== "held" || !before.hold', "!before?.hold"]],
  },
  {
    name: "a ledger is made current before it is complete",
    file: "functions/import-ledger/import-snapshot.ts",
    changes: [
      ["await writer.end();", ""],
      [
        "counterparties: counterparties.length }, report.linesRead, reported);",
        "counterparties: counterparties.length }, report.linesRead, reported); await writer.end();",
      ],
    ],
  },
  {
    name: "an older upload is made current over a newer one",
    from: 10,
    file: "shared/domain/ledger/ledger-state.ts",
    changes: [["if (!isAfter(uploaded, state.newest)) return state;", ""]],
  },
  {
    name: "an older upload with the same content makes the ledger older",
    file: "shared/domain/ledger/ledger-state.ts",
    changes: [
      [
        "if (!isAfter(uploaded, state.newest)) return state;",
        "if (!isAfter(uploaded, state.newest) && uploaded.snapshot !== state.inForce.snapshot) return state;",
      ],
    ],
  },
  {
    name: "a ledger that waits comes into force when it is judged again",
    from: 280,
    file: "shared/domain/ledger/ledger-state.ts",
    changes: [
      [
        "if (!isAfter(uploaded, state.newest)) return state;",
        "if (!isAfter(uploaded, state.newest)) return state.waiting?.ledger.uploadId === uploaded.uploadId ? inForceNow(state, uploaded, at) : state;",
      ],
    ],
  },
  {
    name: "a ledger that was released stays on the to-do list",
    file: "shared/records/ledger/decide-ledger.ts",
    changes: [["await closeWaitingItem(", "if (!ports) await closeWaitingItem("]],
  },
  {
    name: "an upload that was replaced while it waited stays on the to-do list",
    from: 30,
    file: "functions/judge-ledger/judge-ledger.ts",
    changes: [
      ["for (const replaced of state.replaced) await", "if (!state) await"],
      ["noteReplaced(organisation, replaced, ports)", "noteReplaced(organisation, {}, ports)"],
    ],
  },
  {
    name: "a message is recorded as sent before it is sent",
    file: "functions/send-mail/attempt.ts",
    changes: [
      [
        "const result = await ports.sendRawEmail(made)",
        'await ports.messages.change(message.id, (before) => ({ ...before, state: "sent", leasedUntil: undefined, raw: made.key })); const result = await ports.sendRawEmail(made)',
      ],
    ],
  },
  {
    name: "a refused message counts as one that has left",
    file: "functions/send-mail/send-mail.ts",
    changes: [['if (result.state === "sent") await', 'if (result.state !== "pending") await']],
  },
  {
    name: "a refused message leaves its outbox",
    file: "functions/send-mail/send-mail.ts",
    changes: [
      [
        "else stopped = result;",
        "else if (result.origin.from === 'position') await ports.positions.change(result.origin.position, (before) => before && { record: { ...before, outbox: before.outbox.filter(({ id }) => id !== result.id) }, event: { event: 'refused', at: ports.now().toISOString(), facts: {} } });",
      ],
    ],
  },
  {
    name: "the message behind a refused one overtakes it",
    from: 130,
    file: "functions/send-mail/send-mail.ts",
    changes: [["else stopped = result;", ""]],
  },
  {
    name: "a message that waited is sent although it has left meanwhile",
    file: "functions/send-mail/attempt.ts",
    changes: [["isDue(before, at) ? lease(before, ports.now()) : undefined", "lease(before, ports.now())"]],
  },
  {
    name: "a message that has left is sent again if a person asks",
    file: "shared/records/message/resend-message.ts",
    changes: [['before.state === "waiting" || before.state === "rejected"', "true"]],
  },
  {
    name: "a message is written whatever its version",
    file: "shared/records/message/messages.ts",
    changes: [["{ ifVersion: item.version }", "{ ifVersion: (await table.get(keyOf(id)))?.version ?? 0 }"]],
  },
  {
    name: "a failed attempt keeps its lease",
    file: "functions/send-mail/attempt.ts",
    changes: [["Date.parse(before.leasedUntil) > now.getTime()", "true"]],
  },
  {
    name: "the next entry of a trail overwrites the one before",
    file: "shared/records/audit/kept-records.ts",
    changes: [["sk: numberText(entry.number), body: entry", "sk: numberText(entries.length), body: entry"]],
  },
  {
    name: "a mail that can't be processed keeps the state received",
    file: "functions/read-mail/read-mail.ts",
    changes: [["if (attempt >= LAST_ATTEMPT) await store(", "if (!raw) await store("]],
  },
  {
    name: "a hold code can't be found",
    file: "functions/receive-mail/act/carry-out-judgement.ts",
    changes: [['if (taken.state === "held" && taken.hold) await', 'if (taken.state === "held" && !taken.hold) await']],
  },
  {
    name: "a reply that a person has released leaves twice",
    file: "shared/records/position/with-reply-leaving.ts",
    changes: [["review: undefined,", ""]],
  },
  {
    name: "a release lets another reply leave than the one that was read",
    file: "shared/records/position/review-reply.ts",
    changes: [["before?.message.id === id", "before"]],
  },
  {
    name: "a decision that two mails make in the same moment is recorded twice",
    file: "shared/records/position/decisions.ts",
    changes: [
      [
        "sk: decision.id }, decision, decisionSchema",
        "sk: `${decision.at}#${decision.id}` }, decision, decisionSchema",
      ],
    ],
  },
  {
    name: "a mail says that it decided what another has decided in the same moment",
    file: "shared/records/position/apply-decision-sheet.ts",
    changes: [["kept.at === decision.at ? result :", "kept ? result :"]],
  },
  {
    name: "the sweep queues nothing",
    from: 16,
    file: "shared/records/recovery/sweep.ts",
    changes: [["await queueAgain(", "if (!ports) await queueAgain("]],
  },
  {
    name: "a notice is written over by a run at the same time",
    file: "shared/records/notice/notices.ts",
    changes: [["(before) => (before ? undefined : opened)", "() => opened"]],
  },
  {
    name: "two runs at the same time tell the same twice",
    file: "functions/run-timetable/due/todo-notices.ts",
    changes: [
      ["number: (last?.key.number ?? 0) + 1 }", "number: (last?.key.number ?? 0) + 1 + (ports.now().getTime() % 2) }"],
    ],
  },
  {
    name: "a notice whose run died before it queued the message is not finished",
    file: "functions/run-timetable/run-timetable.ts",
    changes: [["await finishNotices(ports).catch(", "if (!ports) await finishNotices(ports).catch("]],
  },
  {
    name: "a statement is asked for although it has come",
    file: "shared/records/timetable/gather-coverage.ts",
    changes: [["statements.push({", "if (!reconciled) statements.push({"]],
  },
  {
    name: "the daily list leaves before half past seven",
    file: "shared/domain/todo/decide-todo-notice.ts",
    changes: [
      ["clock.slice(11, 16) >= LIST_LEAVES_AT", "clock.length > 0"],
      ["onUkClock(since) < listLeavesAt", "true"],
    ],
  },
  {
    name: "backing for a line takes the place of the statement",
    file: "shared/domain/mail/conversation/weigh-workbook.ts",
    changes: [['if (said === "backing") return "evidence";', 'if (said === "backing") return "statement";']],
  },
  {
    name: "evidence is put with the position of another organisation",
    file: "functions/receive-mail/judge/evidence-of-mail.ts",
    changes: [
      ["    evidence: {\n      position,", '    evidence: {\n      position: { ...position, receivable: "ZB2" },'],
    ],
  },
  {
    name: "evidence is kept only if it brings files",
    file: "functions/receive-mail/act/carry-out-judgement.ts",
    changes: [["if (taken.evidence) await", "if (taken.evidence?.files.length) await"]],
  },
  {
    name: "a question is lost if its acknowledgement has left when the step is repeated",
    file: "functions/receive-mail/act/carry-out-judgement.ts",
    changes: [
      ["  await followMail(taken, referenceData, ports);", ""],
      [
        'await dispatchOutbox(ports, { from: "mail" }, taken.outbox);',
        'await dispatchOutbox(ports, { from: "mail" }, taken.outbox); if (taken.outbox.length > 0) await followMail(taken, referenceData, ports);',
      ],
    ],
  },
  {
    name: "a stored mail that was never announced is not found",
    from: 9,
    file: "functions/check-stored-mail/check-stored-mail.ts",
    changes: [["if (await isOrphan(stored, ports.mails))", "if (!stored)"]],
  },
];

/**
 * Puts the bug into the code that is loaded from now on.
 *
 * @throws RangeError if there is no such bug, or if the file no longer contains what the bug changes.
 */
export function plant(name: string): void {
  const chosen = plants.find((each) => each.name === name);
  if (!chosen) throw new RangeError(`there is no bug called ${name}`);
  const url = new URL(`../../${chosen.file}`, import.meta.url).href;
  let source = readFileSync(fileURLToPath(url), "utf8");
  for (const [find, replace] of chosen.changes) {
    if (!source.includes(find)) throw new RangeError(`${chosen.file} no longer contains ${find}`);
    source = source.replace(find, replace);
  }
  registerHooks({
    load: (loaded, context, next) =>
      loaded === url ? { format: "module-typescript", source, shortCircuit: true } : next(loaded, context),
  });
}
