import type { Wanted } from "../../position/wanted.ts";
import { capitalise, joinWords, pounds } from "./name-lines.ts";

/** Whether a request names the line's own amount, or stands once for several lines, each with its amount beside its number. */
export type AmountsOfWanted = "own" | "beside";

/** What is wanted, as a sentence: `A copy of the invoice, and the name of the body that issued it.` */
export function wordsOfWanted(wanted: Wanted, amounts: AmountsOfWanted = "own"): string {
  const { send, say } = phrasesOf(wanted, amounts);
  return say ?? `${capitalise(send)}.`;
}

/** What is wanted, as a sentence that needs no heading to be understood: `Please send a copy of the invoice.` */
export function requestOfWanted(wanted: Wanted): string {
  const { send, say } = phrasesOf(wanted, "own");
  return say ?? `Please send ${send}.`;
}

/** Either what they are to send, or a whole sentence. */
type Phrases =
  { readonly send: string; readonly say?: undefined } | { readonly say: string; readonly send?: undefined };
type Document = Extract<Wanted, { wants: "copy" }>["document"];

function phrasesOf(wanted: Wanted, amounts: AmountsOfWanted): Phrases {
  switch (wanted.wants) {
    case "copy":
      return { send: copyWords(wanted) };
    case "cancelling-document":
      return { send: "a copy of the credit note that cancels it, or of the invoice that replaces it" };
    case "invoice-and-credits":
      return { send: "a copy of the invoice and of any credit notes for it" };
    case "credit-note":
      return { send: creditNoteWords(wanted) };
    case "removal-or-copy":
      return removalOrCopy(wanted);
    case "which-one":
      return { say: `Which of them is it? ${whichOne(wanted)}` };
    case "whether-same": {
      const noun = nounOf(wanted.document);
      const is = wanted.of === "one" ? `Is this the same ${noun}?` : `Is one of them the same ${noun}?`;
      return { say: `${is} Please confirm the number, or send a copy.` };
    }
    case "whether-of-order":
      return { say: whetherOfOrder(wanted, amounts) };
    case "whether-our-payment":
      return { say: "Is this the payment that you received? Please confirm it, or send the remittance." };
    case "whether-issued-twice":
      return {
        say: "Have you received that payment for this invoice? If you issued a second one with this number, please send a copy of it.",
      };
    case "whether-signs-turned":
      return {
        say: "Are the signs of your statement turned round? Please send it again with debts positive and credits negative.",
      };
    case "amounts-of-set":
      return { send: "the amount of each of these invoices, and a copy of those that we do not have" };
    case "number":
      return { send: "the invoice number and the purchase order number, or a copy of the invoice" };
    case "lease-invoice":
      return { say: "Please send the number of the invoice for the lease payment, or take it off." };
    case "penalty-terms":
      return {
        say: "Please tell us who on both sides agreed that this contract penalty is due, and how both of us treat it.",
      };
    case "prepaid-purpose":
      return {
        say: `Please tell us ${[...wanted.details.map((detail) => DETAILS[detail]), "what it was paid ahead for"].join(", ")}, and until when it will be used up: between bodies of the group nothing is paid ahead of need.`,
      };
    case "credited-invoice":
      return { send: "the date and the amount of the invoice that it credits" };
    case "successor":
      return { say: "Please tell us which body has taken it over." };
    case "backing": {
      const of = wanted.of === "invoice" ? "the invoice" : "the amount on hold";
      return { send: `backing data for ${of} and a contact who can answer questions about it` };
    }
    case "help-to-approve":
      return {
        send: `${wanted.lacksPurchaseOrder ? "the purchase order number, backing data" : "backing data"} and the name of the person who ordered it, so that it can be approved`,
      };
    case "backing-or-credit":
      return { send: `backing data for ${amountIn(wanted, amounts)}, or a credit note for it` };
    case "basis-of-estimate":
      return { send: `the basis of the estimate for ${amountIn(wanted, amounts)}` };
    case "working-out":
      return { say: `Please tell us how you worked out ${amountIn(wanted, amounts)}.` };
    case "accrual-details":
      return { send: joinWords(wanted.details.map((detail) => DETAILS[detail])) };
    case "payment-details":
      return {
        send:
          wanted.of === "receipt"
            ? "the date and the reference of the payment, and what it was for"
            : "the payment's date and reference, and the remittance if you have it",
      };
    case "check":
      return { say: `Please check ${amountIn(wanted, amounts)} on your side.` };
    case "part-allocation":
      return {
        say: `Please allocate ${amountIn(wanted, amounts)} to this invoice${wanted.isPayment ? "" : ", or tell us if you have received no payment and given no credit for it"}.`,
      };
    case "payment-allocation":
      return { say: "Please allocate the payment to this invoice, or tell us if you have not received it." };
    case "cash-allocation":
      return { say: `Please allocate it to ${wanted.to === "one" ? "that invoice" : "those invoices"}.` };
    case "credit-allocation":
      return { say: "Please allocate the credit to the invoice." };
    case "credit-taken":
      return {
        say: `Please take the credit${amounts === "beside" ? "" : ` of ${pounds(wanted.pence)}`}, or tell us what it is for.`,
      };
    case "credit-to-cancelled":
      return { say: "Please set the credit against the cancelled invoice on your side." };
    case "credit-in-dispute":
      return { say: "Please settle it as part of the dispute." };
    case "refund":
      return { say: "Please refund it, or move it to your payables." };
    case "removal":
      return {
        say:
          wanted.from === "statement"
            ? "Please take it off your statement."
            : "Please take it off the accruals, or tell us what else it is for.",
      };
    case "move":
      return {
        say:
          wanted.how === "statement"
            ? `Please move it to the statement of ${wanted.to}.`
            : `Please send it to ${wanted.to}.`,
      };
    case "right-body":
      return {
        say: `Please send it to ${wanted.to ?? "the NHS England sub-entity that commissioned it"}, or tell us who here ordered it, with a copy of the invoice.`,
      };
    case "parent-statement": {
      const put = wanted.side === "receivable" ? "have it put on the statement of" : "put it on your statement to";
      return { say: `Please ${put} ${wanted.parent}, marked as the trade of its subsidiary.` };
    }
    case "settlement":
      return {
        say: `Please settle with ${wanted.between} whose invoice it is, and take it off one of the two statements.`,
      };
    case "invoice-or-accrual":
      return { say: "Please send the invoice, or show it on an accruals statement at month 12." };
    case "accruals-statement":
      return { say: "Please show it on your accruals statement." };
    case "right-year":
      return { say: "Please show it in the year to which it belongs." };
    case "whole-debt":
      return { say: "Please show the debt without this deduction." };
    case "income-without-vat":
      return { say: "Please show income without VAT that we can recover." };
    case "adjustment":
      return { say: "Please adjust it out on your side as well." };
    case "answer":
      return { say: capitalise(wanted.question) };
    case "as-said":
      return { say: wanted.text };
  }
}

function copyWords({ document, isWorkingPaper, besides = [], toSee }: Extract<Wanted, { wants: "copy" }>): string {
  const noun = nounOf(document);
  if (toSee === "whether-credit")
    return "a copy of the document, so that we can see whether it is an invoice or a credit note";
  const copy = isWorkingPaper ? `the working paper of the ${noun}` : `a copy of the ${noun}`;
  if (toSee === "vat") return `${copy} that shows the VAT`;
  if (toSee !== undefined) return `${copy}, so that we can see ${TO_SEE[toSee]}`;
  const hasOrder = besides.includes("purchase-order");
  const others = besides.filter((one) => one !== "purchase-order").map((one) => BESIDES[one]);
  const withOrder = hasOrder ? `${copy} with its purchase order number` : copy;
  return others.length === 0
    ? withOrder
    : `${[withOrder, ...others.slice(0, -1)].join(", ")}, and ${others.at(-1) ?? ""}`;
}

function creditNoteWords({ besides }: Extract<Wanted, { wants: "credit-note" }>): string {
  switch (besides) {
    case undefined:
      return "a copy of the credit note";
    case "invoice":
      return "a copy of the credit note and of the invoice that it credits";
    case "invoice-number":
      return "a copy of the credit note and the number of the invoice that it credits; please refund a credit that belongs to no open invoice, or move it to your payables";
    case "refund-of-rest":
      return "a copy of the credit note; please refund the rest, or move it to your payables";
  }
}

function removalOrCopy({ document, of }: Extract<Wanted, { wants: "removal-or-copy" }>): Phrases {
  switch (of) {
    case "second":
      return { say: "Please remove the duplicate, or send a copy of the second invoice." };
    case "replacement":
      return { say: `Please take it off, or send a copy of the ${nounOf(document)} that replaces it.` };
    case "included":
      return { say: `Please send a copy of this ${nounOf(document)}, or remove it if the other line includes it.` };
  }
}

function whichOne({ document, by }: Extract<Wanted, { wants: "which-one" }>): string {
  const noun = nounOf(document);
  switch (by) {
    case "number":
      return `Please send the ${noun} number.`;
    case "date":
      return `Please send the ${noun} date.`;
    case "number-and-date":
      return `Please send the ${noun} number and date.`;
    case "copy":
      return `Please send a copy of the ${noun}.`;
    case "number-or-copy":
      return `Please send the number of the ${noun}, or a copy.`;
    case "check":
      return "Please check the number and the amount, or send a copy.";
  }
}

/** Of the only document of an order: its number is asked for, and why its amount is another. */
function whetherOfOrder(
  { document, pence }: Extract<Wanted, { wants: "whether-of-order" }>,
  amounts: AmountsOfWanted,
): string {
  const noun = nounOf(document);
  if (pence === undefined) return `Is this the ${noun}? Please confirm its number, or send a copy.`;
  const difference = amounts === "beside" ? "the difference" : `the difference of ${pounds(pence)}`;
  return `Is this the ${noun}? If it is, please explain ${difference}; if not, please send a copy.`;
}

function amountIn({ pence }: { readonly pence: number }, amounts: AmountsOfWanted): string {
  return amounts === "beside" ? "the amount" : `the ${pounds(pence)}`;
}

function nounOf(document: Document): string {
  return document.replaceAll("-", " ");
}

const BESIDES = {
  backing: "backing data",
  orderer: "the name of the person who ordered it",
  issuer: "the name of the body that issued it",
};

const TO_SEE = {
  "which-line": "which of your lines it is",
  "whether-same": "whether it is the same one",
  "which-year": "in which year it belongs",
};

const DETAILS = {
  "activity-data": "your activity data for it",
  penalty: "the likelihood and the treatment of this contract penalty on both sides",
  "purchase-order": "the purchase order number",
  period: "its period",
  basis: "the basis of the estimate",
  "agreed-by": "the name of the person here who agreed it",
};
