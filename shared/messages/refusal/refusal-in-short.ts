import type { Refusal } from "./refusal.ts";

/** Why a statement was refused, in a few words for the subject and the first line: `it is a PDF`. */
export function refusalInShort(refusal: Refusal): string {
  switch (refusal.reason) {
    case "pdf":
      return "it is a PDF";
    case "not-a-workbook":
      return "it is not a workbook";
    case "corrupt":
      return "the file is damaged";
    case "password-protected":
      return refusal.container === "mail" ? "it is encrypted" : "it is protected by a password";
    case "too-large":
      return "it is too large";
    case "no-table":
      return "there is no table of invoices in it";
    case "file-findings":
      return "some entries need correcting";
    case "several-payables":
      return "it is for several organisations";
    case "no-sender-code":
      return "your organisation code is missing";
    case "unknown-sender-code":
      return "we do not know the organisation code";
    case "sender-contradiction":
      return "it is not clear whose it is";
    case "no-payable":
    case "payable-contradiction":
      return "it is not clear whom it is for";
    case "unknown-payable":
      return "we do not know the organisation that it is for";
    case "wrong-payable":
      return "it is for another organisation";
    case "payable-closed":
      return "the organisation has closed";
    case "nil-statement":
      return "it claims nothing";
    case "wrong-kind":
      return "no statement of this kind is due";
    case "no-exercise":
      return "no exercise is open for it";
    case "same-position-twice":
      return "the message has more than one";
  }
}
