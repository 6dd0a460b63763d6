import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../../table/values/cell-value.ts";
import { yesOrNo, isNoNumber } from "../labels/cell-words.ts";
import type { CellPlaces } from "./cell-places.ts";
import { role } from "./column-roles.ts";
import type { LineReports } from "./line-reports.ts";
import type { TableSurroundings } from "./table-context.ts";
import type { TableRecord, PartyMention } from "./table-record.ts";

const MOST_PARTIES = 100;

/** Adds what only some statements have columns for; `undefined` where this one has none of them. */
export function rareCells(
  record: TableRecord,
  roles: Uint8Array,
  places: CellPlaces,
  around: TableSurroundings,
  reports: LineReports,
): ((row: Row, line: StatementLine) => void) | undefined {
  if (!roles.some((each) => each >= role.account && each <= role.recharge)) return undefined;

  const textAt = (row: Row, each: number): string => {
    const place = places.of(each);
    return place < 0 ? "" : textOfCell(row, place);
  };

  const addCapital = (row: Row, line: StatementLine): void => {
    const place = places.of(role.capital);
    if (place < 0) return;
    // Nearly all of them are one letter: the same text again and again.
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
    else reports.capitalUnclear(row, place, text, line);
  };

  const has = (each: number): boolean => roles.includes(each);

  const addMarks = (row: Row, line: StatementLine): void => {
    const future = textAt(row, role.futurePeriod);
    if (future !== "") line.futurePeriod = yesOrNo(future) ?? true;
    const subsidiary = textAt(row, role.subsidiary);
    if (subsidiary !== "" && yesOrNo(subsidiary) === undefined) line.subsidiary = subsidiary;
    const predecessor = textAt(row, role.predecessor);
    if (predecessor !== "" && !isNoNumber(predecessor)) line.predecessor = predecessor;
    const commissioner = textAt(row, role.commissionedBy);
    if (commissioner !== "") line.commissionedBy = commissioner;
    const recharge = yesOrNo(textAt(row, role.recharge));
    if (recharge !== undefined) line.recharge = recharge;
  };

  const addAccrual = (row: Row, line: StatementLine): void => {
    const period = textAt(row, role.period);
    const basis = textAt(row, role.basis);
    const agreedBy = textAt(row, role.agreedBy);
    if (period === "" && basis === "" && agreedBy === "") return;
    line.accrual = {
      ...(period === "" ? {} : { period }),
      ...(basis === "" ? {} : { basis }),
      ...(agreedBy === "" ? {} : { agreedBy }),
    };
  };

  let lastAccount = "";
  const addAccount = (row: Row, line: StatementLine): void => {
    const account = textAt(row, role.account);
    if (account !== "") line.account = account;
    const name = textAt(row, role.accountName);
    const known = account === "" ? name : account;
    if (known === lastAccount) return;
    lastAccount = known;
    around.nameAccount(account, name, row.row);
  };

  const addParties = (row: Row): void => {
    mention(record.payables, textAt(row, role.payableCode), textAt(row, role.payableName), row.row);
    mention(record.receivables, textAt(row, role.receivableCode), textAt(row, role.receivableName), row.row);
  };

  const marks = [role.futurePeriod, role.subsidiary, role.predecessor, role.commissionedBy, role.recharge];
  const parties = [role.payableCode, role.payableName, role.receivableCode, role.receivableName];
  const hasCapital = has(role.capital);
  const hasMarks = marks.some(has);
  const hasAccrual = has(role.period) || has(role.basis) || has(role.agreedBy);
  const hasAccount = has(role.account) || has(role.accountName);
  const hasParties = parties.some(has);
  return (row, line) => {
    if (hasCapital) addCapital(row, line);
    if (hasAccount) addAccount(row, line);
    if (hasMarks) addMarks(row, line);
    if (hasAccrual) addAccrual(row, line);
    if (hasParties) addParties(row);
  };
}

function mention(mentions: Map<string, PartyMention>, code: string, name: string, row: number): void {
  if (code === "" && name === "") return;
  const key = `${code}\n${name}`;
  if (!mentions.has(key) && mentions.size < MOST_PARTIES) mentions.set(key, { code, name, row });
}
