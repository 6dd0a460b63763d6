import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import * as z from "zod";

import { draftOfReply } from "../../../local/mail/draft-of-reply.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import type { PositionRecord, ReplyInReview } from "../../../shared/records/position/position-record.ts";
import { replyInReview } from "../../../shared/records/position/positions.ts";
import {
  keepReplyBack,
  releaseReply,
  repliesInReview,
  type NotReviewed,
} from "../../../shared/records/position/review-reply.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable, visible } from "../../output/text-table.ts";
import { codeArgument } from "../../system/positions.ts";
import { findReply } from "../../system/reply-in-review.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const waitingOptions = systemOptions.extend({ organisation: z.string().optional() });
const showOptions = systemOptions.extend({ to: z.string().min(1).optional() });
const releaseOptions = systemOptions.extend({ by: z.string().trim().min(1), note: z.string().trim().default("") });
const rejectOptions = systemOptions.extend({ by: z.string().trim().min(1), note: z.string().trim().min(1) });

/** `accord replies waiting | show | release | reject` */
export function repliesCommand(program: Command, context: CommandContext): void {
  const command = program.command("replies");

  withList(command.command("waiting"))
    .option("--organisation <code>", "only those of one payable organisation")
    .description("list the replies that a person has to read before they leave, and those that are kept back")
    .action(async (given: unknown) => {
      const options = parseOptions(waitingOptions, given);
      const payable = options.organisation === undefined ? undefined : codeArgument(options.organisation);
      const all = await withConnection(context, options, ({ records }) => repliesInReview(records.positions));
      const rows = all.filter(({ key }) => payable === undefined || key.payable === payable).flatMap(rowsOf);
      printResult(context.terminal, options, rows, () =>
        rows.length === 0 ? ["No reply waits for a person."] : textTable(rows, columns),
      );
    });

  withSystem(command.command("show"))
    .argument("<reply>", "its id: see accord replies waiting")
    .option("--to <file>", "also write it as a mail with its attachments, such as reply.eml")
    .description("print a reply that waits as its reader would get it")
    .action(async (id: string, given: unknown) => {
      const options = parseOptions(showOptions, given);
      const draft = await withConnection(context, options, async (system) => {
        const { review } = await findReply(system, id);
        if (review.message.id !== id)
          throw new CommandRefused(whyNot(id, { because: "changed", now: review.message.id }));
        return draftOfReply(review, system.records);
      });
      if (options.to !== undefined) {
        const { composeMail } = await import("../../../shared/adapters/outbound-mail/compose-mail.ts");
        await writeFile(options.to, await composeMail(draft));
      }
      const { to, subject, text, attachments } = draft;
      const files = attachments.map(({ fileName }) => fileName);
      printResult(context.terminal, options, { id, to, subject, text, attachments: files }, () => [
        `To: ${visible(to.join(", "))}`,
        `Subject: ${visible(subject)}`,
        `Attachments: ${visible(files.join(", ")) || "none"}`,
        "",
        ...text.split("\n").map(visible),
        ...(options.to === undefined ? [] : ["", `Written to ${options.to}.`]),
      ]);
    });

  withSystem(command.command("release"))
    .argument("<reply>", "its id: see accord replies waiting")
    .requiredOption("--by <name>", "who has read it")
    .option("--note <text>", "why, if that is worth a note")
    .description("let a reply leave, exactly as it was read")
    .action(async (id: string, given: unknown) => {
      const options = parseOptions(releaseOptions, given);
      await review(id, options, releaseReply);
      printResult(context.terminal, options, { id, released: true }, () => [`${id} leaves.`]);
    });

  withSystem(command.command("reject"))
    .argument("<reply>", "its id: see accord replies waiting")
    .requiredOption("--by <name>", "who has read it")
    .requiredOption("--note <text>", "what is wrong with it")
    .description("keep a reply back: it leaves only if a person releases it, or decisions or a ledger change it")
    .action(async (id: string, given: unknown) => {
      const options = parseOptions(rejectOptions, given);
      await review(id, options, keepReplyBack);
      printResult(context.terminal, options, { id, released: false }, () => [
        `${id} is kept back, and stands on the to-do list. Decide about its lines with accord decide, upload another ledger, or release it after all.`,
      ]);
    });

  async function review(
    id: string,
    options: z.infer<typeof releaseOptions>,
    decide: typeof releaseReply,
  ): Promise<void> {
    const result = await withConnection(context, options, async (system) => {
      const { records, enqueueSend, now } = system;
      const { position } = await findReply(system, id);
      const reviewed = { by: `operator ${options.by}`, at: now().toISOString(), note: options.note };
      return decide(position.key, id, reviewed, { ...records, enqueueSend, now });
    });
    if (!result.done) throw new CommandRefused(whyNot(id, result));
  }
}

interface Row {
  readonly id: string;
  readonly payable: string;
  readonly receivable: string;
  readonly exercise: string;
  readonly kind: PositionRecord["key"]["kind"];
  readonly statementPence: PositionRecord["current"]["totalPence"];
  readonly agreedPence: PositionRecord["current"]["totalPence"] | null;
  readonly since: string;
  readonly until: string | null;
  readonly keptBack: NonNullable<ReplyInReview["keptBack"]> | null;
}

function rowsOf(position: PositionRecord): Row[] {
  const review = replyInReview(position);
  if (!review) return [];
  const { key, current, reconciled } = position;
  return [
    {
      id: review.message.id,
      ...key,
      statementPence: current.totalPence,
      agreedPence: reconciled?.totals.agreedPence ?? null,
      since: review.since,
      until: review.until ?? null,
      keptBack: review.keptBack ?? null,
    },
  ];
}

const columns = [
  { heading: "Since", of: ({ since }: Row) => minuteOf(since) },
  { heading: "Payable", of: ({ payable }: Row) => payable },
  { heading: "Receivable", of: ({ receivable }: Row) => receivable },
  { heading: "Kind", of: ({ kind }: Row) => shortNameOfKind(kind) },
  { heading: "Statement", of: ({ statementPence }: Row) => formatPounds(statementPence), right: true },
  {
    heading: "Agreed",
    of: ({ agreedPence }: Row) => (agreedPence === null ? "" : formatPounds(agreedPence)),
    right: true,
  },
  { heading: "Leaves", of: leavesWords, widest: 60 },
  { heading: "Id", of: ({ id }: Row) => id },
];

function leavesWords({ until, keptBack }: Row): string {
  if (keptBack) return `kept back by ${visible(keptBack.by)}: ${visible(keptBack.note)}`;
  return until === null ? "when a person releases it" : ukTime(until);
}

function whyNot(id: string, result: NotReviewed): string {
  switch (result.because) {
    case "gone":
      return `${id} waits no longer. See accord replies waiting.`;
    case "changed":
      return `${id} has changed since: ${result.now} waits in its place. Read that first: accord replies show ${result.now}.`;
    case "statement-replaced":
      return `${id} answers a statement that a newer one has replaced. The reply to that is being decided.`;
    case "nobody-registered":
      return `${id} can't leave: the contact list names no address of the other organisation.`;
  }
}
