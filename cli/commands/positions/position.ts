import type { Command } from "commander";
import type { DecisionWithState } from "../../../shared/domain/position/decision-states.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { positionDecisions } from "../../../shared/records/position/position-decisions.ts";
import { viewOfPosition, type PositionView } from "../../../shared/records/position/position-view.ts";
import { stoppedOfPosition } from "../../../shared/records/message/stopped-messages.ts";
import { undeliveredWords } from "../../../shared/domain/mail/delivery/delivery-words.ts";
import { decisionColumns, decisionNotes } from "../../output/decision-lines.ts";
import { textTable, visible, type Line } from "../../output/text-table.ts";
import { stoppedLines } from "../../output/stopped-lines.ts";
import { codeArgument, findPosition, whichPositionOptions } from "../../system/positions.ts";
import { outcomeLines } from "../../output/outcome-lines.ts";
import { printResult } from "../../output/print-result.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { namedLines } from "../../../shared/messages/words/named-lines.ts";
import type { EvidenceRecord } from "../../../shared/records/position/evidence.ts";
import type { PositionStatement } from "../../../shared/records/position/position-record.ts";
import type { NoteOnCounterparty } from "../../../shared/domain/timetable/note-on-counterparty.ts";
import { noteWords } from "../../../shared/messages/words/note-words.ts";
import { notesOnPosition } from "../../../shared/records/counterparty-note/notes-on-position.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { dateOfLedger, nameOfStatement, sizeOfStatement } from "../../../shared/messages/words/statement-words.ts";

const positionOptions = systemOptions.extend(whichPositionOptions.shape);

/** `accord position PAYABLE RECEIVABLE` */
export function positionCommand(program: Command, context: CommandContext): void {
  withPosition(withList(program.command("position"))).action(
    async (payable: string, receivable: string, given: unknown) => {
      const options = parseOptions(positionOptions, given);
      const view = await withConnection(context, options, async ({ records }) => {
        const record = await findPosition(records.positions, codeArgument(payable), codeArgument(receivable), options);
        const stopped = await stoppedOfPosition(record, records.messages);
        return {
          ...(await viewOfPosition(record, records.objects, stopped)),
          decisions: await positionDecisions(record, records),
          waiting: record.waiting ?? [],
          evidence: await records.evidence.of(record.key),
          notes: await notesOnPosition(record.key, records.counterpartyNotes),
        };
      });
      printResult(context.terminal, options, view, () => linesOfView(view));
    },
  );
}

/** Adds the arguments and options that choose a position. */
export function withPosition(command: Command): Command {
  return command
    .argument("<payable>", "the organisation that owes")
    .argument("<receivable>", "the organisation that is owed")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest)")
    .option("--kind <kind>", "r&p, i&e or accruals");
}

function reviewLines({ review }: ShownPosition): string[] {
  if (!review) return [];
  const { message, until, keptBack } = review;
  const look = `(accord replies show ${message})`;
  return keptBack
    ? [`${visible(keptBack.by)} keeps the reply back: ${visible(keptBack.note)} ${look}`]
    : [
        `The reply waits for a person to read it ${look}${until === undefined ? "" : `; it leaves by itself on ${ukTime(until)}`}`,
      ];
}

interface ShownPosition extends PositionView {
  readonly decisions: readonly DecisionWithState[];
  readonly waiting: readonly PositionStatement[];
  readonly evidence: readonly EvidenceRecord[];
  readonly notes: readonly NoteOnCounterparty[];
}

function linesOfView(view: ShownPosition): Line[] {
  return [
    `${view.payable} owes ${view.receivable}: ${nameOfStatement(view.kind, view.exercise)}, ${view.state}`,
    `Statement of ${view.statement.lines} lines, ${formatPounds(view.statement.totalPence)}` +
      `${view.statement.asAt === null ? "" : `, as at ${view.statement.asAt}`}; ` +
      `ledger ${view.ledger === null ? "none yet" : dateOfLedger(view.ledger)}`,
    `Notified ${formatPounds(view.notifiedPence)}, accrued ${formatPounds(view.accruedPence)}, ` +
      `adjusted ${formatPounds(view.adjustedPence)}, disputed ${formatPounds(view.disputedPence)}, ` +
      `total ${formatPounds(view.totalPence)}`,
    `Agreed ${formatPounds(view.agreedPence)}, not agreed ${formatPounds(view.notAgreedPence)}; ` +
      `a reply is ${view.replyRequired ? "" : "not "}required`,
    ...(view.revisionDue === undefined
      ? []
      : [`A revised reply leaves on ${ukTime(view.revisionDue)}, unless another decision follows before`]),
    ...reviewLines(view),
    ...(view.withdrawn
      ? [
          `The last reply was withdrawn before it left, by ${visible(view.withdrawn.by)}: ${visible(view.withdrawn.note)}`,
        ]
      : []),
    ...view.stopped.flatMap(stoppedLines),
    ...(view.delivery ? [`The answer ${view.delivery.message}: ${visible(undeliveredWords(view.delivery))}`] : []),
    ...view.waiting.map(
      ({ mailId, lines, totalPence }) =>
        `Waits to be confirmed: ${mailId}, much smaller, ${sizeOfStatement(lines, totalPence)} (accord held show ${mailId})`,
    ),
    ...view.evidence.map(
      ({ mailId, receivedAt, files, lines }) =>
        `Came in besides statements, ${minuteOf(receivedAt)}: ${visible(files.length === 0 ? "words" : files.map(({ name }) => name).join(", "))}` +
        `${lines.length === 0 ? "" : ` for ${visible(namedLines(lines))}`} (mail ${mailId})`,
    ),
    ...view.notes.map((note) => visible(noteWords(note))),
    "",
    ...outcomeLines(view),
    ...(view.decisions.length === 0
      ? []
      : ["", "Decisions:", ...textTable(view.decisions, decisionColumns), ...decisionNotes(view.decisions)]),
  ];
}
