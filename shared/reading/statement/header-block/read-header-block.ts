import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { LooseRow } from "../collected-workbook.ts";
import { statementTable } from "../columns/statement-table.ts";
import { isHeading } from "../../table/headings/heading-meaning.ts";
import { type Contact, readContact } from "./contact-in-row.ts";
import {
  type SerialDay,
  readSerialDay,
  textAfterAsAt,
  readAsAt,
  POSITION_WORDS,
  readPrintDay,
  cellToTheRight,
} from "./day-of-balances.ts";
import { type Label, readLabels } from "./labels-of-row.ts";
import { partiesInTitle } from "./parties-in-title.ts";
import { type KnownOrganisations, readParty } from "./party-in-text.ts";
import { saysNil } from "./says-nil.ts";
import { beginsSlip, isAddressee, isOfParty } from "./remittance-slip.ts";
import { readStatedTotals, type TotalOutside } from "./stated-total.ts";

/** What the rows outside the lines say. */
export interface HeaderBlock {
  readonly parties: readonly PartyFound[];
  readonly asAt: CalendarDate | undefined;
  /** The as-at date, if it is a bare serial number. */
  readonly serialAsAt: SerialDay | undefined;
  /** The first as-at date on each sheet: the sheets of one statement have the same. */
  readonly asAtBySheet: ReadonlyMap<string, DayOfSheet>;
  /** The day the report was run, which counts if there is no as-at date. */
  readonly runDate: { readonly date: CalendarDate; readonly sheet: string; readonly row: number } | undefined;
  readonly telephone: string | undefined;
  readonly email: string | undefined;
  readonly accounts: readonly string[];
  readonly nil: { readonly sheet: string; readonly row: number; readonly text: string } | undefined;
  /** Totals stated outside the tables. */
  readonly totals: readonly (TotalOutside & { readonly sheet: string })[];
}

/** An organisation that is named outside the lines. */
export interface PartyFound {
  /** `unknown` if nothing says whether it is the receivable or the payable organisation. */
  readonly side: "receivable" | "payable" | "unknown";
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly sheet: string;
  readonly row: number;
  /** Whether it was beside a label; otherwise it was in a title. */
  readonly labelled: boolean;
}

/** The as-at date of a sheet, and its row. */
export interface DayOfSheet {
  readonly date: CalendarDate;
  readonly row: number;
}

/**
 * Reads the rows outside the lines (the header block, cover sheets, titles, footers): from whom, to whom, as at when, whom to contact. For each
 * row, in this order: labels with their values (labels-of-row.ts), dates (day-of-balances.ts), organisations in titles (parties-in-title.ts),
 * the sender's contact details (contact-in-row.ts), a stated total (stated-total.ts).
 *
 * @param lastLines the row of the last line on each sheet
 */
export function readHeaderBlock(
  rows: readonly LooseRow[],
  known: KnownOrganisations,
  lastLines: ReadonlyMap<string, number>,
): HeaderBlock {
  const parties: PartyFound[] = [];
  const accounts: string[] = [];
  const totals: HeaderBlock["totals"][number][] = [];
  let asAt: CalendarDate | undefined;
  const asAtBySheet = new Map<string, DayOfSheet>();
  let serialAsAt: SerialDay | undefined;
  let runDate: HeaderBlock["runDate"];
  let nil: HeaderBlock["nil"];
  const contact: Contact = { telephone: undefined, email: undefined };
  let lastSide: "receivable" | "payable" | undefined;
  /** The sheet whose remittance slip the rows belong to. */
  let slipOf: string | undefined;

  const addParty = (
    loose: LooseRow,
    side: "receivable" | "payable",
    texts: readonly string[],
    isCode: boolean,
  ): void => {
    lastSide = side;
    // Column headings are not names: a heading in the row above looked like a label.
    const names = texts.filter((text) => !isHeading(statementTable(undefined), text));
    const party = readParty(names, isCode, known);
    if (party === undefined) return;
    const half = isCode || party.code === undefined ? lastNamed(parties, side, loose.sheet) : undefined;
    const joined = half === undefined ? undefined : joinParties(half, party);
    if (half !== undefined && joined !== undefined) parties[parties.indexOf(half)] = joined;
    else parties.push({ side, ...party, sheet: loose.sheet, row: loose.row.row, labelled: true });
  };

  /** A remittance slip goes back to the sender with the payment, so it is addressed to the sender; whom else it names pays it, as is known. */
  const readAddressee = ({ sheet, row }: LooseRow, { text, values }: Label): void => {
    const party = isAddressee(text) ? readParty(values, false, known) : undefined;
    if (party !== undefined) parties.push({ side: "receivable", ...party, sheet, row: row.row, labelled: false });
  };

  const readLabel = (loose: LooseRow, label: Label): void => {
    if (slipOf === loose.sheet && isOfParty(label.field)) {
      readAddressee(loose, label);
      return;
    }
    switch (label.field) {
      case "receivableName":
      case "receivableCode":
        addParty(loose, "receivable", label.values, label.field === "receivableCode");
        break;
      case "payableName":
      case "payableCode":
        addParty(loose, "payable", label.values, label.field === "payableCode");
        break;
      case "anyName":
        addParty(
          loose,
          parties.some((party) => party.side === "receivable") ? "payable" : "receivable",
          label.values,
          false,
        );
        break;
      case "anyCode":
        if (lastSide !== undefined) addParty(loose, lastSide, label.values, true);
        break;
      case "asAt":
        asAt ??= label.date;
        if (asAt === undefined) serialAsAt ??= readSerialDay(label.cells, loose);
        break;
      case "runDate":
        if (label.date !== undefined) runDate ??= { date: label.date, sheet: loose.sheet, row: loose.row.row };
        break;
      case "account": {
        const [account = ""] = label.values;
        if (/\d/u.test(account) && account.length <= 20 && !accounts.includes(account)) accounts.push(account);
        break;
      }
      case "contact":
      case "telephone":
      case "email":
      case "other":
        break;
    }
  };

  for (const [at, loose] of rows.entries()) {
    const { row, sheet } = loose;
    if (nil === undefined && row.cells.some(({ type, text }) => type === "text" && saysNil(text))) {
      nil = {
        sheet,
        row: row.row,
        text: row.cells
          .map((cell) => cell.text)
          .join(" ")
          .slice(0, 160),
      };
    }
    if (beginsSlip(row) && row.row > (lastLines.get(sheet) ?? Number.MAX_SAFE_INTEGER)) slipOf = sheet;
    const labels = readLabels(row, rows[at + 1]);
    for (const label of labels) readLabel(loose, label);
    for (const cell of row.cells) {
      if (cell.type !== "text") continue;
      const position = textAfterAsAt(cell);
      const day = position === undefined ? undefined : readAsAt(position, cell, row);
      asAt ??= day;
      if (day !== undefined && POSITION_WORDS.test(cell.text) && !asAtBySheet.has(sheet))
        asAtBySheet.set(sheet, { date: day, row: row.row });
      const printed = readPrintDay(cell.text);
      if (printed !== undefined) runDate ??= { date: printed, sheet, row: row.row };
      // The text ends in `as at`, and the date is in the next cell.
      if (asAt === undefined && position === "") serialAsAt ??= readSerialDay(cellToTheRight(cell, row), loose);
      if (labels.length === 0 && slipOf !== sheet) {
        for (const found of partiesInTitle(cell.text, known))
          parties.push({ ...found, sheet, row: row.row, labelled: false });
      }
    }
    readContact(contact, row, labels);
    const next = rows[at + 1];
    const below = next?.sheet === sheet ? next.row : undefined;
    for (const total of readStatedTotals(row, below)) totals.push({ sheet, ...total });
  }
  return {
    parties,
    asAt: asAt ?? serialAsAt?.date,
    asAtBySheet,
    serialAsAt: asAt === undefined ? serialAsAt : undefined,
    runDate,
    telephone: contact.telephone?.text,
    email: contact.email?.text,
    accounts,
    nil,
    totals,
  };
}

function lastNamed(parties: readonly PartyFound[], side: PartyFound["side"], sheet: string): PartyFound | undefined {
  return parties.findLast((party) => party.side === side && party.sheet === sheet && party.labelled);
}

/** Joins a name and a code in two rows to one party; `undefined` if they have two different names or codes. */
function joinParties(
  one: PartyFound,
  other: { code: string | undefined; name: string | undefined },
): PartyFound | undefined {
  if (one.code !== undefined && other.code !== undefined && one.code !== other.code) return undefined;
  if (one.name !== undefined && other.name !== undefined && one.name !== other.name) return undefined;
  return { ...one, code: one.code ?? other.code, name: one.name ?? other.name };
}
