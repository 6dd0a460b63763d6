import { ownWords } from "../own-words.ts";
import { withoutHoldCodes } from "./hold-code.ts";

/**
 * What a person answers about a held statement: CONFIRM (or RELEASE) or REJECT, anywhere in the beginning of what they wrote
 * themselves: “YES, ours, please confirm”, “Confirmed - Jane”, “No, we did not send this. Reject.”
 *
 * In the beginning there may be only a greeting and words of assent, or of denial before REJECT: a robot or an acknowledgement may
 * well “confirm” something later on. Both words, a condition, a delay, a question or a negation leave the answer unclear.
 */
export function readHoldAnswer(text: string): "release" | "reject" | "unclear" {
  const written = ownWords(text)
    .map((line) => line.replace(SALUTATION, ""))
    .flatMap(sentencesOf);
  // Four letters of a hold code may form a word.
  const all = written.map(withoutHoldCodes).join("\n");
  const [release, reject] = [RELEASE.test(all), REJECT.test(all)];
  if (release === reject) return "unclear";
  const word = release ? RELEASE : REJECT;
  const sentences = written.filter((sentence) => word.test(sentence) || !COURTESY.some((one) => one.test(sentence)));
  const at = sentences.findIndex((sentence) => word.test(withoutHoldCodes(sentence)));
  const answer = sentences[at];
  if (answer === undefined) return "unclear";
  const near = withoutHoldCodes(sentences.slice(0, at + 1 + FOLLOWING).join("\n"));
  const before = [...sentences.slice(0, at), answer.slice(0, answer.search(word))];
  if (OPEN.test(near)) return "unclear";
  if (reject) return isDenial(before) ? "reject" : "unclear";
  if (NEGATION.test(near) || ACKNOWLEDGEMENT.test(near)) return "unclear";
  return isAssent(before, answer) ? "release" : "unclear";
}

/** So many sentences behind the answer may still take it back. */
const FOLLOWING = 2;

const RELEASE = /\b(?:releas(?:e|ed|ing)|confirm(?:ed|ing)?)\b/i;
const REJECT = /\b(?:reject(?:ed|ing)?|discard(?:ed|ing)?)\b/i;

const SALUTATION =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|afternoon)\b[^,.!?]{0,40}(?:[,.!]\s*|$)/i;

/** Sentences that say nothing, before an answer or after it. */
const COURTESY = [
  /^(?:i |we )?(?:hope|trust)\b.{0,30}\bwell[\s,.!]*$/i,
  /^(?:many )?thanks?(?: you)?\b(?: (?:for|very|so)\b.{0,40})?[\s,.!]*$/i,
  /\b(?:hesitate|any (?:further |other |more )?(?:questions|queries))\b/i,
  /^(?:please |do |just )*(?:call|contact|ring|phone|e-?mail|let (?:me|us) know|get in touch)\b.{0,40}\bif you (?:need|have|want|require)\b.{0,60}$/i,
  /^if you (?:need|have|want|require)\b.{0,80}$/i,
];

/** What leaves an answer open: a question, a condition, a delay, somebody else's turn. */
const OPEN =
  /\b(?:unless|until|wait|before|after|once|if|when|which|whether|who|whom|what|where|why|how|will|shall|would|could|later|tomorrow|soon|shortly)\b|\?/i;
const NEGATION =
  /\b(?:not|no|never|cannot|none|nothing|unable|without|(?:do|did|does|is|was|are|were|have|has|had|ca|wo|could|should|must)n['’]?t)\b/i;
/** Words of an automatic acknowledgement, and of those who ask us to confirm something to them. */
const ACKNOWLEDGEMENT = /\b(?:receipt|received|logged|ticket|case|automat\w*|your)\b/i;

const ASSENT = new Set(
  (
    "yes yep yeah ok okay sure correct right fine good true agreed indeed definitely absolutely genuine valid " +
    "i we you it it's its this that that's these they them is are was were did do does have has sent send ours our us mine my own from by for " +
    "the a one ones both all statement statements file files " +
    "please pls kindly hereby and so thanks thank therefore now"
  ).split(" "),
);
const DENIAL = new Set(
  "no nope not never nothing none didnt didn't don't dont isn't isnt wasn't wasnt haven't havent know recognise recognize unknown fake fraud fraudulent spam phishing wrong".split(
    " ",
  ),
);

/**
 * Whether only assent stands before the word. A bare “please confirm” is a question to us, unless the sender says whose the statement is
 * or names the reference behind it.
 */
function isAssent(before: readonly string[], answer: string): boolean {
  const words = before.map(withoutHoldCodes).flatMap(wordsOf);
  if (!words.every((word) => ASSENT.has(word))) return false;
  const asksUs = words.some((word) => REQUEST.has(word)) && !NAMES_REFERENCE.test(answer) && CONFIRM.test(answer);
  return !asksUs || words.some((word) => PLAIN_ASSENT.has(word));
}

const REQUEST = new Set(["please", "pls", "kindly"]);
const PLAIN_ASSENT = new Set("yes yep yeah ok okay sure correct ours mine us sent".split(" "));
const NAMES_REFERENCE = /\bHOLD-/i;
const CONFIRM = /\bconfirm/i;

/** Whether only assent or denial stands before the word, and nothing in its own clause negates it. */
function isDenial(before: readonly string[]): boolean {
  const clause = (before.at(-1) ?? "").split(/[,;:–—-]|\bplease\b|\bso\b/i).at(-1) ?? "";
  return (
    !NEGATION.test(clause) &&
    before
      .map(withoutHoldCodes)
      .flatMap(wordsOf)
      .every((word) => ASSENT.has(word) || DENIAL.has(word))
  );
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .replaceAll(/\b(?:happy|glad|pleased) to\b/g, "")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== "");
}
