import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { todoItemSchema, type NewTodoItem, type TodoItem, type TodoKind } from "../../domain/todo/todo-item.ts";
import { keptRecords, type KeptRecords, type RecordChange, type RecordType } from "../audit/kept-records.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/** Whose items to list. An organisation that is `undefined` means the items that name none. */
export interface Whose {
  readonly payable: OrganisationCode | undefined;
  readonly kind?: TodoKind;
  /** Only together with a kind. */
  readonly counterparty?: OrganisationCode | undefined;
}

/** How an item ends. */
export interface TodoClosing {
  /** A person, or `CLOSED_BY_ACCORD`. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** What was done, or what has settled it, as a sentence. */
  readonly why: string;
}

/** What needs a person. Each item keeps a trail. Every step may be repeated at any time. */
export interface TodoItems {
  get(id: string): Promise<TodoItem | undefined>;

  /**
   * Puts an item on the list. Opening it again changes nothing, and one that is done stays done: what happens anew has another id.
   * Returns whether this call opened it.
   */
  open(item: NewTodoItem): Promise<boolean>;

  /** Takes an item off the list. Nothing happens to one that is done or was never opened. Returns the item as it then is. */
  close(id: string, closing: TodoClosing): Promise<TodoItem | undefined>;

  /** Changes an item in one conditional write, as `KeptRecords.change` does: to assign it, to put it off, to add a note. */
  change: KeptRecords<string, TodoItem>["change"];

  /**
   * What waits, by organisation, kind, other side and age, snoozed items included. Done items are not read. An item that was opened
   * or closed a moment ago may be missing or still there.
   */
  listOpen(which?: Whose | OrganisationCode): AsyncIterable<TodoItem>;

  /** What is done, the last first. */
  listDone(): AsyncIterable<TodoItem>;

  trail: KeptRecords<string, TodoItem>["trail"];
}

export function todoItemsIn(table: Table): TodoItems {
  const records = keptRecords(table, todoType);
  return {
    get: (id) => records.get(id),
    trail: (id) => records.trail(id),
    change: (id, decide) => records.change(id, decide),

    open: async (item) => (await records.change(item.id, (before) => (before ? undefined : opened(item)))).changed,

    close: async (id, closing) =>
      (await records.change(id, (before) => (before?.state === "open" ? closedBy(before, closing) : undefined))).record,

    listOpen: (which) =>
      records.list({ pk: OPEN, ...(which === undefined ? {} : { skPrefix: placesOf(asWhose(which)) }) }),

    listDone: () => records.list({ pk: DONE, newestFirst: true }),
  };
}

const OPEN = "todo#open";
const DONE = "todo#done";

const todoType: RecordType<string, TodoItem> = {
  schema: todoItemSchema,
  keyOf: (id) => ({ pk: partitionKey("todo", id), sk: "item" }),
  listOf: (item) =>
    item.closed === undefined
      ? {
          pk: OPEN,
          sk: `${placesOf({ payable: item.payable, kind: item.kind, counterparty: item.counterparty })}${item.since}#${item.id}`,
        }
      : { pk: DONE, sk: `${item.closed.at}#${item.id}` },
};

function asWhose(which: Whose | OrganisationCode): Whose {
  return typeof which === "string" ? { payable: which } : which;
}

/** How the places of such items in the list begin. No code is a hyphen. */
function placesOf(whose: Whose): string {
  const { payable, kind } = whose;
  const places = [
    payable,
    ...(kind === undefined ? [] : [kind, ...("counterparty" in whose ? [whose.counterparty] : [])]),
  ];
  return places.map((place) => `${place ?? "-"}#`).join("");
}

function opened(item: NewTodoItem): RecordChange<TodoItem> {
  const { id, kind, payable, counterparty, since, source } = item;
  return {
    record: { ...item, state: "open", notes: [] },
    event: { event: "todo-opened", at: since, facts: { id, kind, payable, counterparty, source } },
  };
}

function closedBy(item: TodoItem, closing: TodoClosing): RecordChange<TodoItem> {
  const { by, at, why } = closing;
  return {
    record: { ...item, state: "done", closed: { by, at, why } },
    event: { event: "todo-done", at, facts: { by, why } },
  };
}
