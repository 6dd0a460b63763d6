import { calendarDate, formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { formParts } from "../../domain/form/fill-form.ts";
import type { CollectionForm } from "../../domain/form/filled-form.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { limitsOfPart } from "./form-words.ts";

type FormDraft = ReplyOf<"form-draft">;

const SHOWN = 10;

/** `ZA1: draft collection form 2022-23 Q4, due on 27 April 2023, 3 points open` */
export function formDraftSubject({ payable, by, form }: FormDraft): string {
  return `${payable.code}: draft collection form ${nameOfExercise(form.exercise)}, due on ${dueWords(by)}, ${openInShort(form)}`;
}

/** The draft of a collection form to an organisation's own finance contacts: its totals, what is open, and how it is signed. */
export function formDraftMessage(draft: FormDraft): MessageContent {
  const { payable, round, by, form, preparedAt } = draft;
  return {
    sender: nameOfSender(payable),
    title: `Draft collection form for the ${round}, due on ${dueWords(by)}`,
    blocks: [
      { block: "paragraph", text: `Dear colleagues at ${nameOfParty(payable)},` },
      {
        block: "answer",
        mood: form.open.length === 0 ? "good" : "attention",
        text: `Our collection form for the ${round} of ${nameOfExercise(form.exercise)} is due on ${dueWords(by)}. The attached draft is filled as our statements and ledgers are now. ${openSentence(form)}`,
      },
      ...totalsBlocks(form),
      ...openBlocks(form),
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text: "Please check the draft, see to what is open, and copy it into the national form. Each of its figures can be followed down to its lines in the workbook. When it is handed in, sign it with this command, so that it is kept as it was handed in:",
      },
      {
        block: "code",
        text: `accord form sign --organisation ${payable.code} --exercise ${form.exercise} --by "Your name"${form.open.length === 0 ? "" : ' --note "why it is signed with points open"'}`,
      },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(preparedAt)}, once for this date. What has changed since is on the form that accord form shows. It goes to the finance contacts of ${nameOfParty(payable)} alone: it shows what is on our ledger. Please don't forward it to another organisation.`,
      },
    ],
  };
}

function totalsBlocks({ rows, ledgers }: CollectionForm): Block[] {
  return [
    { block: "heading", text: "Totals" },
    {
      // A table of five amounts is wider than a telephone.
      block: "items",
      items: formParts.map((part) => {
        const own = rows.filter((row) => row.part === part);
        return {
          title: sentenceCase(part),
          amounts: [
            { label: "Notified", pence: sumPence(own.map((row) => row.notifiedPence)) },
            { label: "Accrued", pence: sumPence(own.map((row) => row.accruedPence)) },
            { label: "Adjusted", pence: sumPence(own.map((row) => row.adjustedPence)) },
            { label: "Disputed", pence: sumPence(own.map((row) => row.disputedPence)) },
            { label: "Total", pence: sumPence(own.map((row) => row.totalPence)), strong: true },
          ],
          sentences: [],
        };
      }),
    },
    {
      block: "list",
      items: formParts.flatMap((part) => {
        const limits = limitsOfPart(part, { ledgers });
        return limits === undefined ? [] : [`${sentenceCase(part)}: ${limits}`];
      }),
    },
  ];
}

function openBlocks({ open }: CollectionForm): Block[] {
  if (open.length === 0) return [];
  const left = open.length - SHOWN;
  return [
    { block: "heading", text: "To explain before it is signed" },
    {
      block: "list",
      items: [
        ...open
          .toSorted((one, other) => Math.abs(other.pence ?? 0) - Math.abs(one.pence ?? 0))
          .slice(0, SHOWN)
          .map(({ what }) => quoteText(what)),
        ...(left > 0 ? [`${counted(left, "more point")}, on the sheet “Open points” of the workbook.`] : []),
      ],
    },
  ];
}

function openSentence({ open }: CollectionForm): string {
  return open.length === 0
    ? "Nothing is open."
    : `${counted(open.length, "point is", "points are")} open: see to them, or say why the form is signed all the same.`;
}

function openInShort({ open }: CollectionForm): string {
  return open.length === 0 ? "nothing open" : `${counted(open.length, "point")} open`;
}

/** `27 April 2023 at 12:00` */
function dueWords(by: string): string {
  const time = by.length > 10 ? ` at ${by.slice(11, 16)}` : "";
  return `${formatCalendarDate(calendarDate(by.slice(0, 10)))}${time}`;
}
