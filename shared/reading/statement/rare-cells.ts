import type { StatementLine } from "../../domain/statement-line.ts";
import type { Row } from "../row.ts";
import { textOfCell } from "../values/cell-value.ts";
import type { CellPlaces } from "./cell-places.ts";
import { role } from "./column-roles.ts";
import type { LineReports } from "./line-reports.ts";
import { isNoNumber, yesOrNo } from "./row-meaning.ts";
import type { PartyMention, TableRecord } from "./table-record.ts";
import type { TableSurroundings } from "./table-surroundings.ts";

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
  const hasReceivable = roles.includes(role.receivableCode) || roles.includes(role.receivableName);
  const hasPayable = roles.includes(role.payableCode) || roles.includes(role.payableName);
  const hasAccount = roles.includes(role.account) || roles.includes(role.accountName);
  const onlyCapital = !roles.some((each) => each >= role.account && each <= role.recharge && each !== role.capital);

  const textAt = (row: Row, each: number): string => {
    const place = places.of(each);
    return place < 0 ? "" : textOfCell(row, place);
  };

  const addCapital = (row: Row, line: StatementLine): void => {
    const place = places.of(role.capital);
    if (place < 0) return;
    const text = textOfCell(row, place);
    if (text === "") return;
    const isNumber = row.types[place] === "number";
    const says = isNumber ? (row.numbers[place] ?? 0) !== 0 : yesOrNo(text);
    if (says !== undefined) line.capital = says;
    else reports.capitalUnclear(row, place, text, line);
  };

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

  const addParties = (row: Row, line: StatementLine): void => {
    if (hasAccount) {
      const account = textAt(row, role.account);
      if (account !== "") line.account = account;
      around.nameAccount(account, textAt(row, role.accountName), row.row);
    }
    if (hasPayable) mention(record.payables, textAt(row, role.payableCode), textAt(row, role.payableName), row.row);
    if (hasReceivable)
      mention(record.receivables, textAt(row, role.receivableCode), textAt(row, role.receivableName), row.row);
  };

  return onlyCapital
    ? addCapital
    : (row, line) => {
        addCapital(row, line);
        addMarks(row, line);
        addParties(row, line);
      };
}

function mention(mentions: Map<string, PartyMention>, code: string, name: string, row: number): void {
  if (code === "" && name === "") return;
  const key = `${code}\n${name}`;
  if (!mentions.has(key) && mentions.size < MOST_PARTIES) mentions.set(key, { code, name, row });
}
