import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

import { addDays, calendarDate } from "../../shared/domain/calendar-date.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise.ts";
import type { LedgerLine } from "../../shared/domain/ledger-line.ts";
import { organisationCode } from "../../shared/domain/organisation-code.ts";
import type { Outcome } from "../../shared/domain/outcome.ts";
import { pence } from "../../shared/domain/pence.ts";
import { cautiousPolicy } from "../../shared/domain/policy.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { StatementLine } from "../../shared/domain/statement-line.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { randomOf, type Random } from "./matching/random.ts";
import { median } from "./median.ts";

interface Sides {
  readonly lines: StatementLine[];
  readonly ledger: LedgerLine[];
}

/** How a ledger of a pair is made up besides what the statement claims. */
type Rest = "mostly paid" | "all open";

const ROUNDS = 9;

/**
 * The reconciliation against a bare Map join of the same rows and against DuckDB with the same passes as SQL, interleaved in
 * one process; and how the time grows. Medians.
 */
export async function benchReconcile(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const large = makeSides(100_000, 1_000_000, "mostly paid");
  const duck = await loadDuck(large);
  const times: Record<"engine" | "join" | "duck", number[]> = { engine: [], join: [], duck: [] };
  let agreed = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    // Cleared of what DuckDB's answer left, and warm again: a collection also throws away compiled code.
    collectGarbage();
    run(large);
    const outcome = timed(() => run(large));
    const joined = timed(() => joinByMap(large));
    collectGarbage();
    const start = performance.now();
    const byDuck = await reconcileInDuck(duck);
    const duckTime = performance.now() - start;
    checkSame(outcome.result, byDuck);
    agreed = outcome.result.agreedPence;
    if (round === 0) continue;
    times.join.push(joined.time);
    times.engine.push(outcome.time);
    times.duck.push(duckTime);
  }
  duck.closeSync();
  const engine = median(times.engine);
  const overJoin = engine / median(times.join);
  const overDuck = median(times.duck) / engine;
  figures.push(
    told("reconcile: 100,000 lines against 1,000,000", engine, "ms"),
    told("reconcile: £ agreed, the same in DuckDB", agreed / 100, "£"),
    told("reconcile: bare Map join of the same rows", median(times.join), "ms"),
    told("reconcile: DuckDB, one thread", median(times.duck), "ms"),
    {
      name: "reconcile: over a bare Map join",
      value: round(overJoin),
      unit: "×",
      bar: "at most 2.5",
      holds: overJoin <= 2.5,
    },
    {
      name: "reconcile: faster than DuckDB",
      value: round(overDuck),
      unit: "×",
      bar: "at least 5",
      holds: overDuck >= 5,
    },
  );

  const allOpen = makeSides(100_000, 1_000_000, "all open");
  figures.push(
    told("reconcile: the same with 900,000 open lines to tell", median(repeat(3, () => run(allOpen))), "ms"),
  );

  const small = makeSides(200, 500, "mostly paid");
  for (let warm = 0; warm < 300; warm++) run(small);
  const smallTime = median(repeat(200, () => run(small)));
  figures.push({
    name: "reconcile: 200 lines against 500",
    value: round(smallTime),
    unit: "ms",
    bar: "under 1",
    holds: smallTime < 1,
  });

  const tenth = makeSides(10_000, 100_000, "mostly paid");
  const tenthTime = median(repeat(9, () => run(tenth)));
  const growth = engine / tenthTime / 10;
  figures.push({
    name: "reconcile: time per line at ten times the size",
    value: round(growth),
    unit: "×",
    bar: "at most 2",
    holds: growth <= 2,
  });
  for (const [name, make] of adversaries) {
    const one = median(repeat(3, () => run(make(2_000, 10_000))));
    const ten = median(repeat(3, () => run(make(20_000, 100_000))));
    const grown = ten / one / 10;
    figures.push({
      name: `reconcile: ${name}, time per line at ten times the size`,
      value: round(grown),
      unit: "×",
      bar: "at most 3",
      holds: grown <= 3,
    });
  }
  return figures;
}

function told(name: string, value: number, unit: string): Figure {
  return { name, value: round(value), unit, bar: "", holds: true };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function timed<Result>(work: () => Result): { time: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

function repeat(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => timed(work).time);
}

function run(sides: Sides): Outcome {
  return reconcile({
    position: {
      payable: organisationCode("ZB2"),
      receivable: organisationCode("ZA1"),
      exercise: exerciseIdSchema.parse("2022-23-Q4"),
      kind: "r&p",
    },
    exercise: undefined,
    statement: { asAt: calendarDate("2023-03-23"), lines: sides.lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: sides.ledger },
    policy: cautiousPolicy,
    directory: new Map(),
    decisions: [],
  });
}

/** The yardstick: what any program that brings the two sides together has to do at least. */
function joinByMap(sides: Sides): number {
  const byNumber = new Map<string, LedgerLine>();
  for (const line of sides.ledger) byNumber.set(line.invoiceNumber, line);
  let agreed = 0;
  for (const line of sides.lines) {
    const booked = byNumber.get(line.invoiceNumber);
    if (booked !== undefined) agreed += Math.min(line.outstandingPence, booked.outstandingPence);
  }
  return agreed;
}

/** Statement lines of which nine in ten are as the ledger has them and the tenth is written differently, part paid, disputed or unknown. */
function makeSides(lines: number, ledgerLines: number, rest: Rest): Sides {
  const random = randomOf(7);
  const sides: Sides = { lines: [], ledger: [] };
  for (let at = 0; at < ledgerLines; at++) {
    const claimed = at % Math.round(ledgerLines / lines) === 0 && sides.lines.length < lines;
    const amount = random.between(100, 90_000_000);
    const booked = ledgerLine(random, at, amount, claimed || rest === "all open");
    if (!claimed) {
      sides.ledger.push(booked);
      continue;
    }
    const kind = random.between(1, 40);
    if (kind !== 1)
      sides.ledger.push(kind === 2 ? { ...booked, disputedPence: pence(Math.floor(amount / 2)) } : booked);
    else sides.ledger.push(ledgerLine(random, at + ledgerLines, amount, true));
    const number = kind === 3 ? booked.invoiceNumber.toLowerCase().replace("-", " ") : booked.invoiceNumber;
    const claim = kind === 4 ? amount * 2 : amount;
    sides.lines.push(statementLine(sides.lines.length + 1, number, booked, claim));
  }
  return sides;
}

function ledgerLine(random: Random, at: number, amount: number, isOpen: boolean): LedgerLine {
  const invoiceDate = addDays(calendarDate("2021-04-01"), random.between(0, 700));
  return {
    row: at + 2,
    counterparty: organisationCode("ZA1"),
    supplierCode: "700123",
    supplierName: "Eastmere University Hospitals",
    entry: "invoice",
    invoiceNumber: `INV-${String(1_000_000 + at)}`,
    invoiceDate,
    purchaseOrder: `PO${String(5_000_000 + at)}`,
    grossPence: pence(amount),
    outstandingPence: pence(isOpen ? amount : 0),
    status: isOpen ? "approved" : "paid",
    disputedPence: pence(0),
    ...(isOpen ? {} : { paidDate: addDays(invoiceDate, 30), paymentReference: `BACS${String(at % 5_000)}` }),
    capital: false,
    futurePeriod: false,
  };
}

function statementLine(line: number, invoiceNumber: string, booked: LedgerLine, claim: number): StatementLine {
  return {
    line,
    sheet: "Statement",
    row: line + 1,
    type: "invoice",
    invoiceNumber,
    ...(booked.invoiceDate === undefined ? {} : { invoiceDate: booked.invoiceDate }),
    outstandingPence: pence(claim),
    ...(booked.purchaseOrder === undefined ? {} : { purchaseOrder: booked.purchaseOrder }),
    description: `Recharge of ${booked.invoiceDate ?? ""} staffing`,
  };
}

const adversaries: readonly [string, (lines: number, ledgerLines: number) => Sides][] = [
  [
    "all amounts equal",
    (lines, ledgerLines) =>
      alike(lines, ledgerLines, (line, at) => ({ ...line, invoiceNumber: `INV-${String(at + 9_000_000)}` })),
  ],
  [
    "all numbers equal",
    (lines, ledgerLines) => alike(lines, ledgerLines, (line, at) => ({ ...line, amount: at + 100 })),
  ],
  [
    "bait for sums",
    (lines, ledgerLines) =>
      alike(lines, ledgerLines, (line, at) => ({
        ...line,
        invoiceNumber: `N${String(at % 97)}0000`,
        amount: 3 ** (at % 19),
      })),
  ],
];

interface Alike {
  readonly invoiceNumber: string;
  readonly amount: number;
}

function alike(lines: number, ledgerLines: number, vary: (line: Alike, at: number) => Alike): Sides {
  const random = randomOf(11);
  const base = { invoiceNumber: "INV-1000001", amount: 50_000 };
  const ledger = Array.from({ length: ledgerLines }, (_, at) => {
    const varied = vary(base, at);
    return { ...ledgerLine(random, at, varied.amount, true), invoiceNumber: varied.invoiceNumber };
  });
  const statement = Array.from({ length: lines }, (_, at) => {
    const varied = vary(base, at + 1);
    const booked = ledgerLine(random, at, varied.amount, true);
    return statementLine(at + 1, `${varied.invoiceNumber}1`, booked, varied.amount + 1);
  });
  return { lines: statement, ledger };
}

async function loadDuck(sides: Sides): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(
    "create table ledger (id integer, number varchar, date varchar, purchase_order varchar, gross bigint, outstanding bigint, disputed bigint, status varchar, paid_date varchar, payment_reference varchar)",
  );
  const ledger = await connection.createAppender("ledger");
  for (const [at, line] of sides.ledger.entries()) {
    ledger.appendInteger(at);
    ledger.appendVarchar(line.invoiceNumber);
    ledger.appendVarchar(line.invoiceDate ?? "");
    ledger.appendVarchar(line.purchaseOrder ?? "");
    ledger.appendBigInt(BigInt(line.grossPence ?? line.outstandingPence));
    ledger.appendBigInt(BigInt(line.outstandingPence));
    ledger.appendBigInt(BigInt(line.disputedPence));
    ledger.appendVarchar(line.status);
    ledger.appendVarchar(line.paidDate ?? "");
    ledger.appendVarchar(line.paymentReference ?? "");
    ledger.endRow();
  }
  ledger.closeSync();
  await connection.run(
    "create table statement (id integer, number varchar, date varchar, claim bigint, purchase_order varchar, description varchar)",
  );
  const statement = await connection.createAppender("statement");
  for (const [at, line] of sides.lines.entries()) {
    statement.appendInteger(at);
    statement.appendVarchar(line.invoiceNumber);
    statement.appendVarchar(line.invoiceDate ?? "");
    statement.appendBigInt(BigInt(line.outstandingPence));
    statement.appendVarchar(line.purchaseOrder ?? "");
    statement.appendVarchar(line.description ?? "");
    statement.endRow();
  }
  statement.closeSync();
  return connection;
}

/** A line as DuckDB answers it. */
interface DuckLine {
  readonly line: number;
  readonly agreed: number;
  readonly disputed: number;
  readonly matched: string | null;
  readonly why: string;
}

interface DuckAnswer {
  readonly lines: readonly DuckLine[];
  readonly ledgerOnly: number;
}

const PLAIN = "upper(regexp_replace(%, '[^A-Za-z0-9]', '', 'g'))";
const normalised = (column: string): string =>
  `regexp_replace(${PLAIN.replace("%", column)}, '^0+|(?:[A-Z])0+', '', 'g')`;
const core = (column: string): string =>
  `regexp_replace(regexp_replace(${PLAIN.replace("%", column)}, '^(INVOICENO|INVOICE|INVNO|INV|SI|DOC|NO|REF|CRN|CN)', ''), '(COPY|DUP)$', '')`;
const pounds = (column: string): string => `'£' || format('{:,.2f}', ${column} / 100.0)`;
const day = (column: string): string => `strftime(${column}::date, '%-d %B %Y')`;

/** Lines that no pass has settled yet, and ledger lines that none has used. */
const OPEN = "(select * from statement where id not in (select line from matched))";
const FREE = "(select * from ledger where id not in (select ledger from matched))";

/**
 * The same passes as SQL, each on what the passes before it left: exact; normalised; without prefixes and suffixes; purchase
 * order; number in the description; sums of the rows of one number; candidates of equal amount and near date one slip away;
 * numbers that another line's amount speaks against. Then the verdict of each line with its reason, sentence and evidence,
 * what only the ledger has, in order, and the adjusted column by reason; read into the process as the engine leaves it.
 */
async function reconcileInDuck(duck: DuckDBConnection): Promise<DuckAnswer> {
  const pairOf = (condition: string, more = ""): string => `
    insert into matched
      select line, ledger, how from (
        select s.id as line, l.id as ledger, '${condition.split(" ")[0] ?? ""}' as how,
          row_number() over (partition by s.id order by (l.outstanding = s.claim) desc, (l.date = s.date) desc, l.id) as of_line,
          row_number() over (partition by l.id order by (l.outstanding = s.claim) desc, (l.date = s.date) desc, s.id) as of_ledger
        from ${more}
      ) where of_line = 1 and of_ledger = 1`;
  const together = "abs(date_diff('day', s.date::date, l.date::date)) <= 45 and sign(s.claim) = sign(l.gross)";
  await duck.run("create or replace temp table matched (line integer, ledger integer, how varchar)");
  await duck.run(pairOf("exact", `statement s join ledger l on l.number = s.number and ${together}`));
  await duck.run(
    pairOf(
      "normalised",
      `(select *, ${normalised("number")} as key from ${OPEN}) s join (select *, ${normalised("number")} as key from ${FREE}) l on l.key = s.key and ${together}`,
    ),
  );
  await duck.run(
    pairOf(
      "core",
      `(select *, ${core("number")} as key from ${OPEN}) s join (select *, ${core("number")} as key from ${FREE}) l on l.key = s.key and ${together} and (l.outstanding = s.claim or l.date = s.date)`,
    ),
  );
  await duck.run(
    pairOf(
      "piece",
      `(select *, unnest(regexp_extract_all(number, '[0-9]{5,}')) as run from ${OPEN}) s join (select *, unnest(regexp_extract_all(number, '[0-9]{5,}')) as run from ${FREE}) l on l.run = s.run and l.outstanding = s.claim and ${together}`,
    ),
  );
  await duck.run(
    pairOf(
      "purchase-order",
      `${OPEN} s join ${FREE} l on ${normalised("l.purchase_order")} in (${normalised("s.number")}, ${normalised("s.purchase_order")}) and l.outstanding = s.claim and ${together}`,
    ),
  );
  await duck.run(
    pairOf(
      "description",
      `(select *, unnest(string_split(upper(description), ' ')) as word from ${OPEN} where description <> '') s join (select *, ${normalised("number")} as key from ${FREE}) l on l.key = ${normalised("s.word")} and l.outstanding = s.claim and ${together}`,
    ),
  );
  await duck.run(`
    insert into matched
      with sums as (
        select ${normalised("number")} as key, sum(outstanding) as total, count(*) as rows from ${FREE} where outstanding <> 0 group by key having count(*) > 1
      )
      select s.id, l.id, 'group' from (select *, ${normalised("number")} as key from ${OPEN}) s
        join sums using (key) join (select *, ${normalised("number")} as key from ${FREE}) l using (key) where sums.total = s.claim`);
  await duck.run(`
    create or replace temp table candidates as
      select s.id as line, l.id as ledger from ${OPEN} s join ${FREE} l on l.outstanding = s.claim and ${together}
      where damerau_levenshtein(s.number, l.number) <= 1 or s.date = l.date`);
  await duck.run(`
    create or replace temp table doubted as
      select s.id as line, r.id as rival from statement s join matched m on m.line = s.id join ledger l on l.id = m.ledger
        join ${FREE} r on r.outstanding = s.claim and abs(date_diff('day', s.date::date, r.date::date)) <= 45
      where l.outstanding <> s.claim and l.gross <> s.claim`);
  await duck.run(`
    create or replace temp table verdicts as
      with joined as (
        select s.id, s.number, s.date, s.claim, l.number as booked, l.date as booked_date, l.outstanding, l.gross, l.status, l.paid_date, l.payment_reference, m.how,
          case when l.id is null or l.status <> 'approved' then 0 else least(s.claim, l.disputed) end as disputed,
          case when l.id is null or l.status <> 'approved' or s.id in (select line from doubted) then 0
            else greatest(0, least(s.claim - l.disputed, l.outstanding - l.disputed)) end as agreed
        from statement s left join matched m on m.line = s.id left join ledger l on l.id = m.ledger
      )
      select *, claim - agreed - disputed as not_agreed,
        case when booked is null then 'not-on-ledger' when status = 'paid' then 'paid' when disputed <> 0 then 'in-dispute'
          when claim > outstanding and gross > outstanding then 'part-paid' when claim > outstanding then 'above-ledger'
          when claim < outstanding then 'statement-below-ledger' else 'agreed' end as reason,
        case when booked is null then 'Your invoice ' || number || ' of ' || ${day("date")} || ' (' || ${pounds("claim")} || ') is not on our ledger: ' || ${pounds("claim")} || ' is not agreed.'
          when claim > outstanding then 'Our ledger has invoice ' || booked || ' of ' || ${day("booked_date")} || ' with ' || ${pounds("outstanding")} || ' outstanding, ' || status || '; your ' || ${pounds("claim")} || ' is ' || ${pounds("claim - outstanding")} || ' more than we have for it: ' || ${pounds("agreed")} || ' is agreed and ' || ${pounds("claim - agreed")} || ' is not.'
          else 'Our ledger has invoice ' || booked || ' of ' || ${day("booked_date")} || ' with ' || ${pounds("outstanding")} || ' outstanding, ' || status || ': agreed in full.' end as why,
        case when booked is null then 'A copy of the invoice with its purchase order number, backing data, and the name of whoever ordered it.' else '' end as wanted
      from joined order by id`);
  await duck.run(`
    create or replace temp table ledger_only as
      select number, date, outstanding, 'on-ledger-only' as reason,
        'Our ledger has invoice ' || number || ' of ' || ${day("date")} || ' with ' || ${pounds("outstanding")} || ' outstanding, and your statement does not list it.' as why
      from ${FREE} where outstanding <> 0 and status <> 'cancelled' order by date, number`);
  await duck.run(`
    create or replace temp table adjustments as
      select reason, sum(-not_agreed) as pence, count(*) as items from verdicts where not_agreed <> 0 group by reason
      union all select reason, sum(outstanding), count(*) from ledger_only group by reason`);
  const verdicts = await duck.runAndReadAll(
    `select id, number, date, claim::double, agreed::double, not_agreed::double, disputed::double, reason, why, wanted, booked, booked_date,
      outstanding::double, gross::double, status, paid_date, payment_reference, how from verdicts order by id`,
  );
  const ledgerOnly = await duck.runAndReadAll("select number, date, outstanding::double, reason, why from ledger_only");
  await duck.runAndReadAll("select reason, pence::double, items::double from adjustments");
  return {
    lines: verdicts.getRowsJS().map((row) => ({
      line: Number(row[0]),
      agreed: Number(row[4]),
      disputed: Number(row[6]),
      why: textOfCell(row[8]),
      matched: row[10] === null ? null : textOfCell(row[10]),
    })),
    ledgerOnly: ledgerOnly.getRowsJS().length,
  };
}

/** Line by line: the same agreed, the same disputed, the same ledger line behind it. */
function checkSame(outcome: Outcome, duck: DuckAnswer): void {
  for (const [at, line] of outcome.lines.entries()) {
    const other = duck.lines[at];
    const behind = line.evidence.find((one) => one.match !== "candidate")?.invoiceNumber ?? null;
    if (other?.agreed === line.agreedPence && other.disputed === line.disputedPence && other.matched === behind)
      continue;
    throw new Error(`line ${String(at + 1)} differs: ${JSON.stringify(line)} against ${JSON.stringify(other)}`);
  }
  if (outcome.ledgerOnly.length !== duck.ledgerOnly) {
    throw new Error(`on the ledger only: ${String(outcome.ledgerOnly.length)} against ${String(duck.ledgerOnly)}`);
  }
}

if (import.meta.main) {
  const figures = await benchReconcile();
  if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
  else
    for (const { name, value, unit, bar, holds } of figures)
      console.log(holds ? "holds" : "FAILS", name, value, unit, bar);
}

function textOfCell(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
