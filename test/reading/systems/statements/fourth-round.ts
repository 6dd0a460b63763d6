import { casesOf } from "../sheet-case.ts";

/** Statements of other systems and hands, written in a fourth round after the third was mended. */
export const fourthRoundStatements = [
  ...casesOf("MYOB", {
    "receivables with invoice detail": {
      format: "csv",
      rows: `
        Receivables With Detail
        As of 31/03/2023
        ID No.|Date|Orig. Amount|Total Due|0 - 30|31 - 60|61 - 90|90+
        Eastmere University Hospitals||||||
        00001041|05/01/2023|1,215.00|715.00|0.00|0.00|715.00|0.00
        00001052|06/02/2023|340.50|340.50|0.00|340.50|0.00|0.00
        00001066|22/03/2023|61.11|61.11|61.11|0.00|0.00|0.00
        Total:||1,616.61|1,116.61|61.11|340.50|715.00|0.00`,
      lines: `
        00001041 | 2023-01-05 | 715
        00001052 | 2023-02-06 | 340.50
        00001066 | 2023-03-22 | 61.11`,
      total: 1116.61,
    },
  }),
  ...casesOf("Epicor", {
    "customer statement with invoice, legal number and balance": {
      rows: `
        Customer Statement
        Cust. ID: EAST01
        Invoice|Legal Number|Inv Date|Due|PO|Invoice Amt|Invoice Bal
        10441|NF-2023-0441|2023-01-05|2023-02-04|PO771|1215|715
        10502|NF-2023-0502|2023-02-06|2023-03-08|PO790|340.5|340.5
        Totals|||||1555.5|1055.5`,
      lines: `
        10441=NF-2023-0441 | 2023-01-05 | 715
        10502=NF-2023-0502 | 2023-02-06 | 340.50`,
      total: 1055.5,
      tells: /Legal Number/u,
    },
  }),
  ...casesOf("Infor", {
    "open receivables with a document type in front of the number": {
      format: "csv",
      rows: `
        Business Partner;Type;Document;Document Date;Due Date;Currency;Amount;Balance Amount
        C0000417;SLS;10000441;05/01/2023;04/02/2023;GBP;1215.00;715.00
        C0000417;SLS;10000502;06/02/2023;08/03/2023;GBP;340.50;340.50
        C0000417;CRN;10000519;20/02/2023;20/02/2023;GBP;-45.25;-45.25`.replaceAll(";", "|"),
      lines: `
        10000441 | 2023-01-05 | 715
        10000502 | 2023-02-06 | 340.50
        10000519 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Priority", {
    "account card with debit, credit and balance columns, and an opening balance of nought": {
      rows: `
        Account Card|EASTMERE UNIVERSITY HOSPITALS
        Date|Details|Reference|Debit|Credit|Balance
        2023-01-01|Opening balance||||0
        2023-01-05|Invoice|NI44101|1215||1215
        2023-02-06|Invoice|NI44130|340.5||1555.5
        2023-02-20|Credit note|NC00019||45.25|1510.25
        2023-03-31|Closing balance||1555.5|45.25|1510.25`,
      lines: `
        NI44101 | 2023-01-05 | 1215
        NI44130 | 2023-02-06 | 340.50
        NC00019 | 2023-02-20 | -45.25`,
      total: 1510.25,
    },
  }),
  ...casesOf("Clear Books", {
    "statement of what is due with paid and remaining": {
      format: "html",
      rows: `
        Statement
        Invoice|Summary|Date due|Total|Paid|Left to pay
        INV104|Training places|04/02/2023|£1,215.00|£500.00|£715.00
        INV105|Training places|08/03/2023|£340.50|£0.00|£340.50
        Total||| £1,555.50|£500.00|£1,055.50`,
      lines: `
        INV104 | - | 715
        INV105 | - | 340.50`,
      total: 1055.5,
      tells: /date/iu,
    },
  }),
  ...casesOf("Agresso web", {
    "customer items with amount and remaining in currency and base": {
      rows: `
        CustID|CustName|Invoice|Voucher type|Trans.date|Due date|Cur|Cur.amount|Amount|Remaining amount|Status
        100417|Eastmere UH|5014411|SI|2023-01-05|2023-02-04|GBP|1215|1215|715|B
        100417|Eastmere UH|5014502|SI|2023-02-06|2023-03-08|GBP|340.5|340.5|340.5|N
        100417|Eastmere UH|5014519|SC|2023-02-20|2023-02-20|GBP|-45.25|-45.25|-45.25|N`,
      lines: `
        5014411 | 2023-01-05 | 715
        5014502 | 2023-02-06 | 340.50
        5014519 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Bottomline", {
    "remittance-style list of outstanding documents": {
      format: "csv",
      rows: `
        DocRef|DocType|DocDate|DocValue|Settled|Outstanding
        NF21001|INV|2023-01-05|1215.00|500.00|715.00
        NF21002|INV|2023-02-06|340.50|0.00|340.50
        NF21003|CRN|2023-02-20|-45.25|0.00|-45.25`,
      lines: `
        NF21001 | 2023-01-05 | 715
        NF21002 | 2023-02-06 | 340.50
        NF21003 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("Oracle EBS", {
    "transaction register with gl date and balance due, negative class CM": {
      rows: `
        Trx Number|Trx Date|GL Date|Class|Trx Type|Currency|Original Amt|Balance Due Remaining|Terms
        30044117|05-JAN-2023|31-JAN-2023|INV|NHS Invoice|GBP|1215|715|30 NET
        30044188|06-FEB-2023|28-FEB-2023|INV|NHS Invoice|GBP|340.5|340.5|30 NET
        30044201|20-FEB-2023|28-FEB-2023|CM|NHS Credit|GBP|-45.25|-45.25|`,
      lines: `
        30044117 | 2023-01-05 | 715
        30044188 | 2023-02-06 | 340.50
        30044201 | 2023-02-20 | -45.25`,
      total: 1010.25,
    },
  }),
  ...casesOf("By hand, round 4", {
    "unpaid bills with the day they were sent, most words in lower case": {
      rows: `
        bill|sent|for|amount still owed
        77/a|2023-01-05|porters|215
        78/a|2023-02-06|porters|340.5
        total|||555.5`,
      lines: `
        77/a | 2023-01-05 | 215
        78/a | 2023-02-06 | 340.50`,
      total: 555.5,
    },
    "a table whose first column counts the rows": {
      rows: `
        #|Invoice ref|Issued|Total £|Balance £
        1|QX101|2023-01-05|1215|715
        2|QX102|2023-02-06|340.5|340.5
        3|QX103|2023-03-22|61.11|61.11
        |||1616.61|1116.61`,
      lines: `
        QX101 | 2023-01-05 | 715
        QX102 | 2023-02-06 | 340.50
        QX103 | 2023-03-22 | 61.11`,
      total: 1116.61,
    },
    "invoices and credits as two columns with a net column": {
      rows: `
        Reference|Date|Invoices|Credits|Net
        QX111|2023-01-05|1215||1215
        QX112|2023-02-06||-45.25|-45.25
        QX113|2023-03-22|61.11||61.11
        Totals||1276.11|-45.25|1230.86`,
      lines: `
        QX111 | 2023-01-05 | 1215
        QX112 | 2023-02-06 | -45.25
        QX113 | 2023-03-22 | 61.11`,
      total: 1230.86,
    },
    "amounts in the title and no total below": {
      rows: `
        Eastmere University Hospitals owes us £1,555.50 at 31 March 2023
        Invoice|Invoice date|Amount unpaid
        QX121|2023-01-05|1215
        QX122|2023-02-06|340.5`,
      lines: `
        QX121 | 2023-01-05 | 1215
        QX122 | 2023-02-06 | 340.50`,
      total: 1555.5,
    },
    "amounts in the title which the lines do not reach": {
      rows: `
        Eastmere University Hospitals owes us £1,755.50 at 31 March 2023
        Invoice|Invoice date|Amount unpaid
        QX131|2023-01-05|1215
        QX132|2023-02-06|340.5`,
      lines: `
        QX131 | 2023-01-05 | 1215
        QX132 | 2023-02-06 | 340.50`,
      mustTell: /1,?755\.50/u,
    },
    "withdrawn invoices marked in a remarks column": {
      rows: `
        Invoice|Date|Unpaid|Remarks
        QX141|2023-01-05|1215|
        QX142|2023-02-06|340.5|cancelled - please ignore
        QX143|2023-03-22|61.11|`,
      lines: `
        QX141 | 2023-01-05 | 1215
        QX143 | 2023-03-22 | 61.11`,
      asks: /cancelled|QX142|remark/iu,
    },
    "the debt of two years on two sheets with one total each": {
      rows: {
        "2021-22": `
          Invoice|Date|Outstanding
          QX151|2021-11-05|100.5
          QX152|2022-02-06|200
          Total 2021-22||300.5`,
        "2022-23": `
          Invoice|Date|Outstanding
          QX161|2022-11-05|40
          QX162|2023-02-06|60.25
          Total 2022-23||100.25
          Total both years||400.75`,
      },
      lines: `
        QX151 | 2021-11-05 | 100.50
        QX152 | 2022-02-06 | 200
        QX161 | 2022-11-05 | 40
        QX162 | 2023-02-06 | 60.25`,
      total: 400.75,
    },
    "a receipt with its number among the invoices, in a column Amount without signs, and a closing balance": {
      rows: `
        Date|Kind|Number|Amount
        2023-01-05|Invoice|QX171|1215
        2023-02-14|Receipt|R0091|500
        2023-02-06|Invoice|QX172|340.5
        Closing balance|||1055.5`,
      lines: `
        QX171 | 2023-01-05 | 1215
        R0091 | 2023-02-14 | -500
        QX172 | 2023-02-06 | 340.50`,
      total: 1055.5,
      tells: /sign|credit|receipt|payment/iu,
    },
    "pence written with a p": {
      rows: `
        Invoice|Date|Owed
        QX181|2023-01-05|121500p
        QX182|2023-02-06|34050p`,
      asks: /p\b|pence|amount/iu,
    },
    "a claim in millions with two decimals": {
      rows: `
        Outstanding debt (£ million)
        Invoice|Date|Owed
        QX191|2023-01-05|1.22
        QX192|2023-02-06|0.34`,
      asks: /million/iu,
    },
    "Irish punts, which are no pounds of ours": {
      rows: `
        Invoice|Date|Owed (Irish pounds)
        QX201|2023-01-05|1215
        QX202|2023-02-06|340.5`,
      asks: /Irish|currency/iu,
    },
    "the text says nil but a line is owed": {
      rows: `
        Nil return
        Invoice|Date|Outstanding
        QX211|2023-01-05|1215`,
      lines: `
        QX211 | 2023-01-05 | 1215`,
      asks: /nil/iu,
    },
  }),
];
