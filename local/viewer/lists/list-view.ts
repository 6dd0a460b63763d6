import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { chooseRows } from "./choose-rows.ts";
import { shownIn } from "./column-values.ts";
import { isAmountColumn, type List, type ListColumn } from "./list.ts";
import { listForm } from "./list-form.ts";
import { addressOf, type ListQuery } from "./list-query.ts";

/** No page has more rows of a list. */
const MOST_ROWS = 50;
/** A page ends before its rows are longer, however many they are: the rest of a page of 100 kB is its frame, its form and what stands around the list. */
const MOST_CHARACTERS = 60_000;

/**
 * A list as a page shows it: what it can be asked, the rows of one page, what all that were chosen add up to, and the ways to the others.
 *
 * @param rows all of them
 * @param chosen those that were asked for, in their order
 */
export function listView<Row>(list: List<Row>, rows: readonly Row[], chosen: readonly Row[], asked: ListQuery): Html {
  if (rows.length === 0) return html`<p class="empty">${list.empty}</p>`;
  const query = asked.from < chosen.length ? asked : { ...asked, from: 0 };
  const shown = pageOf(list, chosen, query.from);
  return html`${listForm(list, rows, query)}
    <p class="quiet">${wordsOf(list, rows.length, chosen.length, query)}</p>
    ${
      shown.length === 0
        ? html`<p class="empty">None fits. <a href="${query.path}">Show all ${rows.length}</a></p>`
        : html`<div class="scroll list">
              <table>
                ${headings(list, query)}
                <tbody>
                  ${shown}
                </tbody>
                ${chosen.length > 1 && totals(list, chosen)}
              </table>
            </div>
            ${pageLinks(query, chosen.length, shown.length)}`
    }`;
}

/** The first rows of a list, without ways to ask it for others: they stand where all of them are shown. */
export function startOfList<Row>(list: List<Row>, rows: readonly Row[], most: number): Html {
  if (rows.length === 0) return html`<p class="empty">${list.empty}</p>`;
  const chosen = chooseRows(list, rows, { path: "", filters: new Map(), find: "", from: 0 });
  return html`<div class="scroll list">
    <table>
      <thead>
        <tr>
          ${shownColumns(list).map((column) => html`<th scope="col" class="${classOf(column)}">${column.heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pageOf(list, chosen.slice(0, most), 0)}
      </tbody>
    </table>
  </div>`;
}

function pageOf<Row>(list: List<Row>, rows: readonly Row[], from: number): Html[] {
  const shown: Html[] = [];
  let characters = 0;
  for (const row of rows.slice(from, from + MOST_ROWS)) {
    const markup = rowOf(list, row);
    characters += markup.markup.length;
    if (shown.length > 0 && characters > MOST_CHARACTERS) break;
    shown.push(markup);
  }
  return shown;
}

function rowOf<Row>(list: List<Row>, row: Row): Html {
  return html`<tr>
    ${shownColumns(list).map((column) => cellOf(column, row))}
  </tr>`;
}

function shownColumns<Row>({ columns }: List<Row>): ListColumn<Row>[] {
  return columns.filter(({ onlyCsv }) => onlyCsv !== true);
}

/** A phone puts the heading before each cell, as the style sheet says. */
function cellOf<Row>(column: ListColumn<Row>, row: Row): Html {
  const isNil = isAmountColumn(column) && column.amount(row) === 0;
  return html`<td class="${classOf(column)}${isNil && " nil"}" data-of="${column.heading}">
    ${shownIn(column, row)}
  </td>`;
}

function classOf<Row>(column: ListColumn<Row>): string {
  const look = isAmountColumn(column) ? "amount" : "text" in column ? (column.look ?? "") : "nowrap";
  return column.onlyWide ? `${look} only-wide` : look;
}

function headings<Row>(list: List<Row>, query: ListQuery): Html {
  return html`<thead>
    <tr>
      ${shownColumns(list).map((column) => {
        const down = query.sort?.column === column.name ? query.sort.down : undefined;
        const next = { column: column.name, down: down === undefined ? startsDown(column) : !down };
        const state = down === undefined ? undefined : down ? "descending" : "ascending";
        return html`<th scope="col" class="${classOf(column)}" ${state !== undefined && html`aria-sort="${state}"`}>
          <a href="${addressOf({ ...query, sort: next, from: 0 })}">${column.heading}</a>
        </th>`;
      })}
    </tr>
  </thead>`;
}

/** Amounts and times begin with the largest and the latest. */
function startsDown<Row>(column: ListColumn<Row>): boolean {
  return isAmountColumn(column) || "instant" in column || ("text" in column && column.look === "amount");
}

function totals<Row>(list: List<Row>, chosen: readonly Row[]): Html | false {
  const columns = shownColumns(list);
  const { added } = list;
  if (!columns.some(isAmountColumn)) return false;
  const rows = added ? chosen.filter(added.isAdded) : chosen;
  const leading = columns.findIndex(isAmountColumn);
  const words = `All ${chosen.length.toLocaleString("en-GB")}${rows.length < chosen.length && added ? `, ${added.leftOut}` : ""}`;
  return html`<tfoot>
    <tr>
      <th scope="row" colspan="${leading}">${words}</th>
      ${columns.slice(leading).map((column) => {
        if (!isAmountColumn(column)) return html`<td></td>`;
        const sum = sumPence(rows.flatMap((row) => column.amount(row) ?? []));
        return html`<td class="${classOf(column)}" data-of="${column.heading}">${formatPounds(sum)}</td>`;
      })}
    </tr>
  </tfoot>`;
}

function wordsOf<Row>(list: List<Row>, all: number, chosen: number, query: ListQuery): Html {
  const count =
    chosen === all ? counted(all, ...list.unit) : `${chosen.toLocaleString("en-GB")} of ${counted(all, ...list.unit)}`;
  const order = query.sort ? undefined : list.usualOrder?.words;
  return html`${count}${order !== undefined && chosen > 1 && html`, ${order}`}.
    <a href="${addressOf({ ...query, from: 0 }, { as: "csv" })}"
      >${chosen === all ? "All of them" : "These"} as CSV</a
    >`;
}

function pageLinks(query: ListQuery, all: number, shown: number): Html {
  const first = query.from + 1;
  const end = query.from + shown;
  if (first === 1 && end === all) return html``;
  const link = (from: number, words: string) => html`<a href="${addressOf({ ...query, from })}">${words}</a>`;
  return html`<nav class="pages" aria-label="Pages">
    <span>${first.toLocaleString("en-GB")} to ${end.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")}</span>
    ${first > 1 && link(0, "First")} ${first > 1 && link(Math.max(0, query.from - MOST_ROWS), "Before")}
    ${end < all && link(end, "Next")} ${end < all && link(Math.max(0, all - MOST_ROWS), "Last")}
  </nav>`;
}
