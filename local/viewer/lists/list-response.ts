import type { Html } from "../../../shared/messages/rendering/html.ts";
import { fileResponse, pageResponse, type HttpResponse } from "../http-responses.ts";
import type { Page } from "../pages/page.ts";
import { chooseRows } from "./choose-rows.ts";
import type { List } from "./list.ts";
import { listCsv } from "./list-csv.ts";
import { listQueryOf } from "./list-query.ts";
import { listView } from "./list-view.ts";

/** The address of a page with a list. */
export interface ListRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * Answers a request for a page with a list: the page, or its rows as CSV where the address says `as=csv`.
 *
 * @param name of the file, without its ending
 * @param page the page around the list
 */
export function listResponse<Row>(
  list: List<Row>,
  rows: readonly Row[],
  { path, query: given }: ListRequest,
  name: string,
  page: (shown: Html, chosen: readonly Row[]) => Page,
): HttpResponse {
  const query = listQueryOf(list, path, given);
  const chosen = chooseRows(list, rows, query);
  if (given.get("as") === "csv") return csvResponse(list, chosen, name);
  return pageResponse(page(listView(list, rows, chosen, query), chosen));
}

/** Rows as a CSV for download. Spreadsheets take it for UTF-8 by its first character. */
export function csvResponse<Row>(list: List<Row>, rows: readonly Row[], name: string): HttpResponse {
  return fileResponse(`${name}.csv`, Buffer.from(`\uFEFF${listCsv(list, rows)}\r\n`, "utf8"));
}
