import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../../table/values/cell-value.ts";
import { yesOrNo, saysNoNumber } from "../../table/values/cell-words.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord, PartyMention } from "./table-record.ts";

const MOST_PARTIES = 100;

/** Reads the cells that only some statements have, into a line; `undefined` if this statement has none of their columns. */
export function optionalCellReader(
  record: TableRecord,
  roles: Uint8Array,
  places: CellPlaces,
  context: TableContext,
  findings: LineFindings,
): ((row: Row, line: StatementLine) => void) | undefined {
  if (!roles.some((each) => each >= columnRole.account && each <= columnRole.recharge)) return undefined;

  const textAt = (row: Row, each: number): string => {
    const place = places.placeOf(each);
    return place < 0 ? "" : textOfCell(row, place);
  };

  const addCapital = (row: Row, line: StatementLine): void => {
    const place = places.placeOf(columnRole.capital);
    if (place < 0) return;
    // A fast path, because nearly all of these cells are one letter.
    const plain = row.types[place] === "text" ? row.texts[place] : undefined;
    if (plain === "N" || plain === "Y") {
      line.capital = plain === "Y";
      return;
    }
    const text = textOfCell(row, place);
    if (text === "") return;
    const isNumber = row.types[place] === "number";
    const says = isNumber ? (row.numbers[place] ?? 0) !== 0 : yesOrNo(text);
    if (says !== undefined) line.capital = says;
    else findings.addUnclearCapital(row, place, text, line);
  };

  const has = (each: number): boolean => roles.includes(each);

  const addMarks = (row: Row, line: StatementLine): void => {
    const future = textAt(row, columnRole.futurePeriod);
    if (future !== "") line.futurePeriod = yesOrNo(future) ?? true;
    const subsidiary = textAt(row, columnRole.subsidiary);
    if (subsidiary !== "" && yesOrNo(subsidiary) === undefined) line.subsidiary = subsidiary;
    const predecessor = textAt(row, columnRole.predecessor);
    if (predecessor !== "" && !saysNoNumber(predecessor)) line.predecessor = predecessor;
    const commissioner = textAt(row, columnRole.commissionedBy);
    if (commissioner !== "") line.commissionedBy = commissioner;
    const recharge = yesOrNo(textAt(row, columnRole.recharge));
    if (recharge !== undefined) line.recharge = recharge;
  };

  const addAccrual = (row: Row, line: StatementLine): void => {
    const period = textAt(row, columnRole.period);
    const basis = textAt(row, columnRole.basis);
    const agreedBy = textAt(row, columnRole.agreedBy);
    if (period === "" && basis === "" && agreedBy === "") return;
    line.accrual = {
      ...(period === "" ? {} : { period }),
      ...(basis === "" ? {} : { basis }),
      ...(agreedBy === "" ? {} : { agreedBy }),
    };
  };

  let lastAccount = "";
  const addAccount = (row: Row, line: StatementLine): void => {
    const account = textAt(row, columnRole.account);
    if (account !== "") line.account = account;
    const name = textAt(row, columnRole.accountName);
    const known = account === "" ? name : account;
    if (known === lastAccount) return;
    lastAccount = known;
    context.nameAccount(account, name, row.row);
  };

  const addParties = (row: Row): void => {
    addMention(record.payables, textAt(row, columnRole.payableCode), textAt(row, columnRole.payableName), row.row);
    addMention(
      record.receivables,
      textAt(row, columnRole.receivableCode),
      textAt(row, columnRole.receivableName),
      row.row,
    );
  };

  const marks = [
    columnRole.futurePeriod,
    columnRole.subsidiary,
    columnRole.predecessor,
    columnRole.commissionedBy,
    columnRole.recharge,
  ];
  const parties = [
    columnRole.payableCode,
    columnRole.payableName,
    columnRole.receivableCode,
    columnRole.receivableName,
  ];
  const hasCapital = has(columnRole.capital);
  const hasMarks = marks.some(has);
  const hasAccrual = has(columnRole.period) || has(columnRole.basis) || has(columnRole.agreedBy);
  const hasAccount = has(columnRole.account) || has(columnRole.accountName);
  const hasParties = parties.some(has);
  return (row, line) => {
    if (hasCapital) addCapital(row, line);
    if (hasAccount) addAccount(row, line);
    if (hasMarks) addMarks(row, line);
    if (hasAccrual) addAccrual(row, line);
    if (hasParties) addParties(row);
  };
}

function addMention(mentions: Map<string, PartyMention>, code: string, name: string, row: number): void {
  if (code === "" && name === "") return;
  const key = `${code}\n${name}`;
  if (!mentions.has(key) && mentions.size < MOST_PARTIES) mentions.set(key, { code, name, row });
}
