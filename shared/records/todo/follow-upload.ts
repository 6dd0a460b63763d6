import { whoseOrganisation } from "../../domain/canary/whose.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { LedgerReport } from "../../domain/ledger/ledger-report.ts";
import { CLOSED_BY_ACCORD, todoIdOf, type NewTodoItem, type TodoKind } from "../../domain/todo/todo-item.ts";
import type { LedgerImport } from "../ledger/ledger-import-record.ts";
import { digestOf } from "../storage/digest.ts";
import type { TodoItems } from "./todo-items.ts";

export interface FollowUploadPorts {
  readonly todoItems: TodoItems;
  readonly now: () => Date;
}

/** An upload that has been read, or of which nothing is used. */
export type EndedUpload = Pick<LedgerImport, "organisation" | "uploadId" | "uploadedAt" | "file" | "kind"> & {
  readonly refused: boolean;
};

/**
 * Brings the to-do list in line with an uploaded ledger. A refused one is an item until a later one of its kind is read. The
 * suppliers that nobody has settled are one item, and so are the columns: as long as they are the same ones, each upload finds the
 * same item, even if it is done. Doing it again changes nothing.
 */
export async function followUpload(
  upload: EndedUpload,
  report: LedgerReport | undefined,
  ports: FollowUploadPorts,
): Promise<void> {
  const { organisation, kind } = upload;
  if (whoseOrganisation(organisation) === "canary" || report === undefined) return;
  if (upload.refused) {
    await ports.todoItems.open(refusedItem(upload, report));
    return;
  }
  const at = ports.now().toISOString();
  for await (const item of ports.todoItems.listOpen({ payable: organisation, kind: "ledger-refused" }))
    if (item.since < upload.uploadedAt && (item.ledgerKind ?? kind) === kind)
      await ports.todoItems.close(item.id, {
        by: CLOSED_BY_ACCORD,
        at,
        why: `A later ledger was read: ${upload.file}.`,
      });
  await replaceItem("supplier-unsettled", suppliersItem(upload, report), upload, at, ports);
  await replaceItem("columns-unsettled", columnsItem(upload, report), upload, at, ports);
}

/** Opens the item, and closes those of the kind that earlier uploads of this ledger opened. */
async function replaceItem(
  kind: TodoKind,
  item: NewTodoItem | undefined,
  upload: EndedUpload,
  at: string,
  { todoItems }: FollowUploadPorts,
): Promise<void> {
  if (item) await todoItems.open(item);
  for await (const other of todoItems.listOpen({ payable: upload.organisation, kind }))
    if (other.id !== item?.id && other.ledgerKind === upload.kind && other.since < upload.uploadedAt)
      await todoItems.close(other.id, {
        by: CLOSED_BY_ACCORD,
        at,
        why: item
          ? `A later ledger has others: ${item.id}.`
          : `A later ledger leaves nothing to settle: ${upload.file}.`,
      });
}

function refusedItem(upload: EndedUpload, { findings, refusedRows, refusedCount }: LedgerReport): NewTodoItem {
  const refusals = findings.filter(({ severity }) => severity === "refusal").map(({ what, todo }) => `${what} ${todo}`);
  const rows = refusedRows.map(({ sheet, row, column, value, why }) =>
    [...(sheet === "" ? [] : [`sheet ${sheet}`]), `row ${row}`, ...(column === undefined ? [] : [`column ${column}`])]
      .join(", ")
      .concat(`: ${JSON.stringify(value)} ${why}`),
  );
  const because = refusals[0] ?? `${refusedCount} cells could not be read.`;
  return {
    ...common("ledger-refused", upload, upload.uploadId),
    what: `Nothing of the uploaded ledger ${upload.file} is used: ${because}`,
    ...detailed([...refusals, ...rows]),
  };
}

function suppliersItem(upload: EndedUpload, { toSettle, toSettleCount }: LedgerReport): NewTodoItem | undefined {
  if (toSettleCount === 0) return undefined;
  const who = toSettle.map(({ supplierCode, supplierName, candidates }) => [supplierCode, supplierName, ...candidates]);
  const one = toSettleCount === 1;
  return {
    ...common("supplier-unsettled", upload, digestOf([toSettleCount, ...who]).slice(0, 12)),
    pence: sumPence(toSettle.map(({ outstandingPence }) => outstandingPence)),
    what: `${toSettleCount} supplier${one ? "" : "s"} of the ledger ${upload.file} could not be recognised, or should be checked. Say who ${one ? "it is" : "they are"} with accord ledger suppliers.`,
    ...detailed(
      toSettle.map(
        ({ supplierCode, supplierName, outstandingPence, why, candidates }) =>
          `${supplierCode} ${supplierName}: ${formatPounds(outstandingPence)}. ${why}` +
          (candidates.length === 0 ? "" : ` Perhaps ${candidates.join(" or ")}.`),
      ),
    ),
  };
}

function columnsItem(upload: EndedUpload, { findings, tables }: LedgerReport): NewTodoItem | undefined {
  const columns = findings.filter(({ code, severity }) => UNSETTLED_COLUMNS.has(code) && severity === "warning");
  if (columns.length === 0) return undefined;
  const headings = new Map(tables.flatMap((table) => table.columns.map(({ column, heading }) => [column, heading])));
  // Not by what the finding says: it quotes figures, which are others in each upload.
  const which = columns.map(({ code, column = "" }) => [code, column, headings.get(column) ?? ""]);
  return {
    ...common("columns-unsettled", upload, digestOf(which).slice(0, 12)),
    what: `${columns.length === 1 ? "A column" : `${columns.length} columns`} of the ledger ${upload.file} could not be settled. Say what they are with accord ledger mapping.`,
    ...detailed(columns.map(({ what, todo }) => `${what} ${todo}`)),
  };
}

/** The findings that say which column was not read, or might have been read as something else. */
const UNSETTLED_COLUMNS: ReadonlySet<string> = new Set(["column-not-read", "two-columns-fit"]);

function common(kind: TodoKind, { organisation, kind: ledgerKind, uploadId, uploadedAt }: EndedUpload, about: string) {
  return {
    id: todoIdOf(kind, organisation, ...(ledgerKind === undefined ? [] : [ledgerKind]), about),
    kind,
    payable: organisation,
    ...(ledgerKind === undefined ? {} : { ledgerKind }),
    since: uploadedAt,
    source: { from: "ledger" as const, uploadId },
  };
}

const MOST_DETAILS = 200;

function detailed(all: readonly string[]): { details?: string[] } {
  const more = all.length - MOST_DETAILS;
  if (all.length === 0) return {};
  return { details: [...all.slice(0, MOST_DETAILS), ...(more > 0 ? [`and ${more} more`] : [])] };
}
