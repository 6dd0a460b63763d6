import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { List, ListFilter } from "./list.ts";
import type { ListQuery } from "./list-query.ts";

/** Fewer rows need no search. */
const FEW_ROWS = 3;
/** A filter with more choices offers the commonest. */
const MOST_CHOICES = 120;

/** The form that asks a list: its filters and its search. It sends an address, so that a page can be kept and passed on as it was asked for. */
export function listForm<Row>(list: List<Row>, rows: readonly Row[], query: ListQuery): Html | false {
  const asked = query.filters.size > 0 || query.find !== "";
  const filters = (list.filters ?? [])
    .map((filter) => ({ filter, choices: choicesOf(filter, rows, query.filters.get(filter.name)) }))
    .filter(({ choices, filter }) => choices.length > 1 || query.filters.has(filter.name));
  const search = list.search && (rows.length > FEW_ROWS || query.find !== "") ? list.search : undefined;
  if (filters.length === 0 && !search) return false;
  return html`<form class="asks" method="get" action="${query.path}">
    ${query.sort && html`<input type="hidden" name="sort" value="${query.sort.down ? "-" : ""}${query.sort.column}" />`}
    ${filters.map(
      ({ filter, choices }) =>
        html`<label
          >${filter.label}
          <select name="${filter.name}">
            <option value="">${filter.all}</option>
            ${choices.map(({ choice, words, count }) => {
              const isChosen = choice === query.filters.get(filter.name);
              return html`<option value="${choice}" ${isChosen && "selected"}>${words} (${count})</option>`;
            })}
          </select>
        </label> `,
    )}
    ${
      search &&
      html`<label
        >${search.label}
        <input type="search" name="find" value="${query.find}" maxlength="200" autocomplete="off" />
      </label>`
    }
    <button type="submit">Show</button> ${asked && html`<a href="${query.path}">Show all</a>`}
  </form>`;
}

interface Choice {
  readonly choice: string;
  readonly words: string;
  readonly count: string;
}

/** The choices that rows have, in the order of their words, each with how many rows have it; also the chosen one that none has. */
function choicesOf<Row>({ of, words }: ListFilter<Row>, rows: readonly Row[], chosen: string | undefined): Choice[] {
  const counts = new Map<string, number>();
  for (const choice of rows.flatMap(of)) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const commonest = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, MOST_CHOICES);
  const offered = new Map(commonest);
  if (chosen !== undefined) offered.set(chosen, counts.get(chosen) ?? 0);
  return [...offered]
    .map(([choice, count]) => ({ choice, words: words?.(choice) ?? choice, count: count.toLocaleString("en-GB") }))
    .toSorted((one, other) => one.words.localeCompare(other.words, "en-GB"));
}
