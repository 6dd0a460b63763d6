import { noPence } from "../amounts-and-days/pence.ts";
import type { IssuedLine } from "../issuing/issued-statement.ts";
import { numbersInSentence } from "./numbers-in-sentence.ts";
import { causeOfWords } from "./said-of-row.ts";
import type { AnsweredLine } from "./statement-answer.ts";

/** What a mail in words answers; `unclear`, with what it says, if a person has to read it. */
export type AnswerInWords =
  | { readonly said: "answer"; readonly lines: readonly AnsweredLine[] }
  | { readonly said: "unclear"; readonly what: string };

type Verdict = "agreed" | "not-agreed" | "disputed";

type Sentence =
  | { readonly says: "nothing" }
  | { readonly says: "unclear" }
  /** What it asks of us. */
  | { readonly says: "request" }
  /** `of`: all lines, all that no other sentence names, or these. */
  | {
      readonly says: "verdict";
      readonly verdict: Verdict;
      readonly of: "all" | "rest" | readonly IssuedLine[];
      readonly except: readonly IssuedLine[];
      readonly exception: Exclude<Verdict, "agreed">;
    };

/**
 * What a person answers in words alone: “agreed in full”, “agreed except 4711”, “4711 is not on our ledger, the rest is agreed”. Every sentence must
 * be one of these, a courtesy, or a request; a condition, a question, a sum of money or a number that is not ours leaves the whole to a person.
 *
 * @param written the sender's own lines, without what they quote
 */
export function answerInWords(written: readonly string[], lines: readonly IssuedLine[]): AnswerInWords {
  // Of a long mail we have only the beginning.
  if (written.length >= MOST_LINES || written.some((line) => line.length >= LONGEST_LINE))
    return unclear(written.join(" "));
  const sentences = written
    .map((line) => line.replace(SALUTATION, ""))
    .flatMap((line) => line.split(/(?<=[.!?;])\s+/u))
    .map((sentence) => sentence.trim().replace(/[.!;]+$/u, ""))
    .filter((sentence) => sentence !== "" && !COURTESY.some((one) => one.test(sentence)) && !NAME.test(sentence));
  const read = sentences.map((sentence) => ({ sentence, ...readSentence(sentence, lines) }));
  const odd = read.find(({ says }) => says === "unclear");
  if (odd) return unclear(odd.sentence);
  const answers = new Map<IssuedLine, { verdict: Verdict; sentence: string }>();
  const whole = read.filter((each) => each.says === "verdict" && !Array.isArray(each.of));
  const requests = read.filter(({ says }) => says === "request").map(({ sentence }) => sentence);
  for (const each of read) {
    if (each.says !== "verdict") continue;
    const named =
      each.of === "all" || each.of === "rest"
        ? each.except.map((line) => ({ line, verdict: each.exception }))
        : each.of.map((line) => ({ line, verdict: each.verdict }));
    for (const { line, verdict } of named) {
      if (answers.has(line)) return unclear(each.sentence);
      answers.set(line, { verdict, sentence: each.sentence });
    }
  }
  const [first, second] = whole;
  if (second !== undefined) return unclear(second.sentence);
  if (first?.says === "verdict") {
    // “All agreed. 4711 is in dispute.” contradicts itself; “the rest is agreed” does not.
    const others = read.some((each) => each.says === "verdict" && each !== first);
    if (first.of === "all" && others) return unclear(first.sentence);
    for (const line of lines)
      if (!answers.has(line)) answers.set(line, { verdict: first.verdict, sentence: first.sentence });
  }
  const isOpen = [...answers.values()].some(({ verdict }) => verdict !== "agreed");
  if (answers.size === 0 || (requests.length > 0 && !isOpen)) return unclear(written.join(" "));
  return {
    said: "answer",
    lines: [...answers]
      .map(([line, { verdict, sentence }]) => answered(line, verdict, sentence, requests.join(" ")))
      .sort((a, b) => a.line - b.line),
  };
}

function answered(line: IssuedLine, verdict: Verdict, sentence: string, wanted: string): AnsweredLine {
  const { claimedPence } = line;
  const cause = verdict === "agreed" ? undefined : causeOfWords([sentence, wanted]);
  return {
    line: line.line,
    agreedPence: verdict === "agreed" ? claimedPence : noPence,
    notAgreedPence: verdict === "not-agreed" ? claimedPence : noPence,
    disputedPence: verdict === "disputed" ? claimedPence : noPence,
    ...(cause === undefined ? {} : { cause }),
    reason: verdict === "agreed" ? "" : sentence.slice(0, LONGEST),
    wanted: verdict === "agreed" ? "" : wanted.slice(0, LONGEST),
    place: "the mail",
  };
}

function unclear(words: string): AnswerInWords {
  return { said: "unclear", what: `It says “${words.slice(0, LONGEST)}”.` };
}

const LONGEST = 300;
const MOST_LINES = 30;
const LONGEST_LINE = 400;

function readSentence(sentence: string, lines: readonly IssuedLine[]): Sentence {
  if (REQUEST.test(sentence) && !AGREES.test(sentence) && !CONFIRMS.test(sentence)) return { says: "request" };
  if (sentence.includes("?") || OPEN.test(sentence)) return { says: "unclear" };
  const { lines: named, saysTotal, unknown } = numbersInSentence(sentence, lines);
  if (unknown !== undefined) return { says: "unclear" };
  const at = EXCEPT.exec(sentence);
  const [head, tail] =
    at === null ? [sentence, ""] : [sentence.slice(0, at.index), sentence.slice(at.index + at[0].length)];
  const verdict = verdictOf(head, saysTotal);
  if (verdict === undefined) return { says: "unclear" };
  const isRest = REST.test(head);
  const isWhole = isRest || WHOLE.test(head) || saysTotal || wordsOf(head).every((word) => PLAIN.has(word));
  if (at !== null) {
    const exceptions = numbersInSentence(tail, lines).lines;
    const isClear =
      verdict === "agreed" &&
      isWhole &&
      exceptions.length > 0 &&
      exceptions.length === named.length &&
      !AGREES.test(tail);
    if (!isClear) return { says: "unclear" };
    const exception = DISPUTES.test(tail) ? "disputed" : "not-agreed";
    return { says: "verdict", verdict, of: isRest ? "rest" : "all", except: exceptions, exception };
  }
  if (named.length > 0) {
    // “All agreed 4711” is no sentence that we know.
    return isRest ? { says: "unclear" } : { says: "verdict", verdict, of: named, except: [], exception: "not-agreed" };
  }
  return isWhole
    ? { says: "verdict", verdict, of: isRest ? "rest" : "all", except: [], exception: "not-agreed" }
    : { says: "unclear" };
}

/** `undefined` if the words give no verdict, or two. */
function verdictOf(words: string, saysTotal: boolean): Verdict | undefined {
  const agrees = AGREES.test(words) || (saysTotal && CONFIRMS.test(words));
  const negates = NEGATES.test(words);
  const disputes = DISPUTES.test(words);
  if (DENIES.test(words)) return disputes ? undefined : "not-agreed";
  if (agrees) return negates || disputes ? undefined : "agreed";
  // A negation that we do not know leaves it open: “4711 has no issues”.
  if (negates) return undefined;
  return disputes ? "disputed" : causeOfWords([words]) === undefined ? undefined : "not-agreed";
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

const AGREES = /\b(?:agree[ds]?|accept(?:ed|s)?|in agreement|(?:is|are|all) correct)\b/iu;
const CONFIRMS = /\bconfirm(?:ed|s)?\b/iu;
const NEGATES =
  /\b(?:not|no|never|cannot|none|nothing|neither|unable|without|(?:do|does|did|is|are|was|were|ca|wo)n['’]?t)\b/iu;
const DENIES = new RegExp(
  String.raw`${NEGATES.source}(?:\s+\p{L}+){0,2}?\s+(?:agree\p{L}*|accept\p{L}*|recogni\p{L}*|approv\p{L}*|match\p{L}*|(?:on|in) (?:our|the) (?:ledger|system|books)|received|ours|for us|find|found|traced?|located?|support\p{L}*)\b|\b(?:disagree\p{L}*|reject\p{L}*|incorrect|unagreed)\b`,
  "iu",
);
const DISPUTES = /\b(?:formal(?:ly)? )?disput\w+|\bmediation\b|\barbitration\b/iu;
const WHOLE =
  /\b(?:in full|fully|all|whole|everything|entire(?:ly|ty)?|full|the (?:statement|balance|total)|this statement|your statement|each line|every line)\b/iu;
const REST = /\b(?:rest|others?|remainder|remaining|everything else|all else)\b/iu;
const EXCEPT =
  /,?\s*\b(?:with the exception of|except(?:ing)?(?: for)?|but for|apart from|other than|save for|excluding|bar|but not)\b:?\s*/iu;
const REQUEST =
  /^(?:please|can you|could you|kindly)\b.*\b(?:send|provide|forward|supply|share|let us have|copy|copies|issue|raise)\b/iu;
/** A condition, a delay, a sum that is not the whole, somebody else's turn, a mere acknowledgement. */
const OPEN =
  /\b(?:if|unless|until|only|nil|zero|half|to be|please|kindly|when|once|after|before|subject|pending|later|soon|shortly|tomorrow|will|shall|would|could|should|may|might|maybe|perhaps|partly|partially|part|some|most|almost|nearly|about|approximately|provided|assuming|however|although|though|(?<!\b(?:not|never)(?: yet| been)? )received|receipt|acknowledge\w*|review\w*|check\w*|look\w*|investigat\w*|hope|expect\w*|think|believe|seems?|which|who|why|how|what)\b/iu;
/** Words of which a plain “Agreed, thank you” consists. */
const PLAIN = new Set(
  "we i yes it this that is are have has been and the a with your our agree agreed accept accepted correct in agreement thanks thank you hereby can now not do".split(
    " ",
  ),
);

const SALUTATION =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|afternoon)\b[^,.!?]{0,60}(?:[,.!]\s*|$)/iu;
const COURTESY = [
  /^(?:i |we )?(?:hope|trust)\b.{0,30}\bwell$/iu,
  /^(?:many )?thanks?(?: you)?(?:,? (?:for|very|so|in|and)\b.{0,60})?$/iu,
  /\b(?:hesitate|any (?:further |other |more )?(?:questions|queries))\b/iu,
  /^(?:kind|best|with|warm)\b.{0,10}\b(?:regards|wishes)$/iu,
];
/** A name below the words: one to four words with capitals and nothing else. */
const NAME = /^(?:\p{Lu}[\p{L}'’-]*\.? ){1,3}\p{Lu}[\p{L}'’-]+$/u;
