import type { CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";

/** Ledger lines that no line is matched to and that no other ledger line cancels out. */
const FREE =
  "(from ledger anti join matched on ledger = id anti join reversals on id in (reversals.ledger, reversed_by))";
const FREE_AND_OPEN = `(from ${FREE} where outstanding <> 0)`;

const pounds = (column: string): string => `format('£{:,.2f}', (${column}) / 100.0)`;
const day = (column: string): string => `strftime(${column}, '%-d %B %Y')`;
const isVat = (more: string, less: string): string =>
  `(abs(${more} - ${less} * 1.2) < 1 or abs(${more} - ${less} * 1.05) < 1)`;

/** The verdict on each line, with its reason, sentence and first ledger line. */
export function verdicts(asAt: CalendarDate): string {
  const ours = `'Our ledger has invoice ' || booked || ' of ' || ${day("booked_date")}`;
  const has = `${ours} || if(number = booked, '', ', which you write ' || number || ',') || ' with ' || ${pounds("outstanding")} || ' outstanding, ' || status`;
  const more = `'; your ' || ${pounds("claim")} || ' is ' || ${pounds("claim - outstanding")} || ' more'`;
  const parts = `${pounds("agreed")} || ' is agreed and ' || ${pounds("not_agreed")} || ' is not.'`;
  const one = `'invoice ' || booked || ' of ' || ${day("booked_date")} || ' for ' || ${pounds("gross")} || ' (' || ${pounds("outstanding")} || ' outstanding, ' || status || ')'`;
  const yours = `'invoice ' || number || ' of ' || ${day("date")} || ' (' || ${pounds("claim")} || ')'`;
  const unconfirmed = `': ' || ${pounds("claim")} || ' is not agreed until you confirm whether it is the same one.'`;
  const unclear = `': ' || ${pounds("claim")} || ' is not agreed until we know which one it is.'`;
  const unknown = `'Your invoice ' || number || ' of ' || ${day("date")} || ' (' || ${pounds("claim")} || ') is not on our ledger'`;
  return `create or replace temp table verdicts as
    with credits as (
      select -gross as pence, min(number) as credit from ${FREE} where entry = 'credit-note' and status <> 'cancelled' group by gross
    ), behind as (
      select line, any_value(ledger) as ledger, any_value(how) as how, null as query from matched group by line
      union all (select line, ledger, 'candidate', reason from queries qualify row_number() over (partition by line order by rowid) = 1)
    ), joined as (
      select s.id, s.number, s.date, s.claim, l.number as booked, l.date as booked_date, l.outstanding, l.gross, l.status, l.paid_date, l.payment_reference,
        how, query, credits.credit,
        case when how is null or how = 'candidate' or l.status not in ('approved', 'awaiting-approval', 'on-hold') then 0 else least(s.claim, l.disputed) end as disputed,
        case when how is null or how = 'candidate' or l.status <> 'approved' then 0
          else greatest(0, least(s.claim - l.disputed, l.outstanding - l.disputed)) end as agreed
      from statement s
        left join (select behind.line, how, query, ledger.* from behind join ledger on ledger.id = behind.ledger) l on l.line = s.id
        left join credits on credits.pence = s.claim - l.outstanding
    ), reasoned as materialized (
      select *, claim - agreed - disputed as not_agreed,
        case when booked is null then 'not-on-ledger'
          when query is not null then query
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
        when 'similar-reference' then ${unknown} || ' under that number, but ' || ${one} || ' has the same amount and nearly the same number: ' || ${pounds("claim")} || ' is not agreed until you confirm which it is.'
        when 'ambiguous' then 'Our ledger has ' || ${one} || ', which could be ' || ${yours} || ' and other lines of your statement' || ${unclear}
        when 'number-or-amount' then 'Our ledger has ' || ${one} || ' under that number with another amount, and another line with the amount of ' || ${yours} || ${unclear}
        when 'related-number' then 'Your ' || ${yours} || ' is not on our ledger under a number of its own; our ledger has ' || ${one} || ', whose number is related to it' || ${unconfirmed}
        when 'other-writing' then 'Your ' || ${yours} || ' is not on our ledger with the number as you write it; our ledger has ' || ${one} || ' with a similar number' || ${unconfirmed}
        when 'order-unclear' then 'Your ' || ${yours} || ' is not on our ledger under that number; under its purchase order our ledger has ' || ${one} || ${unconfirmed}
        when 'same-amount' then 'Your ' || ${yours} || ' is not on our ledger under that number; our ledger has ' || ${one} || ' with the same amount' || ${unconfirmed}
        when 'reversed' then 'Our ledger has ' || ${one} || ' and its reversal, so nothing is outstanding for your ' || ${yours} || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'duplicate' then 'Our ledger has ' || ${one} || ', to which another line of your statement is matched: ' || ${pounds("claim")} || ' is not agreed.'
        when 'opposite-sign' then 'Our ledger has ' || ${one} || ' under that number, which has the opposite sign: ' || ${pounds("claim")} || ' is not agreed.'
        when 'other-year' then 'Our ledger has this number only in another financial year, as ' || ${one} || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'unconfirmed' then 'Our ledger has ' || ${one} || ' under that number, but the amount and date do not both fit your ' || ${yours} || ${unclear}
        when 'cancelled' then ${ours} || ' as cancelled: ' || ${pounds("claim")} || ' is not agreed.'
        when 'paid' then ${ours} || ' as paid on ' || ${day("paid_date")} || ' with payment reference ' || payment_reference || ': ' || ${pounds("claim")} || ' is not agreed.'
        when 'paid-after-statement' then ${ours} || ' as paid on ' || ${day("paid_date")} || ' with payment reference ' || payment_reference || ', which is after the statement date: the difference of ' || ${pounds("not_agreed")} || ' is timing, not disagreement.'
        when 'nothing-outstanding' then ${ours} || ' with nothing outstanding and no payment recorded: ' || ${pounds("claim")} || ' is not agreed.'
        when 'in-dispute' then ${has} || ', of which ' || ${pounds("disputed")} || ' is in formal dispute: ' || case when agreed = 0 then '' else ${pounds("agreed")} || ' is agreed and ' end || ${pounds("disputed")} || ' is in dispute' || case when not_agreed = 0 then '.' else ' and ' || ${pounds("not_agreed")} || ' is above what we have and not agreed.' end
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
        when 'not-on-ledger' then 'A copy of the invoice with its purchase order number, backing data, and the name of the person who ordered it.'
        when 'above-ledger' then 'Backing data for the ' || ${pounds("not_agreed")} || ', or a credit note for it.'
        when 'part-paid' then 'Please allocate the ' || ${pounds("not_agreed")} || ' to this invoice.'
        when 'similar-reference' then 'Is this the same invoice? Please confirm the number, or send a copy.'
        else '' end as wanted
    from reasoned`;
}

/** What only the ledger has, in order. */
export const LEDGER_ONLY = `create or replace temp table ledger_only as
  select number, date, outstanding, 'on-ledger-only' as reason,
    'Our ledger has invoice ' || number || ' of ' || ${day("date")} || ' with ' || ${pounds("outstanding")} || ' outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it.' as why
  from ${FREE_AND_OPEN} where status <> 'cancelled' order by date, number`;

/** The adjusted column by reason. */
export const ADJUSTMENTS = `create or replace temp table adjustments as
  select reason, sum(-not_agreed) as pence, count(*) as items from verdicts where not_agreed <> 0 group by reason
  union all select reason, sum(outstanding), count(*) from ledger_only group by reason`;
