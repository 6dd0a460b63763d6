/** Sheets that are not read right, but of which the trouble is told, each with what stands in the way. */
export const toldCases: ReadonlyMap<string, string> = new Map([
  ["SAP: dunning notice with a charge between the items and the total", "a charge has no number"],
  [
    "SAP: supplier line items with amounts in document and company currency",
    "a row in euros is left out, although a column beside it has its pounds",
  ],
  ["Sage 50: customer activity with original and outstanding values", "an empty outstanding amount is asked about"],
  ["Xero: activity statement with an opening balance and payments", "the balance brought forward has no number"],
  [
    "QuickBooks: open item statement with the number inside a sentence",
    "the ages below the lines are taken for a line",
  ],
  ["QuickBooks: balance forward statement", "the balance brought forward has no number"],
  ["Access: period aged debtors, detailed, by transaction type code", "“Period 3+” is not understood as an age"],
  [
    "Access: statement with payments in a column of their own on rows of their own",
    "“Invoices” is not understood as a column of amounts",
  ],
  ["Unit4: supplier open items, without a status on some", "the status N is not known"],
  ["By hand: pounds and pence in two columns", "no column holds the amounts to the penny"],
  [
    "By hand: types written in full, all amounts without a sign, no total",
    "a refund without a sign may add to the debt or reduce it",
  ],
  ["By hand: paid items marked in a column", "“Paid?” with Y and N is not understood"],
  ["By hand: nil in words, although a figure stands below", "an amount with a word in its cell is asked about"],
  ["By hand: amounts with words in the cell", "an amount with words in its cell is asked about"],
  ["By hand: amounts in pence, said under the title", "a ledger in pence is asked about"],
  [
    "Other words: carried down balances and a receipts column on the left",
    "“Charged” is not understood as a column of amounts",
  ],
  [
    "Other words: creditor list by code with what is left in the first column",
    "“Left” and “Payee” are not understood as headings",
  ],
  ["Other orders: write-offs and provisions beside what is owed", "“Claimed” is not understood as a heading"],
  ["Other orders: two balances, at two days", "the column of the earlier day is told as not read"],
  ["Other orders: refunds and receipts by type letters R and P", "“Due” is not understood as the label of a total"],
  ["Other orders: the reference in two columns, prefix and number", "a number in two columns is not put together"],
  ["By hand, round 1: one invoice a column", "a list with a column for each invoice is not read"],
  ["By hand, round 1: everyday words for every column", "“Came to” is not understood as a column of amounts"],
  ["Oracle: account activity with an activity column and a trailing summary", "a count below the lines is asked about"],
  [
    "By hand, round 2: the invoice number in a hyperlink text with the word invoice before",
    "“Credit NF9503” is not understood as naming a credit note",
  ],
  ["TechnologyOne: creditor document enquiry", "“Doc Ref 1” and “Doc Ref 2” don't say whose number each is"],
  ["By hand, round 2: accruals and invoices on one list", "“Organisation” may say whose ledger a line is in"],
  [
    "By hand, round 3: a part in pounds and a part in dollars, each with its heading",
    "a row that has only dollars is told as one without an amount",
  ],
  [
    "By hand, round 3: unallocated cash without a sign, taken off in the net balance",
    "an amount between the total and the net balance is asked about",
  ],
  [
    "By hand, round 3: columns for what was invoiced, credited and received, without what remains",
    "two deductions from the invoice total are asked about",
  ],
  [
    "By hand, round 4: withdrawn invoices marked in a remarks column",
    "a line with an unpaid amount and a remark that it is cancelled is asked about",
  ],
  ["PeopleSoft: voucher register with voucher and invoice number", "the status Exceptions is not known"],
  ["Exchequer: supplier ledger: our ref and your ref, outstanding", "“Company” may say whose ledger a line is in"],
  ["By hand, round 5: a column for each year", "the columns of two years are not added up"],
  [
    "By hand, round 5: net and VAT without a gross column, the total is of both",
    "amounts without VAT are told, and VAT is not added to them",
  ],
  [
    "By hand, round 5: amounts in dollars by a number format in one line",
    "an amount in another currency refuses the upload",
  ],
  [
    "By hand, round 6: invoices and the accruals for them on one sheet",
    "accruals beside invoices are another kind of statement",
  ],
  [
    "Coda: creditor open documents, owed negative, with document codes",
    "nothing says what a minus means, nor which number is the supplier's",
  ],
  ["Odoo: vendor bills with payment state and amount due", "“Total in Currency” is not understood as a total"],
  [
    "Dynamics Finance: vendor invoice listing with voucher and remaining",
    "with negative amounts only, nothing shows what a minus means",
  ],
]);
