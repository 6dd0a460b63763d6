import { quoted } from "./words/quoted.ts";

const LONGEST_REPEATED = 120;
const ANSWER_PREFIX = /^(?:\s*(?:\[external\]|(?:re|fw|fwd|aw|wg|sv|tr|rv|antw)(?:\[\d+\])?\s*:))+/iu;
/** What earlier answers of ours added. */
const OWN_MARK = /\s*\[(?:[A-Z0-9]{3,6}|Statements mailbox)(?: to [A-Z0-9]{3,6})?: [^[\]]*\]\s*$/u;

/**
 * The subject of an answer: the sender's own words first, so that mail programs keep the thread together, then in brackets the
 * payable organisation's code (STM-02), the position, and what this answer is. Answers to answers do not grow.
 */
export function answerSubject(subject: string, mark: string): string {
  let own = quoted(subject, [], LONGEST_REPEATED * 2);
  for (let before = ""; before !== own;) {
    before = own;
    own = own.replace(ANSWER_PREFIX, "").replace(OWN_MARK, "").trim();
  }
  return `Re: ${own === "" ? "your message" : quoted(own, [], LONGEST_REPEATED)} [${mark}]`;
}
