/**
 * The steps of identifying as SQL, for what the benchmark's statements and ledgers contain. Each works on the lines that the
 * steps before it left:
 *
 * 1. Take the numbers apart, and pair both sides by the cores of their numbers.
 * 2. Learn the habits of writing, and keep the pairs whose writing and evidence suffice.
 * 3. Exact amounts, nearest day first; sums of rows; amounts that VAT or pennies explain; other amounts.
 * 4. Several numbers in one cell, on either side, and numbered parts, if they add up.
 * 5. Purchase orders.
 * 6. Pairs of different amounts are given up if a free ledger line has exactly the amount.
 * 7. Candidates, and the reasons why lines of a known number are none of its ledger lines.
 *
 * Simpler than the engine: a sum takes all rows that are left of a number, not a choice of them; and there are no conventions,
 * recurring numbers, subsidiaries, credits, payments or decisions, which none of the benchmark's lines has.
 */
export function passes(): readonly string[] {
  return [
    ...EMPTY,
    ...NUMBERS,
    ...WRITINGS,
    FITTING,
    ...REVERSALS,
    ...EXACT,
    ...["days = 0", NEAR].flatMap((near) => [sumOfLedger(near), sumOfLines(near)]),
    oneToOne("fit = 1"),
    ...OTHER_AMOUNTS,
    ...SETS,
    ...ORDERS,
    ...DOUBTS,
    ...CANDIDATES,
    REST,
  ];
}

const NEAR = "coalesce(days, 0) <= 27";
const SET_MARKS = "[,;&+]|\\band\\b";
const NOISE = "INVOICES|INVOICE|INVS|INV|NUMBER|NUM|NOS|NO|NR|OUR|YOUR|REFERENCE|REF|SALES|TAX|DOCUMENT|DOC|BILL";

/** Statement lines that no pass has settled or queried yet; and ledger lines that none has used. */
const OPEN = "(from statement anti join matched on line = id anti join queries on queries.line = id)";
const FREE = "(from ledger anti join matched on ledger = id anti join reserved on reserved.ledger = id)";
/** The pairs of one number that are left. */
const LEFT = `(from fitting anti join matched on matched.line = fitting.line anti join queries on queries.line = fitting.line
  anti join matched as taken on taken.ledger = fitting.ledger anti join reserved on reserved.ledger = fitting.ledger)`;

const EMPTY = [
  "create or replace temp table matched (line integer, ledger integer, how varchar)",
  "create or replace temp table queries (line integer, ledger integer, reason varchar)",
  "create or replace temp table reserved (ledger integer)",
  "create or replace temp table doubtful (line integer)",
];

/** The core of a number: from its first digit on, without marks and leading zeros; of a number without digits its letters. */
function core(column: string): string {
  const body = `ltrim(regexp_replace(upper(${column}), '^[^0-9]*|[^A-Z0-9]+', '', 'g'), '0')`;
  return `case ${body} when '' then coalesce(nullif(regexp_extract(${column}, '0'), ''), ${plain(column)}) else ${body} end`;
}

function plain(column: string): string {
  return `regexp_replace(upper(${column}), '[^A-Z0-9]+', '', 'g')`;
}

function normalised(column: string): string {
  return `regexp_replace(${plain(column)}, '(^|[A-Z])0+', '\\1', 'g')`;
}

const SAME_SIGN = "sign(claim) = sign(if(outstanding = 0, gross, outstanding))";
const isVat = (more: string, less: string): string =>
  `(abs(${more} - ${less} * 1.2) < 1 or abs(${more} - ${less} * 1.05) < 1)`;
const FIT = `case when outstanding <> 0 and claim = outstanding then 3 when claim = gross then 2
  when abs(claim - gross) < least(100, abs(gross) / 10) or abs(claim - outstanding) < least(100, abs(outstanding) / 10)
    or ${isVat("claim", "gross")} or ${isVat("gross", "claim")} or (outstanding <> 0 and (${isVat("claim", "outstanding")} or ${isVat("outstanding", "claim")})) then 1
  else 0 end`;

const NUMBERS = [
  `create or replace temp table ledger_numbers as select id as ledger, ${core("number")} as core from ledger`,
  `create or replace temp table line_numbers as
    select id as line, ${core("number")} as core from statement where number <> '' and not regexp_matches(number, '${SET_MARKS}')`,
  `create or replace temp table pairs as
    select line, ledger, core, s.number as claimed_number, l.number as booked_number, claim, outstanding, gross,
      s.date as claimed_date, l.date as booked_date, abs(date_diff('day', s.date, l.date)) as days, ${FIT} as fit,
      hash(outstanding, gross, status, disputed) as verdict
    from line_numbers join ledger_numbers using (core) join statement s on s.id = line join ledger l on l.id = ledger
    where claim <> 0`,
];

/** The letters before the first digit, without words that only announce a number. */
const head = (column: string): string =>
  `regexp_replace(regexp_extract(${plain(column)}, '^[A-Z]*'), '^(${NOISE})+', '')`;
const zeros = (column: string): string => `length(regexp_extract(${plain(column)}, '^[A-Z]*(0*)', 1))`;
const segments = (column: string): string =>
  `regexp_split_to_array(regexp_replace(upper(${column}), '^[^0-9]*0*|[^A-Z0-9]+$', '', 'g'), '[^A-Z0-9]+')`;
/** Where a number has marks, counted from its end. */
const cuts = (of: string): string =>
  `list_transform(range(2, len(${of}) + 1), place -> length(array_to_string(${of}[place:], '')))`;

const WRITINGS = [
  `create or replace temp table differences as
    with taken_apart as (
      select line, ledger, fit, days, ${head("claimed_number")} as head, ${head("booked_number")} as booked_head,
        ${zeros("claimed_number")} as zeros, ${zeros("booked_number")} as booked_zeros,
        ${segments("claimed_number")} as segments, ${segments("booked_number")} as booked_segments
      from pairs where claimed_number <> booked_number
    ), cut as (
      select *, ${cuts("segments")} as cuts, ${cuts("booked_segments")} as booked_cuts from taken_apart
    )
    select line, ledger, fit, days, head, booked_head,
      list_has_all(cuts, booked_cuts) or list_has_all(booked_cuts, cuts) as is_same_number,
      not ends_with(head, booked_head) and not ends_with(booked_head, head) as conflicts,
      list_filter([
        if(len(cuts) < len(booked_cuts), 'marks fewer', if(len(cuts) > len(booked_cuts), 'marks more', null)),
        if(zeros < booked_zeros, 'zeros fewer', if(zeros > booked_zeros, 'zeros more', null)),
        if(head <> booked_head, 'head ' || head || '>' || booked_head, null)
      ], kind -> kind is not null) as kinds
    from cut`,
  `create or replace temp table levels as
    with shown as (
      select *, fit >= 2 and ${NEAR} as is_exact from differences where is_same_number
    ), habits as (
      select kind, count(distinct line) as lines from (select line, unnest(kinds) as kind from shown where is_exact) as kinds_shown group by kind
    ), replaced as (
      select head, booked_head, count(distinct booked_head) over (partition by head) = 1
        and count(distinct head) over (partition by booked_head) = 1 as is_one_to_one
      from (select distinct head, booked_head from shown where is_exact and conflicts)
    )
    select line, ledger,
      case when bool_and(coalesce(lines, 0) - is_exact::integer >= if(conflicts, 5, 2)) and (not conflicts or coalesce(any_value(is_one_to_one), false)) then 1
        when conflicts then null else 2 end as level
    from (select *, unnest(kinds) as kind from shown) left join habits using (kind) left join replaced using (head, booked_head)
    group by line, ledger, conflicts`,
];

/** A difference that nobody else shows needs 14 bits of evidence: digits, how rare the amount is, days apart. */
const FITTING = `create or replace temp table fitting as
  with levelled as (
    select pairs.*, case when not is_same_number then null when len(kinds) > 0 then level else 0 end as level
    from pairs left join differences using (line, ledger) left join levels using (line, ledger)
    where ${SAME_SIGN} and (regexp_matches(core, '[0-9]') or (pairs.fit >= 2 and pairs.days <= 13))
  ), rare as (
    select gross as claim, count(*) as alike from ledger semi join (select claim from levelled where level = 2) wanted on claim = gross group by gross
  )
  select levelled.* from levelled left join rare using (claim)
  where level < 2 or (fit >= 1 and length(core) * log2(10)
    - log2(if(fit >= 2, coalesce(alike, 1), (select count(*) from ledger)))
    + coalesce(greatest(0, log2(365 / (1 + 2 * days))), 0) >= 14)
  qualify level = min(level) over (partition by line)`;

const REVERSALS = [
  `create or replace temp table reversals as
    with rows as (select distinct core, ledger, gross, booked_date from pairs)
    select debit.ledger as ledger, credit.ledger as reversed_by from rows debit join rows credit
      on credit.core = debit.core and credit.gross = -debit.gross and debit.gross > 0 and abs(date_diff('day', debit.booked_date, credit.booked_date)) <= 31
    anti join pairs claimed on claimed.ledger = credit.ledger and claimed.claim = credit.gross`,
  "insert into reserved select ledger from reversals union select reversed_by from reversals",
];

const HOW = "if(claimed_number = booked_number, 'exact', 'normalised')";
const EXACT = [
  `create or replace temp table nearest as
    with exact as (
      select *, min(days) over (partition by line) as line_days, min(days) over (partition by ledger) as ledger_days
      from ${LEFT} where fit >= 2 and ${NEAR}
    )
    select line, ledger, claimed_number, booked_number, min(verdict) over (partition by line) = max(verdict) over (partition by line) as are_alike,
      dense_rank() over (partition by core, claim, claimed_date order by line) as line_place,
      dense_rank() over (partition by core, claim, booked_date order by ledger) as ledger_place
    from exact where days is not distinct from line_days and days is not distinct from ledger_days`,
  `insert into matched select line, ledger, ${HOW} from nearest where are_alike and line_place = ledger_place`,
  "insert into queries select line, ledger, 'ambiguous' from nearest where not are_alike",
];

function sumOfLedger(near: string): string {
  return `insert into matched
    with rows as (select line, ledger, claim, gross, outstanding from ${LEFT} where ${near})
    select line, ledger, 'group' from rows semi join (
      select line from rows group by line having count(*) > 1 and any_value(claim) in (sum(gross), sum(outstanding))
    ) sums on sums.line = rows.line`;
}

function sumOfLines(near: string): string {
  return `insert into matched
    with rows as (select line, ledger, claim, gross, outstanding from ${LEFT} where ${near})
    select line, ledger, 'group' from rows semi join (
      select ledger from rows group by ledger having count(*) > 1 and sum(claim) in (any_value(gross), any_value(outstanding))
    ) sums on sums.ledger = rows.ledger`;
}

/** Pairs in which each is the only nearest one for the other. */
function oneToOne(condition: string): string {
  return `insert into matched
    select line, ledger, ${HOW} from (
      select *, rank() over (partition by line order by days) as of_line, rank() over (partition by ledger order by days) as of_ledger
      from ${LEFT} where ${condition} and ${NEAR}
    ) where of_line = 1 and of_ledger = 1
    qualify count(*) over (partition by line) = 1 and count(*) over (partition by ledger) = 1`;
}

const OTHER_AMOUNTS = [
  `create or replace temp table other_amounts as
    select *, count(*) over (partition by line) = 1 and count(*) over (partition by ledger) = 1 as is_only
    from ${LEFT} where level < 2 and ${NEAR} and (days = 0 or length(${normalised("claimed_number")}) >= 3)`,
  `insert into matched select line, ledger, ${HOW} from other_amounts where is_only`,
  "insert into doubtful select line from other_amounts where is_only and fit < 1",
  "insert into queries select line, ledger, 'ambiguous' from other_amounts where not is_only",
  "insert into reserved select ledger from other_amounts where not is_only",
];

/** A number without its last short segment, and only of numbers that have one. */
const BASES = `(select *, ltrim(regexp_replace(regexp_replace(upper(number), '([0-9])([^A-Z0-9]+[A-Z0-9]{1,8}|[A-Z]{1,8})$', '\\1'), '^[^0-9]*|[^A-Z0-9]+', '', 'g'), '0') as base
  from ${FREE} where regexp_matches(number, '[0-9]([^A-Za-z0-9]+[A-Za-z0-9]{1,8}|[A-Za-z]{1,8})$'))`;

const SETS = [
  `create or replace temp table bases as select id, base, gross, outstanding, date from ${BASES}`,
  `insert into matched
    with names as (
      select id as line, claim, unnest(regexp_split_to_array(number, '${SET_MARKS}')) as name from ${OPEN} where regexp_matches(number, '${SET_MARKS}')
    ), named as (
      select line, claim, name, l.id as ledger, outstanding, gross
      from (select *, ${core("name")} as core from names) left join ledger_numbers using (core) left join ${FREE} l on l.id = ledger
    )
    select line, ledger, 'group' from named semi join (
      select line from named group by line
      having count(*) > 1 and bool_and(ledger is not null) and any_value(claim) in (sum(outstanding), sum(gross))
    ) complete on complete.line = named.line`,
  `insert into matched
    with parts as (
      select line, bases.id as ledger, claim, outstanding, gross from ${OPEN} s join line_numbers on line = s.id join bases on base = core
      where abs(date_diff('day', s.date, bases.date)) <= 27
    )
    select line, ledger, 'group' from parts semi join (
      select line from parts group by line having count(*) > 1 and any_value(claim) in (sum(outstanding), sum(gross))
    ) complete on complete.line = parts.line`,
  `insert into matched
    with names as (
      select id as ledger, outstanding, gross, unnest(regexp_split_to_array(number, '[,;&+]')) as name from ${FREE} where regexp_matches(number, '[,;&+]')
    ), named as (
      select names.ledger, outstanding, gross, s.id as line, claim
      from (select *, ${core("name")} as core from names) names left join line_numbers using (core) left join ${OPEN} s on s.id = line
    )
    select line, ledger, 'group' from named semi join (
      select ledger from named group by ledger
      having count(*) > 1 and bool_and(line is not null) and sum(claim) in (any_value(outstanding), any_value(gross))
    ) complete on complete.ledger = named.ledger`,
];

/** A line without a number is looked up by its order; a number cell may hold an order. */
const ORDERS = [
  `create or replace temp table ordered as
    with wanted as (
      select id as line, claim, date, ${normalised("if(number = '', purchase_order, number)")} as key from ${OPEN}
    ), rows as (
      select id as ledger, outstanding, gross, date, ${normalised("purchase_order")} as key from ${FREE}
      where upper(left(purchase_order, 1)) in (select distinct left(key, 1) from wanted)
    )
    select line, ledger, claim, outstanding, gross, claim in (outstanding, gross) as is_exact,
      abs(date_diff('day', wanted.date, rows.date)) as days
    from wanted join rows using (key) where ${SAME_SIGN}`,
  `insert into matched select line, ledger, 'purchase-order' from ordered where is_exact and coalesce(days, 0) <= 27
    qualify count(*) over (partition by line) = 1 and count(*) over (partition by ledger) = 1`,
  `insert into matched
    with rows as (from ordered anti join matched on matched.line = ordered.line)
    select line, ledger, 'group' from rows semi join (
      select line from rows where ${NEAR} group by line having count(*) > 1 and any_value(claim) in (sum(gross), sum(outstanding))
    ) sums on sums.line = rows.line`,
  `insert into queries select line, ledger, 'order-unclear' from ordered anti join matched on matched.line = ordered.line
    qualify row_number() over (partition by line order by is_exact desc, ledger) <= 5`,
];

const DOUBTS = [
  `create or replace temp table rivals as
    select doubtful.line, matched.ledger as taken, l.id as ledger
    from doubtful join matched using (line) join statement s on s.id = doubtful.line
      join ${FREE} l on l.outstanding = s.claim and abs(date_diff('day', s.date, l.date)) <= 27`,
  "delete from matched where line in (select line from rivals)",
  `insert into queries select distinct line, taken, 'number-or-amount' from rivals
    union all select line, ledger, 'number-or-amount' from rivals`,
];

/** Free ledger lines of the same amount and a date that can be of the same invoice. */
const EQUAL = `create or replace temp table equal_amounts as
  with wanted as (select id as line, number as claimed_number, claim, date as claimed_date, purchase_order as claimed_order from ${OPEN}),
  rows as (
    select * from ${FREE} where outstanding in (select claim from wanted) or gross in (select claim from wanted)
  )
  select *, abs(date_diff('day', claimed_date, date)) as days
  from (select * from wanted join rows on outstanding = claim union select * from wanted join rows on gross = claim)
  where coalesce(abs(date_diff('day', claimed_date, date)), 0) <= 45 and ${SAME_SIGN}`;

const isCutShort = (one: string, other: string): string =>
  `(least(length(${one}), length(${other})) >= 5 and (starts_with(${one}, ${other}) or starts_with(${other}, ${one}) or ends_with(${one}, ${other}) or ends_with(${other}, ${one})))`;

function suggest(reason: string, from: string): string {
  return `insert into queries
    select line, ledger, '${reason}' from (${from}) found anti join queries on queries.line = found.line
    qualify row_number() over (partition by found.line order by is_exact desc, ledger) <= 3`;
}

const OPEN_NUMBERS = `(select line, claim, core, ltrim(regexp_replace(regexp_replace(upper(number), '([0-9])([^A-Z0-9]+[A-Z0-9]{1,8}|[A-Z]{1,8})$', '\\1'), '^[^0-9]*|[^A-Z0-9]+', '', 'g'), '0') as base,
  number, description from ${OPEN} join line_numbers on line = id)`;
const MENTIONS = `(select line, claim, ${core("word")} as core from (
    select id as line, claim, unnest(regexp_split_to_array(upper(description), '[\\s,;:()]+')) as word from ${OPEN}
  ) where length(regexp_replace(word, '[^0-9]+', '', 'g')) >= 4 and not regexp_matches(word, '^[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}$') and not regexp_matches(word, '^(19|20)[0-9]{2}$'))`;

const CANDIDATES = [
  EQUAL,
  suggest(
    "related-number",
    `with rows as (select core, ledger, outstanding, gross from ledger_numbers join ${FREE} l on l.id = ledger where core in (
        select base from ${OPEN_NUMBERS} union select core from ${MENTIONS}))
      select line, ledger, claim = outstanding as is_exact from (
        select line, ledger, claim, outstanding, gross from ${OPEN_NUMBERS} n join rows on rows.core = n.base and n.base <> n.core
        union select line, ledger, claim, outstanding, gross from ${MENTIONS} m join rows using (core)
        union select line, bases.id, claim, outstanding, gross from ${OPEN_NUMBERS} n join bases on bases.base = n.core
      ) where ${SAME_SIGN}`,
  ),
  suggest(
    "similar-reference",
    `select line, id as ledger, claim = outstanding as is_exact from (
        select *, ${normalised("claimed_number")} as claimed_normal, ${normalised("number")} as booked_normal from equal_amounts
      ) where length(claimed_normal) >= 4 and length(booked_normal) >= 4
        and (damerau_levenshtein(claimed_normal, booked_normal) <= 1 or ${isCutShort("claimed_normal", "booked_normal")})`,
  ),
  suggest(
    "order-unclear",
    `select line, id as ledger, claim = outstanding as is_exact from equal_amounts
      where ${normalised("claimed_order")} = ${normalised("purchase_order")}`,
  ),
  suggest(
    "same-amount",
    `select line, id as ledger, claim = outstanding as is_exact from equal_amounts where days = 0 or (claimed_number = '' and days <= 27)`,
  ),
];

const financialYear = (date: string): string => `year(${date} - interval 3 month)`;
/** Why the lines that are left are none of the ledger lines of their number. */
const REST = `insert into queries
  select line, ledger, case
      when ledger in (select matched.ledger from matched) then 'duplicate'
      when ledger in (select reversals.ledger from reversals) then 'reversed'
      when not (${SAME_SIGN}) then 'opposite-sign'
      when ${financialYear("claimed_date")} <> ${financialYear("booked_date")} then 'other-year'
      when claimed_number <> booked_number and ledger not in (select fitting.ledger from fitting) then 'other-writing'
      else 'unconfirmed' end as reason
  from pairs anti join matched on matched.line = pairs.line anti join queries on queries.line = pairs.line
  qualify row_number() over (partition by line order by fit desc, days, ledger) = 1`;
