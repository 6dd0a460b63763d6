import { numberInWords } from "../../../domain/statement/number-in-words.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Row } from "../../cells/row.ts";
import { looksLikeOrder } from "../../table/columns/column-profile.ts";
import { totalMeaning } from "../../table/rows/row-labels.ts";
import { doubtOfIdentifier, identifierOfCell, textOfCell } from "../../table/values/cell-value.ts";
import { saysNoNumber } from "../../table/values/cell-words.ts";
import { splitIdentifiers } from "../../table/values/identifier.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";

/** Reads the numbers of rows whose cells are located, and the words that may name them. */
interface LineNumbers {
  /** The invoice number. */
  numberOf(row: Row): string;
  orderOf(row: Row): string | undefined;
  descriptionOf(row: Row): string | undefined;
  /** Adds all other numbers that a row gives its line. */
  addReferences(row: Row, line: StatementLine): void;
}

export function lineNumbers(layout: StatementLayout, places: CellPlaces, findings: LineFindings): LineNumbers {
  const hasOrderColumn = layout.fields.has("purchaseOrder");

  const orderOf = (row: Row): string | undefined => {
    const place = places.placeOf(columnRole.purchaseOrder);
    const text = place < 0 ? "" : identifierOfCell(row, place);
    return text === "" || saysNoNumber(text) || totalMeaning(text) === "carried" ? undefined : text;
  };

  const addReferences = (row: Row, line: StatementLine): void => {
    const number = places.placeOf(columnRole.invoiceNumber);
    if (number >= 0 && layout.numbersInWords && identifierOfCell(row, number) !== line.invoiceNumber)
      addCustomerReference(identifierOfCell(row, number), line);
    else if (number >= 0 && needsCloserLook(row, number)) addFromNumber(row, number, line);
    const customer = places.placeOf(columnRole.customerReference);
    if (customer >= 0) addCustomerReference(identifierOfCell(row, customer), line);
    if (layout.otherNumberColumns.length > 0) addAlternates(row, line);
  };

  const numberOf = (row: Row): string => {
    // Where the words name the invoices, the column of numbers has something else, in a line whose words don't as well.
    if (layout.numbersInWords) return numberNamedBy(descriptionOf(row) ?? "");
    const place = places.placeOf(columnRole.invoiceNumber);
    return place < 0 ? "" : identifierOfCell(row, place);
  };

  const addFromNumber = (row: Row, place: number, line: StatementLine): void => {
    const doubt = doubtOfIdentifier(row, place);
    if (doubt !== undefined) findings.addDoubtfulNumber(row, place, doubt, line);
    const several = row.types[place] === "text" ? splitIdentifiers(row.texts[place] ?? "") : undefined;
    if (several !== undefined) line.references = several;
  };

  const addCustomerReference = (text: string, line: StatementLine): void => {
    if (text === "" || saysNoNumber(text)) return;
    if (!hasOrderColumn && (looksLikeOrder(text) || /^[a-z]{0,4}\d{4,}$/iu.test(text))) line.purchaseOrder = text;
    else line.references = [...(line.references ?? []), text];
  };

  const addAlternates = (row: Row, line: StatementLine): void => {
    const others = layout.otherNumberColumns.map((column) => {
      const place = row.columns.indexOf(column);
      const text = place < 0 || place >= row.count ? "" : identifierOfCell(row, place);
      return saysNoNumber(text) ? "" : text;
    });
    if (others.some((text) => text !== "")) line.otherNumbers = others;
  };

  const descriptionOf = (row: Row): string | undefined => {
    const description = places.placeOf(columnRole.description);
    const text = description < 0 ? "" : textOfCell(row, description);
    if (text !== "") return text;
    const comment = places.placeOf(columnRole.comment) < 0 ? "" : textOfCell(row, places.placeOf(columnRole.comment));
    return comment === "" ? undefined : comment;
  };

  return { numberOf, orderOf, descriptionOf, addReferences };
}

/** The number that the words of a line name, or are: `PAY-00044` beside `INV-000441`. */
function numberNamedBy(words: string): string {
  return numberInWords(words) || (IS_NUMBER.test(words) ? words : "");
}

const IS_NUMBER = /^\p{L}{1,5}[-/]?\d{3}[\p{L}\d/-]{0,20}$/u;

/** A fast check whether an invoice number needs a closer look, because the cell may hold several or may have lost digits. */
function needsCloserLook(row: Row, place: number): boolean {
  const type = row.types[place];
  if (type === "number") {
    const number = row.numbers[place] ?? 0;
    return number >= 1e15 || !Number.isInteger(number);
  }
  if (type !== "text") return true;
  const text = row.texts[place] ?? "";
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // A space, a line end, & + , . / ; | or a character outside ASCII.
    if (code <= 32 || code === 38 || (code >= 43 && code <= 47 && code !== 45) || code === 59 || code >= 124)
      return true;
  }
  return false;
}
