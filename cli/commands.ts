import type { Command } from "commander";

import type { CommandContext } from "./command-context.ts";

/** A command as the help lists it, and the module that reads its command line. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<(program: Command, context: CommandContext) => void>;
}

/**
 * Every command of `accord`, in the order of the help. A command's module is loaded when somebody calls it, so that the help, and
 * each command, starts without the others.
 */
export const commands: readonly ListedCommand[] = [
  {
    name: "organisations",
    summary: "the directory of the group's bodies",
    load: async () => (await import("./commands/reference/organisations.ts")).organisationsCommand,
  },
  {
    name: "contacts",
    summary: "the contact list in force: who may send statements, and who gets the answers",
    load: async () => (await import("./commands/reference/contacts.ts")).contactsCommand,
  },
  {
    name: "exercise",
    summary: "exercises with their thresholds and dates",
    load: async () => (await import("./commands/reference/exercise.ts")).exerciseCommand,
  },
  {
    name: "reference",
    summary: "VAT rates, invoice prefixes, NHS England's bodies and the words that decide lines",
    load: async () => (await import("./commands/reference/reference.ts")).referenceCommand,
  },
  {
    name: "ledger",
    summary: "the ledgers that statements are compared with",
    load: async () => (await import("./commands/ledger/ledger.ts")).ledgerCommand,
  },
  {
    name: "policy",
    summary: "show what an organisation has decided about its answers, or change it",
    load: async () => (await import("./commands/reference/policy.ts")).policyCommand,
  },
  {
    name: "statements",
    summary: "an organisation's own statements, from its sales ledgers: draft, look at and release them",
    load: async () => (await import("./commands/positions/statements.ts")).statementsCommand,
  },
  {
    name: "debts",
    summary:
      "what an organisation is owed by its sales ledger, with the next step of each debt, and what was done about it",
    load: async () => (await import("./commands/debts/debts.ts")).debtsCommand,
  },
  {
    name: "call",
    summary: "note a call about a debt: the reason for non-payment, and what was promised",
    load: async () => (await import("./commands/debts/call.ts")).callCommand,
  },
  {
    name: "passwords",
    summary: "passwords of protected workbooks that a counterparty sends",
    load: async () => (await import("./commands/reference/passwords.ts")).passwordsCommand,
  },
  {
    name: "send",
    summary: "mail a statement to the local system as its sender would, wait for the reply and print it",
    load: async () => (await import("./commands/mail/send.ts")).sendCommand,
  },
  {
    name: "mail",
    summary: "print every message that came in, with its state and reason",
    load: async () => (await import("./commands/mail/mail.ts")).mailCommand,
  },
  {
    name: "positions",
    summary: "print every position with its totals",
    load: async () => (await import("./commands/positions/positions.ts")).positionsCommand,
  },
  {
    name: "position",
    summary: "print one position down to its lines, each with its reason",
    load: async () => (await import("./commands/positions/position.ts")).positionCommand,
  },
  {
    name: "check",
    summary: "read a statement, and reconcile it with a ledger if one is given; needs no running system",
    load: async () => (await import("./commands/checks/check.ts")).checkCommand,
  },
  {
    name: "cells",
    summary: "print what the reader sees, one line for each cell: file, sheet, cell, type and value, separated by tabs",
    load: async () => (await import("./commands/checks/cells.ts")).cellsCommand,
  },
  {
    name: "decide",
    summary: "record what people of the payable organisation decided about lines of a statement",
    load: async () => (await import("./commands/positions/decide.ts")).decideCommand,
  },
  {
    name: "note",
    summary: "who spoke with a counterparty, when and about what",
    load: async () => (await import("./commands/positions/note.ts")).noteCommand,
  },
  {
    name: "summary",
    summary: "where an organisation stands: statements, pounds by state, what matters and who acts",
    load: async () => (await import("./commands/exercise/summary.ts")).summaryCommand,
  },
  {
    name: "form",
    summary: "the collection form of an organisation, filled from positions and ledger",
    load: async () => (await import("./commands/exercise/form.ts")).formCommand,
  },
  {
    name: "mismatches",
    summary: "compare both sides of collection forms that were signed or imported",
    load: async () => (await import("./commands/exercise/mismatches.ts")).mismatchesCommand,
  },
  {
    name: "scorecard",
    summary: "how an organisation and its counterparties did: on time, complete, agreed, in dispute, by exercise",
    load: async () => (await import("./commands/exercise/scorecard.ts")).scorecardCommand,
  },
  {
    name: "clock",
    summary: "the clock of a local system, which can be moved forward to try out what comes by the clock",
    load: async () => (await import("./commands/exercise/clock.ts")).clockCommand,
  },
  {
    name: "timetable",
    summary: "the dates of an exercise, whose statements are missing, and what was asked for, is due and comes",
    load: async () => (await import("./commands/exercise/timetable.ts")).timetableCommand,
  },
  {
    name: "todo",
    summary: "what waits for a person",
    load: async () => (await import("./commands/mail/todo.ts")).todoCommand,
  },
  {
    name: "replies",
    summary: "read replies before they leave: release them or keep them back",
    load: async () => (await import("./commands/mail/replies.ts")).repliesCommand,
  },
  {
    name: "held",
    summary: "what waits for a person: mails that are held, quarantined or failed, and messages that can't leave",
    load: async () => (await import("./commands/mail/held.ts")).heldCommand,
  },
  {
    name: "redrive",
    summary: "restart unfinished work: mails, positions and messages that have stalled",
    load: async () => (await import("./commands/mail/redrive.ts")).redriveCommand,
  },
  {
    name: "resend",
    summary: "send messages that the mail service refused, now that the cause is removed",
    load: async () => (await import("./commands/mail/resend.ts")).resendCommand,
  },
  {
    name: "withdraw",
    summary: "close a message that can never be sent: it never leaves, and what stands behind it goes on",
    load: async () => (await import("./commands/mail/withdraw.ts")).withdrawCommand,
  },
  {
    name: "undeliverable",
    summary: "addresses that nothing is sent to: mail came back for good, or its owner called it spam",
    load: async () => (await import("./commands/mail/undeliverable.ts")).undeliverableCommand,
  },
  {
    name: "dead-letters",
    summary: "work that a function gave up on after its last attempt; each kind has a section of the runbook",
    load: async () => (await import("./commands/mail/dead-letters.ts")).deadLettersCommand,
  },
  {
    name: "canary",
    summary: "the last statements that Accord mailed to itself, the newest first, and how far each came",
    load: async () => (await import("./commands/checks/canary.ts")).canaryCommand,
  },
  {
    name: "replay",
    summary:
      "compute again what a mail led to, from the raw mail and the data in force at the time, and compare it with what was sent",
    load: async () => (await import("./commands/checks/replay.ts")).replayCommand,
  },
  {
    name: "audit",
    summary: "the trail of what happened to every mail and position",
    load: async () => (await import("./commands/checks/audit.ts")).auditCommand,
  },
  {
    name: "completion",
    summary: "a script by which a shell completes the names of commands and options",
    load: async () => (await import("./commands/checks/completion.ts")).completionCommand,
  },
];
