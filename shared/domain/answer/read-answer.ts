import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { IssuedLine, IssuedStatement } from "../issuing/issued-statement.ts";
import type { PositionKey } from "../position/position-key.ts";
import { answerInWords } from "./answer-in-words.ts";
import type { AnswerRow, AnswerTables, AnswerTotal } from "./answer-tables.ts";
import { linesOfRows } from "./lines-of-rows.ts";
import { saidOfRow } from "./said-of-row.ts";
import type { AnsweredLine, HeldItem, StatementAnswer, UnclearPoint } from "./statement-answer.ts";

export interface AnswerFile {
  readonly file: string;
  readonly tables: AnswerTables;
}

export interface AnswerToRead {
  readonly statement: IssuedStatement;
  /** Which statement of its position it is. */
  readonly number: number;
  readonly files: readonly AnswerFile[];
  /** Files that came with it and hold no answer that we can read. */
  readonly unreadFiles: readonly string[];
  /** The sender's own lines, without what they quote; none of a program's message. */
  readonly written: readonly string[];
}

/**
 * Reads an answer into the lines of the statement that it answers (RSP-06): its tables, or without one its words. What does not say one thing only,
 * does not fit the line, or is not on the statement is told with its place and counts for nothing.
 */
export function readAnswer({ statement, number, files, unreadFiles, written }: AnswerToRead): StatementAnswer {
  const { payable, receivable, exercise, kind } = statement;
  const position: PositionKey = { payable, receivable, exercise, kind };
  const words = written.join(" ").slice(0, LONGEST_WORDS);
  const unreadPoints = unreadFiles.map((file) => ({
    place: `“${file}”`,
    what: "It holds no table that we can read as an answer to our lines.",
  }));
  const answering = files.filter(({ tables }) => tables.rows.length > 0);
  if (answering.length === 0) {
    const said = answerInWords(written, statement.lines);
    const isRead = said.said === "answer" && unreadFiles.length === 0;
    return {
      position,
      number,
      lines: isRead ? [...said.lines] : [],
      unclear: [
        ...unreadPoints,
        ...files.flatMap(problemsOf),
        ...(said.said === "unclear" && words !== "" ? [{ place: "the mail", what: said.what }] : []),
      ],
      held: files.flatMap(heldIn),
      words,
    };
  }
  const { lines, unclear } = answersInTables(statement.lines, answering);
  return {
    position,
    number,
    lines,
    unclear: [...unclear, ...files.flatMap(problemsOf), ...unreadPoints],
    held: files.flatMap(heldIn),
    words,
  };
}

const LONGEST_WORDS = 500;

function answersInTables(
  ours: readonly IssuedLine[],
  files: readonly AnswerFile[],
): { lines: AnsweredLine[]; unclear: UnclearPoint[] } {
  const unclear: UnclearPoint[] = [];
  const answered = new Map<number, AnsweredLine>();
  const spoilt = new Set<number>();
  for (const { file, tables } of files) {
    const own: AnsweredLine[] = [];
    for (const { row, ...found } of linesOfRows(tables.rows, ours)) {
      const place = placeOf(row, file);
      if (found.line === undefined) {
        if (answers(row)) unclear.push({ place, what: whatIsNotFound(row, found.couldBe) });
        for (const { line } of found.couldBe) if (answers(row)) spoilt.add(line);
        continue;
      }
      const { line, claimedPence } = found.line;
      const said = saidOfRow(row, claimedPence);
      if (said.said === "unanswered") continue;
      if (said.said === "unclear") {
        unclear.push({ place, line, what: `${nameOf(found.line)}: ${said.why}.` });
        spoilt.add(line);
        continue;
      }
      const { agreedPence, notAgreedPence, disputedPence, cause } = said;
      const answer: AnsweredLine = {
        line,
        agreedPence,
        notAgreedPence,
        disputedPence,
        ...(cause === undefined ? {} : { cause }),
        reason: row.reason,
        wanted: row.wanted,
        place,
      };
      own.push(answer);
      const before = answered.get(line);
      if (before === undefined) answered.set(line, answer);
      else if (!isSame(before, answer)) {
        unclear.push({ place, line, what: `${nameOf(found.line)}: it is answered otherwise in ${before.place}.` });
        spoilt.add(line);
      }
    }
    unclear.push(...tables.totals.flatMap((total) => differenceOf(total, own, file)));
  }
  for (const line of spoilt) answered.delete(line);
  return { lines: [...answered.values()].sort((a, b) => a.line - b.line), unclear };
}

function isSame(a: AnsweredLine, b: AnsweredLine): boolean {
  return (
    a.agreedPence === b.agreedPence && a.notAgreedPence === b.notAgreedPence && a.disputedPence === b.disputedPence
  );
}

/** Whether a row says anything about what it names. */
function answers(row: AnswerRow): boolean {
  const { agreedPence, notAgreedPence, openPence, disputedPence, status } = row;
  const given = [agreedPence, notAgreedPence, openPence, disputedPence].some(
    (each) => each !== undefined && each !== noPence,
  );
  return given || status !== "" || row.wrong.length > 0;
}

function whatIsNotFound(row: AnswerRow, couldBe: readonly IssuedLine[]): string {
  const amount = row.claimedPence ?? row.agreedPence ?? row.openPence;
  const words = `${row.number === "" ? "A row without a number" : row.number}${amount === undefined ? "" : `, ${formatPounds(amount)}`}`;
  return couldBe.length === 0
    ? `${words}: it is not on our statement.`
    : `${words}: it could be line ${couldBe
        .slice(0, 5)
        .map(({ line }) => String(line))
        .join(" or line ")} of our statement.`;
}

/** A stated total that is not what its rows add up to: a row may be missing, or not mean what it says. */
function differenceOf(total: AnswerTotal, lines: readonly AnsweredLine[], file: string): UnclearPoint[] {
  const sums: readonly (readonly [string, Pence | undefined, Pence])[] = [
    ["agreed", total.agreedPence, sumPence(lines.map(({ agreedPence }) => agreedPence))],
    ["not agreed", total.notAgreedPence, sumPence(lines.map(({ notAgreedPence }) => notAgreedPence))],
    ["in dispute", total.disputedPence, sumPence(lines.map(({ disputedPence }) => disputedPence))],
  ];
  return sums.flatMap(([what, stated, added]) =>
    stated === undefined || stated === added
      ? []
      : [
          {
            place: placeOf(total, file),
            what: `It states ${formatPounds(stated)} ${what}, and the lines that we could read add up to ${formatPounds(added)}.`,
          },
        ],
  );
}

function problemsOf({ file, tables }: AnswerFile): UnclearPoint[] {
  const place = `“${file}”`;
  return [
    ...tables.problems.map((what) => ({ place, what })),
    ...(tables.isCut ? [{ place, what: "It has more rows than we read." }] : []),
  ];
}

function heldIn({ file, tables }: AnswerFile): HeldItem[] {
  return tables.held.map(({ number, date, pence, reason, code, ...place }) => ({
    place: placeOf(place, file),
    number,
    ...(date === undefined ? {} : { date }),
    ...(pence === undefined ? {} : { pence }),
    isAccrual: code === ACCRUAL_HELD || /\baccru/iu.test(reason),
    reason,
  }));
}

const ACCRUAL_HELD = "accrual-held";

function placeOf({ sheet, row }: { readonly sheet: string; readonly row: number }, file: string): string {
  return `row ${String(row)}${sheet === "" ? "" : ` of “${sheet}”`} in “${file}”`;
}

function nameOf({ line, invoiceNumber }: IssuedLine): string {
  return `Line ${String(line)}${invoiceNumber === "" ? "" : `, ${invoiceNumber}`}`;
}
