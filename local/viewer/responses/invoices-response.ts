import { allPositions } from "../../../shared/records/position/positions.ts";
import { pageResponse, type HttpResponse } from "../http-responses.ts";
import { squeezed } from "../lists/choose-rows.ts";
import { foundLineList } from "../lists/found-line-list.ts";
import { listResponse } from "../lists/list-response.ts";
import { invoicesPage } from "../pages/invoices-page.ts";
import { foundLines, type FoundLine } from "../search/found-lines.ts";
import { outcomeKeyOf } from "../search/search-numbers.ts";
import type { RememberingSources } from "../viewer-sources.ts";

/** Of so many positions the lines are shown. */
const MOST_POSITIONS = 50;

/** `/invoices?find=INV-1`: the lines of all positions that have a number. */
export async function invoicesResponse(
  { records, searchNumbers, readOutcome }: RememberingSources,
  query: URLSearchParams,
): Promise<HttpResponse> {
  const sought = (query.get("find") ?? "").trim();
  if (squeezed(sought) === "") return pageResponse(invoicesPage(sought));
  const { positions, left } = await searchNumbers(sought, await allPositions(records.positions));
  const rows: FoundLine[] = [];
  for (const position of positions.slice(0, MOST_POSITIONS)) {
    const key = outcomeKeyOf(position);
    if (key !== undefined) rows.push(...foundLines(position.key, await readOutcome(key), sought));
  }
  const isCut = positions.length > MOST_POSITIONS;
  const href = `/invoices?find=${encodeURIComponent(sought)}`;
  return listResponse(foundLineList, rows, { path: "/invoices", query }, "Invoices", (list) =>
    invoicesPage(sought, { list: rows.length === 0 ? undefined : list, left, isCut, href }),
  );
}
