import { dashboards } from "../../shared/telemetry/dashboards/dashboards.ts";
import { rangeOf } from "./dashboards/range.ts";
import { favicon } from "./favicon.ts";
import { iconResponse, pageNotFound, pageResponse, styleResponse, type HttpResponse } from "./http-responses.ts";
import { listResponse } from "./lists/list-response.ts";
import { todoList } from "./lists/todo-list.ts";
import { dashboardPage } from "./pages/dashboard-page.ts";
import { todoPage } from "./pages/todo-page.ts";
import { exerciseResponse, exercisesResponse } from "./responses/exercise-responses.ts";
import { invoicesResponse } from "./responses/invoices-response.ts";
import { ledgerResponse, ledgersResponse } from "./responses/ledger-responses.ts";
import { mailResponse, mailsResponse } from "./responses/mail-responses.ts";
import { overviewResponse, waitingItems } from "./responses/overview-response.ts";
import { positionResponse, positionsResponse } from "./responses/position-responses.ts";
import { sentListResponse, sentMessageResponse } from "./responses/sent-responses.ts";
import { style } from "./style.ts";
import type { RememberingSources, ViewerSources } from "./viewer-sources.ts";

/**
 * Reads what the page at an address shows, and makes the page.
 *
 * @param path the parts of the address between slashes, decoded
 */
export async function respondToRequest(
  sources: RememberingSources,
  path: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const [part, ...rest] = path;
  const isList = rest.length === 0;
  switch (part) {
    case undefined:
      return overviewResponse(sources);
    case "favicon.svg":
      return iconResponse(favicon);
    case "style.css":
      return styleResponse(style);
    case "mail":
      return isList ? mailsResponse(sources, query) : mailResponse(sources, rest, query);
    case "todo":
      return isList ? todoResponse(sources, query) : pageNotFound();
    case "sent":
      return isList ? sentListResponse(sources.sent, query) : sentMessageResponse(sources.sent, rest);
    case "positions":
      return isList ? positionsResponse(sources, query) : positionResponse(sources, rest, query);
    case "invoices":
      return isList ? invoicesResponse(sources, query) : pageNotFound();
    case "exercises":
      return isList ? exercisesResponse(sources, query) : exerciseResponse(sources, rest, query);
    case "dashboards":
      return dashboardResponse(sources, rest[0], query.get("range"));
    case "ledgers":
      return isList ? ledgersResponse(sources, query) : ledgerResponse(sources, rest, query);
    default:
      return pageNotFound();
  }
}

async function todoResponse(sources: ViewerSources, query: URLSearchParams): Promise<HttpResponse> {
  return listResponse(todoList, await waitingItems(sources), { path: "/todo", query }, "To do", todoPage);
}

async function dashboardResponse(
  { metrics, now }: ViewerSources,
  id: string | undefined,
  asked: string | null,
): Promise<HttpResponse> {
  const dashboard = dashboards.find((each) => each.id === id);
  if (!dashboard) return pageNotFound();
  const range = rangeOf(asked, now());
  const figures = await metrics.read(range.from, range.to, range.stepMs);
  return pageResponse(dashboardPage(dashboard, figures, range));
}
