import type { Command } from "commander";
import * as z from "zod";

import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Contact } from "../../../shared/domain/organisation/contact.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import { isWaiting, orderItems } from "../../../shared/domain/todo/order-items.ts";
import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import {
  assignItem,
  finishItem,
  noteItem,
  snoozeItem,
  type TodoStep,
} from "../../../shared/records/todo/change-item.ts";
import { readingOfMail } from "../../../shared/records/mail/reading-of-mail.ts";
import type { TodoItems } from "../../../shared/records/todo/todo-items.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable, visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { parseOptions, systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const name = z.string().trim().min(1);
const listOptions = systemOptions.extend({
  organisation: organisationCodeSchema.optional(),
  all: z.boolean().default(false),
});
const doneOptions = systemOptions.extend({ by: name, note: name });
const noteOptions = doneOptions;
const assignOptions = systemOptions.extend({ by: name, to: name });
const snoozeOptions = systemOptions.extend({ by: name, until: calendarDateSchema });

/** `accord todo [list]`, `accord todo show|done|assign|snooze|note ID` */
export function todoCommand(program: Command, context: CommandContext): void {
  const command = program.command("todo");
  addList(command, context);
  addShow(command, context);
  addSteps(command, context);
}

function addList(command: Command, context: CommandContext): void {
  withList(command.command("list", { isDefault: true }))
    .option("--organisation <code>", "only what waits at this payable organisation")
    .option("--all", "also what was put off")
    .description("print it, what matters most first: near deadlines, then large amounts")
    .action(async (given: unknown) => {
      const options = parseOptions(listOptions, given);
      const { items, untold } = await withConnection(context, options, async ({ records, now }) => {
        const today = ukDay(now().toISOString());
        const found: TodoItem[] = [];
        for await (const item of records.todoItems.listOpen(options.organisation))
          if (options.all || isWaiting(item, today)) found.push(item);
        const { entries: contacts } = await records.referenceLists.contacts.current();
        return { items: orderItems(found, today), untold: withoutFinanceContact(found, contacts) };
      });
      printResult(context.terminal, options, items, () =>
        items.length === 0
          ? ["Nothing waits for a person."]
          : [
              ...textTable(items, [
                { heading: "What", of: (item) => item.kind },
                { heading: "Invoice", of: (item) => item.line ?? "" },
                { heading: "Whose", of: (item) => item.payable ?? "Accord's operators" },
                { heading: "Other side", of: (item) => item.counterparty ?? "" },
                { heading: "Since", of: (item) => minuteOf(item.since) },
                {
                  heading: "Amount",
                  of: (item) => (item.pence === undefined ? "" : formatPounds(item.pence)),
                  right: true,
                },
                { heading: "Deadline", of: (item) => item.deadline ?? "" },
                { heading: "Who has it", of: (item) => item.assignedTo ?? "" },
              ]),
              ...items.flatMap((item) => ["", item.id, `  ${visible(item.what)}`]),
              ...untold.flatMap((code) => [
                "",
                `Nobody at ${code} is told of this by mail: it has no finance contact. Add one with accord contacts import.`,
              ]),
            ],
      );
    });
}

/** The organisations at which something waits, and that have no finance contact who could be told. */
function withoutFinanceContact(items: readonly TodoItem[], contacts: readonly Contact[]): OrganisationCode[] {
  const told = new Set(contacts.filter(({ role }) => role === "finance").map(({ code }) => code));
  const waiting = new Set(items.flatMap(({ payable }) => payable ?? []));
  return [...waiting].filter((code) => !told.has(code)).sort();
}

function addShow(command: Command, context: CommandContext): void {
  withSystem(command.command("show"))
    .argument("<id>", "its id")
    .description("print everything about it; of a question or evidence also what the mail says")
    .action(async (id: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const { item, content } = await withConnection(context, options, async ({ records }) => {
        const item = await records.todoItems.get(id);
        const mailId = item?.source.from === "mail" ? item.source.mailId : undefined;
        return { item, content: mailId === undefined ? undefined : await readingOfMail(mailId, records) };
      });
      if (!item) throw noSuch(id);
      const files = (content?.attachments ?? []).map((file) => file.name);
      printResult(context.terminal, options, { ...item, text: content?.text, files }, () => [
        ...linesOf(item),
        ...(content === undefined
          ? []
          : ["", "The mail says:", ...content.text.split("\n").map((line) => `  ${visible(line)}`)]),
        ...(files.length === 0 ? [] : ["", `Its files: ${files.map(visible).join(", ")}`]),
      ]);
    });
}

function addSteps(command: Command, context: CommandContext): void {
  const add = <Options extends z.infer<typeof systemOptions> & { readonly by: string }>(
    step: string,
    description: string,
    more: (command: Command) => Command,
    schema: z.ZodType<Options>,
    take: (todoItems: TodoItems, id: string, options: Options, doing: { by: string; at: string }) => Promise<TodoStep>,
    words: (item: TodoItem, options: Options) => string,
  ) => {
    more(withSystem(command.command(step)).argument("<id>", "its id").requiredOption("--by <name>", "who you are"))
      .description(description)
      .action(async (id: string, given: unknown) => {
        const options = parseOptions(schema, given);
        const item = await withConnection(context, options, async ({ records, now }: Connection) =>
          taken(id, await take(records.todoItems, id, options, { by: options.by, at: now().toISOString() })),
        );
        printResult(context.terminal, options, item, () => [visible(words(item, options))]);
      });
  };
  add(
    "done",
    "take it off the list",
    (each) => each.requiredOption("--note <text>", "what was done about it"),
    doneOptions,
    (items, id, { note }, doing) => finishItem(items, id, note, doing),
    (item) => `${item.id} is done.`,
  );
  add(
    "assign",
    "say who sees to it",
    (each) => each.requiredOption("--to <name>", "who has it now"),
    assignOptions,
    (items, id, { to }, doing) => assignItem(items, id, to, doing),
    (item, { to }) => `${item.id}: ${to} has it.`,
  );
  add(
    "snooze",
    "put it off until a day",
    (each) => each.requiredOption("--until <date>", "the day on which it waits again, such as 2023-04-03"),
    snoozeOptions,
    (items, id, { until }, doing) => snoozeItem(items, id, until, doing),
    (item, { until }) => `${item.id} is put off until ${until}.`,
  );
  add(
    "note",
    "add a note to it",
    (each) => each.requiredOption("--note <text>", "what others should know"),
    noteOptions,
    (items, id, { note }, doing) => noteItem(items, id, note, doing),
    (item) => `${item.id} has ${item.notes.length === 1 ? "a note" : `${item.notes.length} notes`}.`,
  );
}

/**
 * The item after a step.
 *
 * @throws CommandRefused if there is no such item, or it is done.
 */
function taken(id: string, step: TodoStep): TodoItem {
  if (!step) throw noSuch(id);
  const { closed } = step.item;
  if (!step.taken) throw new CommandRefused(`${id} is done: ${closed ? `${closed.by} closed it. ${closed.why}` : ""}`);
  return step.item;
}

function noSuch(id: string): CommandRefused {
  return new CommandRefused(`There is no to-do item ${id}. See accord todo.`);
}

function linesOf(item: TodoItem): string[] {
  const { position, closed } = item;
  return [
    visible(item.what),
    "",
    `Whose: ${item.payable ?? "Accord's operators"}`,
    ...(item.counterparty === undefined ? [] : [`Other side: ${item.counterparty}`]),
    ...(position ? [`Position: ${position.payable} ${position.receivable} ${position.exercise} ${position.kind}`] : []),
    ...(item.line === undefined ? [] : [`Invoice: ${visible(item.line)}`]),
    ...(item.pence === undefined ? [] : [`Amount: ${formatPounds(item.pence)}`]),
    `Since: ${minuteOf(item.since)}`,
    ...(item.deadline === undefined ? [] : [`Deadline: ${item.deadline}`]),
    ...(item.assignedTo === undefined ? [] : [`Who has it: ${visible(item.assignedTo)}`]),
    ...(item.snoozedUntil === undefined ? [] : [`Put off until: ${item.snoozedUntil}`]),
    `From: ${sourceOf(item)}`,
    ...(closed ? [`Done: ${minuteOf(closed.at)}, by ${visible(closed.by)}. ${visible(closed.why)}`] : []),
    ...item.notes.map(({ by, at, text }) => `Note of ${minuteOf(at)}, by ${visible(by)}: ${visible(text)}`),
    ...(item.details ?? []).map((each) => `  ${visible(each)}`),
  ];
}

function sourceOf({ source }: TodoItem): string {
  switch (source.from) {
    case "mail":
      return `mail ${source.mailId}; see accord held show ${source.mailId}`;
    case "message":
      return `message ${source.messageId}`;
    case "position":
      return "the position; see accord position";
    case "ledger":
      return `the upload ${source.uploadId}; see accord ledger list`;
    case "mismatches":
      return `the mismatch reports of ${source.organisation} in ${source.exercise}; see accord mismatches list`;
  }
}
