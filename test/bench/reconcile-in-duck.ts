import {
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBValue,
} from "@duckdb/node-api";

import { epochDay, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { StatementLine } from "../../shared/domain/statement/statement-line.ts";

type Cell = DuckDBValue;

/** DuckDB's result, in the same form as the engine's outcome. */
export interface DuckAnswer {
  readonly lines: readonly ReturnType<typeof nameLine>[];
  readonly ledgerOnly: readonly object[];
  readonly adjusted: readonly { readonly reason: Cell | undefined; readonly pence: Cell | undefined }[];
}

/** Loads both sides as tables into an in-memory database with one thread. */
export async function loadDuck(
  lines: readonly StatementLine[],
  ledger: readonly LedgerLine[],
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(
    `create table ledger (id integer, entry varchar, number varchar, date date, purchase_order varchar, gross bigint, outstanding bigint,
      disputed bigint, status varchar, paid_date date, payment_reference varchar)`,
  );
  const ledgerRows = await connection.createAppender("ledger");
  for (const [at, line] of ledger.entries()) {
    ledgerRows.appendInteger(at);
    ledgerRows.appendVarchar(line.entry);
    ledgerRows.appendVarchar(line.invoiceNumber);
    appendDay(ledgerRows, line.invoiceDate);
    appendText(ledgerRows, line.purchaseOrder);
    ledgerRows.appendBigInt(BigInt(line.grossPence ?? line.outstandingPence));
    ledgerRows.appendBigInt(BigInt(line.outstandingPence));
    ledgerRows.appendBigInt(BigInt(line.disputedPence));
    ledgerRows.appendVarchar(line.status);
    appendDay(ledgerRows, line.paidDate);
    appendText(ledgerRows, line.paymentReference);
    ledgerRows.endRow();
  }
  ledgerRows.closeSync();
  await connection.run(
    "create table statement (id integer, number varchar, date date, claim bigint, purchase_order varchar, description varchar)",
  );
  const statementRows = await connection.createAppender("statement");
  for (const [at, line] of lines.entries()) {
    statementRows.appendInteger(at);
    statementRows.appendVarchar(line.invoiceNumber);
    appendDay(statementRows, line.invoiceDate);
    statementRows.appendBigInt(BigInt(line.outstandingPence));
    appendText(statementRows, line.purchaseOrder);
    appendText(statementRows, line.description);
    statementRows.endRow();
  }
  statementRows.closeSync();
  return connection;
}

function appendDay(rows: DuckDBAppender, day: CalendarDate | undefined): void {
  if (day === undefined) rows.appendNull();
  else rows.appendDate(new DuckDBDateValue(epochDay(day)));
}

function appendText(rows: DuckDBAppender, text: string | undefined): void {
  if (text === undefined) rows.appendNull();
  else rows.appendVarchar(text);
}

/**
 * The passes of the engine as SQL. Each works on the lines that the passes before it have left: exact; normalised; without
 * prefixes and suffixes; a piece of the number; purchase order; number in the description; several references in one cell; sums
 * of ledger rows, of statement rows, of an order's rows and of rows whose numbers have endings; the remainder of a ledger row;
 * candidates of equal amount and near date one slip away; numbers that another line's amount contradicts, and numbers that are
 * on the ledger but not for this line. Then the verdict of each line with its reason, sentence and evidence, the lines that only
 * the ledger has, in order, and the adjusted column by reason. All of it is read into the process, like the engine's outcome.
 */
export async function reconcileInDuck(duck: DuckDBConnection, asAt: CalendarDate): Promise<DuckAnswer> {
  await duck.run("create or replace temp table matched (line integer, ledger integer, how varchar)");
  await duck.run(`create or replace temp table keys as select id, ${normalised("number")} as key from ledger`);
  await duck.run(pairs("exact", `statement s join ledger l on l.number = s.number and ${TOGETHER}`));
  await duck.run(
    `create or replace temp table same_number as select s.id as line, keys.id as ledger from ${byNumber(OPEN)} s join keys using (key)`,
  );
  await duck.run(
    pairs(
      "normalised",
      `same_number join statement s on s.id = line join ${FREE} l on l.id = ledger where ${TOGETHER} and (${TIED} or l.date = s.date or ${strict("l.number")} = ${strict("s.number")})`,
    ),
  );
  await duck.run(
    pairs(
      "core",
      `${keyed(OPEN, core("number"), "core")} s join ${keyed(FREE, core("number"), "core")} l on l.core = s.core and ${TOGETHER} and (${TIED} or l.date = s.date)`,
    ),
  );
  await duck.run(
    pairs(
      "piece",
      `${keyed(OPEN, RUNS, "run")} s join ${keyed(FREE, RUNS, "run")} l on l.run = s.run and l.outstanding = s.claim and ${TOGETHER}`,
    ),
  );
  await duck.run(
    pairs(
      "purchase-order",
      `${OPEN} s join ${FREE} l on ${normalised("l.purchase_order")} in (${normalised("s.number")}, ${normalised("s.purchase_order")}) and l.outstanding = s.claim and ${TOGETHER}`,
    ),
  );
  await duck.run(
    pairs(
      "description",
      `${keyed(OPEN, "unnest(string_split(upper(description), ' '))", "word")} s join ${byNumber(FREE)} l on l.key = ${normalised("s.word")} and l.outstanding = s.claim and ${TOGETHER}`,
    ),
  );
  for (const pass of [SEVERAL_REFERENCES, SUMS_OF_LEDGER_ROWS, SUMS_OF_STATEMENT_ROWS, SUMS_OF_AN_ORDER]) {
    await duck.run(pass);
  }
  for (const pass of [...SUMS_OF_ENDINGS, REMAINDERS, CANDIDATES, DOUBTS, MISFITS]) await duck.run(pass);
  await duck.run(verdicts(asAt));
  await duck.run(LEDGER_ONLY);
  await duck.run(ADJUSTMENTS);
  const verdictsRead = await duck.runAndReadAll(
    `select number, date::varchar, claim::double, agreed::double, not_agreed::double, disputed::double, reason, why, wanted, booked,
      booked_date::varchar, outstanding::double, gross::double, status, paid_date::varchar, payment_reference, how from verdicts order by id`,
  );
  const ledgerOnlyRead = await duck.runAndReadAll(
    "select number, date::varchar, outstanding::double, reason, why from ledger_only",
  );
  const adjustmentsRead = await duck.runAndReadAll("select reason, pence::double, items::double from adjustments");
  return {
    lines: objectsOf(verdictsRead, nameLine),
    ledgerOnly: objectsOf(ledgerOnlyRead, ([number, date, pence, reason, why]) => ({
      number,
      date,
      pence,
      reason,
      why,
    })),
    adjusted: objectsOf(adjustmentsRead, ([reason, pence, items]) => ({ reason, pence, items })),
  };
}

function nameLine(cells: readonly Cell[]) {
  const [
    invoiceNumber,
    invoiceDate,
    outstandingPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    reason,
    why,
    wanted,
    ...ledger
  ] = cells;
  const [booked, bookedDate, outstanding, grossPence, status, paidDate, paymentReference, match] = ledger;
  const evidence = {
    invoiceNumber: booked,
    invoiceDate: bookedDate,
    outstandingPence: outstanding,
    grossPence,
    status,
    paidDate,
    paymentReference,
    match,
  };
  return {
    invoiceNumber,
    invoiceDate,
    outstandingPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    reason,
    why,
    wanted,
    evidence: booked === null ? [] : [evidence],
  };
}

/** Reads by columns, which the binding does several times faster than by rows. */
function objectsOf<Named>(read: DuckDBResultReader, name: (cells: readonly DuckDBValue[]) => Named): Named[] {
  const columns = read.getColumns();
  return (columns[0] ?? []).map((_, row) => name(columns.map((column) => column[row] ?? null)));
}

/** Statement lines that no pass has settled yet, and ledger lines that none has used. */
const OPEN = "(from statement anti join matched on line = id)";
const FREE = "(from ledger anti join matched on ledger = id)";
const FREE_AND_OPEN = `(from ${FREE} where outstanding <> 0)`;
const NEAR = "abs(date_diff('day', s.date, l.date)) <= 45";
const TOGETHER = `${NEAR} and sign(s.claim) = sign(l.gross)`;
const TIED = "(l.outstanding = s.claim or l.gross = s.claim)";
const RUNS = "unnest(regexp_extract_all(number, '[0-9]{5,}'))";

function keyed(rows: string, key: string, name = "key"): string {
  return `(select *, ${key} as ${name} from ${rows})`;
}

function byNumber(rows: string): string {
  return keyed(rows, normalised("number"));
}

function plain(column: string): string {
  return `upper(regexp_replace(${column}, '[^A-Za-z0-9]', '', 'g'))`;
}

function normalised(column: string): string {
  return `regexp_replace(${plain(column)}, '(^|[A-Z])0+', '\\1', 'g')`;
}

/** Normalised, but a mark between digits counts. */
function strict(column: string): string {
  return `regexp_replace(upper(${column}), '[^A-Z0-9]+([^0-9]|$)', '\\1', 'g')`;
}

function core(column: string): string {
  return `regexp_replace(regexp_replace(${plain(column)}, '^(INVOICENO|INVOICE|INVNO|INV|SI|DOC|NO|REF|CRN|CN)', ''), '(COPY|DUP)$', '')`;
}

/** Pairs in which each is the best for the other. */
function pairs(how: string, joined: string): string {
  return `insert into matched
    select line, ledger, '${how}' from (
      select s.id as line, l.id as ledger,
        row_number() over (partition by s.id order by (l.outstanding = s.claim) desc, (l.date = s.date) desc, l.id) as of_line,
        row_number() over (partition by l.id order by (l.outstanding = s.claim) desc, (l.date = s.date) desc, s.id) as of_ledger
      from ${joined}
    ) where of_line = 1 and of_ledger = 1`;
}

const SEVERAL_REFERENCES = `insert into matched
  with names as (
    select id, claim, unnest(regexp_split_to_array(number, '[,;&+]|\\band\\b')) as name from ${OPEN} where regexp_matches(number, '[,;&+]|\\band\\b')
  ), named as (
    select names.id as line, l.id as ledger, claim, outstanding
    from ${keyed("names", core("name"), "core")} names join ${keyed(FREE_AND_OPEN, core("number"), "core")} l using (core)
  )
  select line, ledger, 'several' from named
    semi join (select line from named group by line having count(*) > 1 and sum(outstanding) = any_value(claim)) using (line)`;

/** Rows of one side with the same key whose sum is the amount of a row with that key on the other side. */
function sums(lines: string, ledger: string, of: "lines" | "ledger"): string {
  const [parts, part, whole] = of === "lines" ? [lines, "claim", "outstanding"] : [ledger, "outstanding", "claim"];
  return `insert into matched
    with sums as (select key, sum(${part}) as total from ${parts} group by key having count(*) > 1)
    select s.id, l.id, 'group' from ${lines} s join sums using (key) join ${ledger} l using (key) where total = ${whole}`;
}

const SUMS_OF_LEDGER_ROWS = sums(byNumber(OPEN), byNumber(FREE_AND_OPEN), "ledger");
const SUMS_OF_STATEMENT_ROWS = sums(byNumber(OPEN), byNumber(FREE_AND_OPEN), "lines");
const SUMS_OF_AN_ORDER = sums(
  byNumber(OPEN),
  keyed(`(from ${FREE_AND_OPEN} where purchase_order is not null)`, normalised("purchase_order")),
  "ledger",
);

/** The number before a short ending: `100004/1`, `100004A`. */
const STEM = `regexp_replace(number, '([A-Za-z0-9])([^A-Za-z0-9]+[A-Za-z0-9]{1,2}|[A-Za-z])$', '\\1')`;
const byStem = (rows: string): string => keyed(rows, normalised(STEM));
const SUMS_OF_ENDINGS = [
  sums(byNumber(OPEN), byStem(FREE_AND_OPEN), "ledger"),
  sums(byStem(OPEN), byNumber(FREE_AND_OPEN), "lines"),
];

const REMAINDERS = `insert into matched
  with left_over as (
    select l.id, l.number, l.outstanding - sum(s.claim) as rest
    from matched m join statement s on s.id = m.line join ledger l on l.id = m.ledger where l.outstanding > s.claim group by l.id, l.number, l.outstanding
  )
  select s.id, l.id, 'remainder' from ${keyed(OPEN, core("number"), "core")} s join ${keyed("left_over", core("number"), "core")} l using (core) where l.rest = s.claim`;

const CANDIDATES = `create or replace temp table candidates as
  select s.id as line, min(l.id) as ledger
  from ${OPEN} s join ${FREE_AND_OPEN} l on l.outstanding = s.claim and ${TOGETHER}
  where damerau_levenshtein(s.number, l.number) <= 1 group by s.id`;

const DOUBTS = `create or replace temp table doubted as
  select distinct s.id as line
  from statement s join matched m on m.line = s.id join ledger taken on taken.id = m.ledger
    join ${FREE_AND_OPEN} l on l.outstanding = s.claim and ${NEAR}
  where taken.outstanding <> s.claim and taken.gross <> s.claim`;

const financialYear = (date: string): string => `year(${date} - interval 3 month)`;
const MISFITS = `create or replace temp table misfits as
  select s.id as line, l.id as ledger,
    case when l.id in (select matched.ledger from matched) then 'duplicate'
      when sign(s.claim) <> sign(l.gross) then 'opposite-sign'
      when ${financialYear("s.date")} <> ${financialYear("l.date")} then 'other-year'
      else 'unconfirmed' end as misfit
  from same_number join ${OPEN} s on s.id = line join ledger l on l.id = ledger
  qualify row_number() over (partition by s.id order by misfit, l.id) = 1`;

const pounds = (column: string): string => `format('£{:,.2f}', (${column}) / 100.0)`;
const day = (column: string): string => `strftime(${column}, '%-d %B %Y')`;
const isVat = (more: string, less: string): string =>
  `(abs(${more} - ${less} * 1.2) < 1 or abs(${more} - ${less} * 1.05) < 1)`;

function verdicts(asAt: CalendarDate): string {
  const ours = `'Our ledger has invoice ' || booked || ' of ' || ${day("booked_date")}`;
  const has = `${ours} || ' with ' || ${pounds("outstanding")} || ' outstanding, ' || status`;
  const more = `'; your ' || ${pounds("claim")} || ' is ' || ${pounds("claim - outstanding")} || ' more'`;
  const parts = `${pounds("agreed")} || ' is agreed and ' || ${pounds("not_agreed")} || ' is not.'`;
  const unknown = `'Your invoice ' || number || ' of ' || ${day("date")} || ' (' || ${pounds("claim")} || ') is not on our ledger'`;
  return `create or replace temp table verdicts as
    with credits as (
      select -gross as pence, min(number) as credit from ${FREE} where entry = 'credit-note' and status <> 'cancelled' group by gross
    ), behind as (
      select line, ledger, how, null as misfit from matched
      union all select line, ledger, 'candidate', null from candidates
      union all select line, ledger, 'candidate', misfit from misfits anti join candidates using (line)
    ), joined as (
      select s.id, s.number, s.date, s.claim, l.number as booked, l.date as booked_date, l.outstanding, l.gross, l.status, l.paid_date, l.payment_reference,
        how, misfit, credits.credit, doubted.line is not null as doubtful,
        case when how is null or how = 'candidate' or l.status not in ('approved', 'awaiting-approval', 'on-hold') then 0 else least(s.claim, l.disputed) end as disputed,
        case when how is null or how = 'candidate' or l.status <> 'approved' or doubted.line is not null then 0
          else greatest(0, least(s.claim - l.disputed, l.outstanding - l.disputed)) end as agreed
      from statement s
        left join (select behind.line, how, misfit, ledger.* from behind join ledger on ledger.id = behind.ledger) l on l.line = s.id
        left join doubted on doubted.line = s.id
        left join credits on credits.pence = s.claim - l.outstanding
    ), reasoned as materialized (
      select *, claim - agreed - disputed as not_agreed,
        case when booked is null then 'not-on-ledger'
          when misfit is not null then misfit
          when doubtful then 'ambiguous'
          when how = 'candidate' then 'similar-reference'
          when status = 'cancelled' then 'cancelled'
          when outstanding = 0 and paid_date > date '${asAt}' then 'paid-after-statement'
          when status = 'paid' or (outstanding = 0 and payment_reference is not null) then 'paid'
          when outstanding = 0 then 'nothing-outstanding'
          when disputed <> 0 then 'in-dispute'
          when status = 'on-hold' then 'on-hold'
          when status = 'awaiting-approval' then 'awaiting-approval'
          when claim > outstanding and gross = claim and paid_date > date '${asAt}' then 'paid-after-statement'
          when claim > outstanding and gross = claim then 'part-paid'
          when claim > outstanding and credit is not null then 'credit-not-taken'
          when claim > outstanding and ${isVat("claim", "outstanding")} then 'vat-difference'
          when claim < outstanding and ${isVat("outstanding", "claim")} then 'vat-difference'
          when claim <> outstanding and abs(claim - outstanding) < 100 then 'rounding-difference'
          when claim > outstanding then 'above-ledger'
          when claim < outstanding then 'statement-below-ledger'
          else 'agreed' end as reason
      from joined
    )
    select *,
      case reason
        when 'not-on-ledger' then ${unknown} || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'similar-reference' then ${unknown} || ', but invoice ' || booked || ' of ' || ${day("booked_date")} || ' for ' || ${pounds("gross")} || ' (' || ${pounds("outstanding")} || ' outstanding, ' || status || ') has the same amount and nearly the same number: ' || ${pounds("claim")} || ' is not agreed until you confirm which it is.'
        when 'ambiguous' then ${has} || ', but another of our lines has your amount: ' || ${pounds("claim")} || ' is not agreed until you confirm which it is.'
        when 'duplicate' then ${ours} || ' under this number, and another line of your statement stands on it: ' || ${pounds("claim")} || ' is not agreed.'
        when 'opposite-sign' then ${ours} || ' for ' || ${pounds("gross")} || ' under this number, which has the opposite sign: ' || ${pounds("claim")} || ' is not agreed.'
        when 'other-year' then ${ours} || ' under this number, which is of another year: ' || ${pounds("claim")} || ' is not agreed.'
        when 'unconfirmed' then ${ours} || ' under this number for ' || ${pounds("gross")} || ', and neither amount nor date bears it out: ' || ${pounds("claim")} || ' is not agreed.'
        when 'cancelled' then ${ours} || ' as cancelled: ' || ${pounds("claim")} || ' is not agreed.'
        when 'paid' then ${ours} || ' as paid on ' || ${day("paid_date")} || ' with payment reference ' || payment_reference || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'paid-after-statement' then ${ours} || ' as paid on ' || ${day("paid_date")} || ' with payment reference ' || payment_reference || ', which is after the statement date: the difference of ' || ${pounds("not_agreed")} || ' is timing, not disagreement.'
        when 'nothing-outstanding' then ${ours} || ' with nothing outstanding and no payment recorded: ' || ${pounds("claim")} || ' is not agreed.'
        when 'in-dispute' then ${has} || ', of which ' || ${pounds("disputed")} || ' is in formal dispute: ' || ${parts}
        when 'on-hold' then ${has} || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'awaiting-approval' then ${has} || ': ' || ${pounds("claim")} || ' is not agreed yet.'
        when 'part-paid' then ${has} || ', because ' || ${pounds("not_agreed")} || ' was paid: ' || ${parts}
        when 'credit-not-taken' then ${has} || ${more} || ', which is the amount of credit note ' || credit || ' that your statement does not take: ' || ${parts}
        when 'vat-difference' then ${has} || ${more} || ', which is VAT: ' || ${parts}
        when 'rounding-difference' then ${has} || ${more} || ', which looks like rounding: ' || ${parts}
        when 'above-ledger' then ${has} || ${more} || ' than we have for it: ' || ${parts}
        when 'statement-below-ledger' then ${has} || ', which is ' || ${pounds("outstanding - claim")} || ' more than your ' || ${pounds("claim")} || '.'
        else ${has} || ': agreed in full.' end as why,
      case reason
        when 'not-on-ledger' then 'A copy of the invoice with its purchase order number, backing data, and the name of whoever ordered it.'
        when 'above-ledger' then 'Backing data for the ' || ${pounds("not_agreed")} || ', or a credit note for it.'
        when 'part-paid' then 'Please allocate the ' || ${pounds("not_agreed")} || ' to this invoice.'
        when 'similar-reference' then 'Is this the same invoice? Please confirm the number, or send a copy.'
        else '' end as wanted
    from reasoned`;
}

const LEDGER_ONLY = `create or replace temp table ledger_only as
  select number, date, outstanding, 'on-ledger-only' as reason,
    'Our ledger has invoice ' || number || ' of ' || ${day("date")} || ' with ' || ${pounds("outstanding")} || ' outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it.' as why
  from ${FREE_AND_OPEN} where status <> 'cancelled' order by date, number`;

const ADJUSTMENTS = `create or replace temp table adjustments as
  select reason, sum(-not_agreed) as pence, count(*) as items from verdicts where not_agreed <> 0 group by reason
  union all select reason, sum(outstanding), count(*) from ledger_only group by reason`;
