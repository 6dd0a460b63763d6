import { nameOfKind } from "../../domain/exercise/exercise.ts";
import { quoteText, quoteFileName } from "../words/quote-text.ts";
import { withFullStop } from "../words/reading-words.ts";
import type { Refusal } from "./refusal.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { nameOfParty } from "../words/statement-words.ts";

interface RefusalWords {
  /** Why, in a sentence or two. */
  readonly why: string;
  /** What to do, one step each. */
  readonly steps: readonly string[];
}

/** Why a statement was refused and what its sender can do about it, in words, for each reason. */
export function refusalWords(reply: ReplyOf<"refused">): RefusalWords {
  const { refusal } = reply;
  const file = reply.mail.file === undefined ? "The attachment" : `The file ${quoteFileName(reply.mail.file)}`;
  const code =
    reply.receivable === undefined ? "your organisation code" : `your organisation code, ${reply.receivable.code},`;
  const again = `Send the statement again to ${reply.mailbox}, with ${code} in the subject line.`;
  switch (refusal.reason) {
    case "pdf":
      return {
        why: `${file} is a PDF. A statement must be an Excel workbook, so that each line can be checked and answered.`,
        steps: [`Please send the Excel version to ${reply.mailbox}, with ${code} in the subject line.`],
      };
    case "not-a-workbook":
      return {
        why: `${file} is ${refusal.format === undefined ? "not a workbook" : quoteText(refusal.format, [], 80)}. A statement must be an Excel workbook, so that each line can be checked and answered.`,
        steps: [
          `Please attach the Excel workbook itself, and send it to ${reply.mailbox}, with ${code} in the subject line.`,
        ],
      };
    case "corrupt":
      return {
        why: `${file} is damaged and can't be opened.${refusal.detail === undefined ? "" : ` ${withFullStop(quoteText(refusal.detail))}`}`,
        steps: ["Open the file in Excel and save it under a new name.", again],
      };
    case "password-protected":
      if (refusal.container === "zip")
        return {
          why: `${file} is a zip file protected by a password. We do not open such files.`,
          steps: ["Take the workbook out of the zip, and attach the workbook itself.", again],
        };
      if (refusal.container === "mail")
        return {
          why: `${file} is encrypted by a mail program. We can't open encrypted messages.`,
          steps: ["Attach the workbook to a message that is not encrypted.", again],
        };
      return {
        why: `${file} is protected by a password, and no password registered for you opens it.`,
        steps: [
          "Save a copy without the password (File, Info, Protect Workbook, Encrypt with Password, and clear it).",
          again,
        ],
      };
    case "too-large":
      if (reply.mail.file === undefined)
        return {
          why: `The message contains more than we can read. ${withFullStop(quoteText(refusal.limit))}`,
          steps: ["Attach only the statement, without other files, to a new message.", again],
        };
      return {
        why: `${file} is larger than we can read. ${withFullStop(quoteText(refusal.limit))}`,
        steps: ["Save a copy that contains only the statement's sheet, as values, without other data.", again],
      };
    case "no-table":
      return {
        why: `We found no table of invoices in ${lowerFirst(file)}. A statement needs a row of headings, with at least an invoice number and an amount, and a row for each invoice below it.`,
        steps: ["Check that the right file was attached, and that its headings name the columns.", again],
      };
    case "file-findings":
      return {
        why: `${file} could not be used, for the reasons below.`,
        steps: ["Correct the entries listed below.", again],
      };
    case "several-payables":
      return {
        why: `${file} names ${refusal.named.length} payable organisations: ${partyList(refusal.named)}. A statement must be for exactly one, so none of it was used.`,
        steps: [
          "Make one statement for each payable organisation.",
          `Send each of them in a message of its own, with ${code} in the subject line.`,
        ],
      };
    case "no-sender-code":
      return {
        why: "The subject line does not contain your organisation code, so we do not know whose statement it is.",
        steps: [again],
      };
    case "unknown-sender-code":
      return {
        why: `“${quoteText(refusal.written, [], 60)}” is not the code of an organisation in the directory.`,
        steps: ["Check the code in the subject line and in the workbook.", again],
      };
    case "sender-contradiction":
      return senderContradiction(reply, refusal.named, again);
    case "no-payable":
      return {
        why: "Neither the address, nor the subject line, nor the workbook says which organisation the statement is for.",
        steps: [
          "Put the payable organisation's name and code into the workbook, or send the statement to that organisation's own address.",
          again,
        ],
      };
    case "unknown-payable":
      return {
        why: `The statement is for “${quoteText(refusal.written, [], 80)}”, which is not an organisation that this mailbox responds for.`,
        steps: ["Check the payable organisation's code.", again],
      };
    case "payable-contradiction":
      return {
        why: `The address, the subject line and the workbook do not name the same payable organisation: ${partyList(refusal.named)}.`,
        steps: [
          "Name the same payable organisation everywhere, and use that organisation's address.",
          "Then send the statement again.",
        ],
      };
    case "wrong-payable":
      return wrongPayable(refusal);
    case "payable-closed":
      return {
        why: `${reply.payable === undefined ? "The payable organisation" : reply.payable.code} has closed${refusal.successor === undefined ? "" : `. ${partyName(refusal.successor)} took over what it owed`}.`,
        steps: [
          refusal.successor === undefined
            ? "Please check in the directory who took over, and send the statement there."
            : `Please send the statement to ${partyName(refusal.successor)}.`,
        ],
      };
    case "nil-statement":
      return {
        why: "This is a nil statement. Nil statements are not issued, so it changes nothing.",
        steps: [
          "Nothing needs to be done. If something is outstanding after all, please send a statement that lists it.",
        ],
      };
    case "wrong-kind":
      return {
        why: `No ${nameOfKind(refusal.kind)} statements are issued in ${nameOfExercise(refusal.exercise)}.`,
        steps: [
          "If the statement is of another kind, say so in the workbook's heading and send it again.",
          "Otherwise nothing needs to be done.",
        ],
      };
    case "no-exercise":
      return {
        why: "No agreement exercise is open for this statement.",
        steps: [
          "Check the statement's date.",
          "If it is right, send the statement again once the exercise has been announced.",
        ],
      };
    case "same-position-twice":
      return {
        why: `The message contains more than one statement for the same organisation and kind (${refusal.files.slice(0, 10).map(quoteFileName).join(", ")}). It does not say which of them is current, so we used none of them.`,
        steps: ["Put all customer accounts into one statement.", again],
      };
  }
}

/** The address that a mail came from decides whose statements it may contain. */
function senderContradiction(
  { payable, receivable }: ReplyOf<"refused">,
  named: Extract<Refusal, { reason: "sender-contradiction" }>["named"],
  again: string,
): RefusalWords {
  const others = partyList(named);
  if (payable !== undefined && named.some(({ code }) => code === payable.code))
    return {
      why: `The workbook comes from ${others}, the organisation that you wrote to. It looks like a response of ours that was sent back, so we did not read it as a statement of yours.`,
      steps: [
        "To comment on that response, write your comments in the message itself.",
        "If you have a corrected statement, send it as a workbook of your own.",
      ],
    };
  const sender = receivable === undefined ? "another organisation" : nameOfParty(receivable);
  return {
    why: `The message came from an address registered for ${sender}, but the workbook is a statement from ${others}.`,
    steps: [
      `If it is a statement from ${others}, it must come from an address registered for that organisation. Please ask that organisation to send it.`,
      `If it is your own, correct the name and code of the sender in the workbook. ${again}`,
    ],
  };
}

/** REC-16. For NHS England's sub-entities the wording is fixed. */
function wrongPayable(refusal: Extract<Refusal, { reason: "wrong-payable" }>): RefusalWords {
  const named = partyName(refusal.named);
  const why = refusal.nhsEngland
    ? `The invoice is not recognised by this NHS England sub-entity. This applies to each invoice on the statement, which names ${named} as the payable organisation.`
    : `The statement names ${named} as the payable organisation, but was sent to a different one.`;
  return {
    why,
    steps: [`Please send it to the statements address in the contact list for ${named}.`],
  };
}

function partyList(parties: Extract<Refusal, { reason: "several-payables" }>["named"]): string {
  const named = parties.slice(0, 12).map(partyName).join("; ");
  return parties.length > 12 ? `${named}; and ${parties.length - 12} more` : named;
}

/** As the sender wrote it. */
function partyName(party: { code?: string | undefined; name?: string | undefined }): string {
  const name = party.name === undefined ? "" : quoteText(party.name, [], 100);
  if (name === "") return party.code ?? "an organisation without a name";
  return party.code === undefined ? `“${name}”` : `${name} (${party.code})`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
