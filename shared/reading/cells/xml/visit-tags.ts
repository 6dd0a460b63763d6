import { garbled } from "../unreadable-file.ts";
import { createXmlTokens, type XmlTokens } from "./xml-tokens.ts";

/**
 * Calls `visit` for each tag that opens in a part; `isIn` says whether the tag around it has a name. The content of foreign
 * tags is skipped.
 *
 * @throws UnreadableFile if the part is not well-formed.
 */
export function visitTags(
  part: string,
  { bytes, end }: { readonly bytes: Buffer; readonly end: number },
  visit: (tag: XmlTokens, isIn: (name: string) => boolean) => void,
): void {
  const tokens = createXmlTokens(part);
  /** The positions of the names of the open tags: start and end, in turn. */
  const open: number[] = [];
  const isIn = (name: string): boolean =>
    open.length > 0 && bytes.toString("latin1", open.at(-2), open.at(-1)) === name;
  let foreignDepth = 0;
  let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let rootSeen = false;
  while (position < end) {
    const next = tokens.next(bytes, position, end);
    if (next < 0) {
      if (isBlank(bytes, position, end)) break;
      throw garbled(`The part ${part} ends in the middle of a tag.`);
    }
    position = next;
    switch (tokens.kind) {
      case "open":
      case "empty": {
        rootSeen = true;
        const enters = tokens.kind === "open";
        if (foreignDepth > 0 || tokens.foreign) {
          if (enters) foreignDepth++;
        } else visit(tokens, isIn);
        if (enters) {
          if (open.length >= MOST_NESTED * 2) throw garbled(`The part ${part} nests tags over ${MOST_NESTED} deep.`);
          open.push(tokens.start, tokens.end);
        }
        break;
      }
      case "close": {
        const to = open.pop() ?? 0;
        const from = open.pop() ?? 0;
        if (!areSame(bytes, from, to, tokens.start, tokens.end)) {
          throw garbled(`The part ${part} closes a tag that it has not opened.`);
        }
        if (foreignDepth > 0) foreignDepth--;
        break;
      }
      case "text":
      case "verbatim":
        break;
    }
  }
  if (open.length > 0 || !rootSeen) throw garbled(`The part ${part} ends before its last tag is closed.`);
}

/** Real parts have about ten levels. */
const MOST_NESTED = 200;

function areSame(bytes: Buffer, one: number, oneEnd: number, other: number, otherEnd: number): boolean {
  if (oneEnd - one !== otherEnd - other) return false;
  for (let at = 0; one + at < oneEnd; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 32) return false;
  return true;
}
