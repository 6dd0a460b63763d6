import { casesOf } from "../sheet-case.ts";

/** Statements in words and orders that no system shown in this folder has. */
export const otherWords = casesOf("Other words", {
  "income ledger printout, amount before number": {
    rows: `
      LARKMOOR DISTRICT COUNCIL - INCOME SYSTEM
      Debtor 7711203 EASTMERE UNIV HOSPITALS NHS FT
      Printed 31.3.23

      Owing|Raised|Bill|What for|Stage
      210.4|2023-01-11|7100441|Trade waste Q4|Reminder
      1655|2023-02-01|7100502|Rates contribution|Bill
      -18.2|2023-02-17|7100533|Trade waste rebate|Credit
      1847.2||Sum owing`,
    lines: `
      7100441 | 2023-01-11 | 210.40
      7100502 | 2023-02-01 | 1655
      7100533 | 2023-02-17 | -18.20`,
    total: 1847.2,
  },
  "one row per month in three columns of amounts, money in hundreds of pounds by words": {
    rows: `
      Recharges not settled by Eastmere (hundreds of pounds)

      Our reference|Raised|Gross|Settled|Left
      LR-31|2022-12-09|88|8|80
      LR-32|2023-01-09|90|0|90`,
    asks: /hundred/iu,
  },
  "Danish kroner in a heading two rows above": {
    rows: `
      Saldo list|||DKK
      |||currency of the account
      Document|Posted|Text|Open
      F-1201|2023-01-10|Licence|4000
      F-1230|2023-02-10|Licence|4000`,
    asks: /DKK|kron|currenc|not in pounds/iu,
  },
  "letter D behind a credit column": {
    rows: `
      Our ref|Day|Their order|Sum|D or C
      LR-31|2022-12-09|4977|880|D
      LR-32|2023-01-09|5011|900.5|D
      LK-07|2023-01-31||120.25|C
      LR-35|2023-03-09|5090|44|D`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LK-07 | 2023-01-31 | -120.25
      LR-35 | 2023-03-09 | 44`,
    total: 1704.25,
  },
  "deductions under the heading Less": {
    rows: `
      What Eastmere owes Larkmoor, 31 March 2023
      Invoice|Dated|£
      LR-31|2022-12-09|880
      LR-32|2023-01-09|900.5
      Less:
      Overpayment refunded to suspense|2023-02-01|50.5
      Credit LK-07|2023-01-31|120
      ||1610`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      Overpayment refunded to suspense=- | 2023-02-01 | -50.50
      Credit LK-07=LK-07 | 2023-01-31 | -120`,
    total: 1610,
    tells: /number/iu,
    asks: /less|sign|total|differs|credit/iu,
  },
  "carried down balances and a receipts column on the left": {
    rows: `
      Received|Charged|Reference|On|Narrative|Balance
      ||B/D|2023-02-28|Balance b/d|300
      |880|LR-41|2023-03-02|Recharge|1180
      300||BACS 11|2023-03-11|Thank you|880
      |12.5|LR-42|2023-03-20|Copying|892.5`,
    asks: /balance|brought|b\/d|receive|total|differs|column/iu,
    lines: `
      B/D=- | 2023-02-28 | 300
      LR-41 | 2023-03-02 | 880
      BACS 11 | 2023-03-11 | -300
      LR-42 | 2023-03-20 | 12.50`,
    total: 892.5,
    tells: /brought|receipt|payment/iu,
  },
  "an old total row in the middle that nobody removed": {
    rows: `
      Invoice|Dated|Left to pay
      LR-31|2022-12-09|880
      LR-32|2023-01-09|900.5
      Total||1780.5
      LR-35|2023-03-09|44
      LR-36|2023-03-10|6.5`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-35 | 2023-03-09 | 44
      LR-36 | 2023-03-10 | 6.50`,
    total: 1831,
    tells: /below|total/iu,
  },
  "two documents in a cell": {
    rows: `
      Invoice|Dated|Left to pay
      LR-31 and LR-32|2023-01-09|1780.5
      LR-35|2023-03-09|44
      Sum||1824.5`,
    lines: `
      LR-31 and LR-32=LR-31=LR-31, LR-32 | 2023-01-09 | 1780.50
      LR-35 | 2023-03-09 | 44`,
    total: 1824.5,
    asks: /LR-31|number|two/iu,
  },
  "the total in words above the list": {
    rows: `
      To Eastmere: we make the amount due £1,824.50 at 31 March 2023.

      Invoice|Dated|Amount
      LR-31|2022-12-09|880
      LR-32|2023-01-09|900.5
      LR-35|2023-03-09|54`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-35 | 2023-03-09 | 54`,
    total: 1834.5,
    mustTell: /1,824\.50|total|differs/iu,
  },
  "a reduced list: the rest is on another sheet without headings": {
    rows: {
      Part1: `
        Invoice|Dated|Left to pay
        LR-31|2022-12-09|880
        LR-32|2023-01-09|900.5`,
      Part2: `
        LR-35|2023-03-09|44
        LR-36|2023-03-10|6.5`,
    },
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-35 | 2023-03-09 | 44
      LR-36 | 2023-03-10 | 6.50`,
    total: 1831,
    tells: /heading|values/iu,
    asks: /Part2|heading|not read/iu,
  },
  "VAT shown apart and the claim without it": {
    rows: `
      Invoice|Dated|Net outstanding|VAT outstanding|Total outstanding
      LR-31|2022-12-09|800|160|960
      LR-32|2023-01-09|750|150|900
      ||1550|310|1860`,
    lines: `
      LR-31 | 2022-12-09 | 960
      LR-32 | 2023-01-09 | 900`,
    total: 1860,
  },
  "amounts of which one is written with a decimal comma": {
    format: "csv",
    rows: `
      Invoice|Dated|Left to pay
      LR-31|09/12/2022|880.00
      LR-32|09/01/2023|900,50
      LR-35|09/03/2023|44.00
      Total||1824.50`,
    lines: `
      LR-31 | 2022-12-09 | 880
      LR-32 | 2023-01-09 | 900.50
      LR-35 | 2023-03-09 | 44`,
    total: 1824.5,
  },
  "an unquoted thousands comma in a text file": {
    format: "tabs",
    file: "statement.csv",
    rows: `
      'Invoice,Dated,Left to pay,Note
      'LR-31,09/12/2022,880.00,
      'LR-32,09/01/2023,1,900.50,
      'LR-35,09/03/2023,44.00,`,
    asks: /row 3|comma|cells|columns|1,?900/iu,
  },
});
