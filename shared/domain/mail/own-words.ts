/** Of a mail's text, the most that counts as its writer's own. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 500;

/**
 * The lines that the sender of a mail wrote: without quoted lines, and up to the quoted message, the signature or the notice
 * below it, whichever comes first. Below a quotation that is marked line by line the sender's own words may go on.
 */
export function ownWords(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const own: string[] = [];
  for (let at = 0; at < lines.length && own.length < MOST_LINES; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const quotation = line.startsWith(">") ? at : endOfAttribution(lines, at);
    if (quotation !== undefined) {
      const end = endOfMarked(lines, quotation);
      if (end === undefined) break;
      at = end;
    } else if (ENDS.some((end) => end.test(line))) break;
    else own.push(line.slice(0, MOST_CHARACTERS));
  }
  return own;
}

const ENDS = [
  // The header block or the rule above the quoted message.
  /^(?:-{2,}|_{5,}|={5,}|\*{5,}|#{5,})/,
  /^\*?(?:from|sent|to|date|subject|von|gesendet|de|envoyé)\s?:/i,
  /^begin forwarded/i,
  // A signature, and what mail programs and organisations put below it.
  /^(?:(?:with|many|kind|kindest|best|warm|warmest)\s+)*(?:regards|wishes|thanks|thank you|yours (?:sincerely|faithfully|truly)|sincerely|cheers)\b[\s,.!]*$/i,
  /^(?:sent from|get outlook for|sent via|sent using)\b/i,
  /^[[*_]*(?:disclaimer|confidential(?:ity)?)\b/i,
  /^(?:this|the information (?:contained )?in this|the content of this) (?:e-?mail|message|communication)\b.*\b(?:confidential|intended|privileged|recipient)/i,
];

/** The last line of “On 30 March 2023 at 10:00, Jane Finch wrote:”, which may be broken into several; `undefined` if none begins here. */
function endOfAttribution(lines: readonly string[], from: number): number | undefined {
  if (!/^(?:on|am|le|el|il|op)\b/i.test(lines[from] ?? "")) return undefined;
  for (let at = from; at < from + LONGEST_ATTRIBUTION; at++) {
    const line = lines[at] ?? "";
    if (line === "") return undefined;
    if (/(?:\bwrote|\bschrieb.*|\ba écrit|\bescribió|\bha scritto|\bschreef.*)\s?:$/i.test(line)) return at;
  }
  return undefined;
}

const LONGEST_ATTRIBUTION = 4;

/**
 * The last line of a quotation that is marked line by line, up to an empty line that ends it; `undefined` if the marks don't show where
 * it ends. Without the empty line, what follows may be the rest of a marked line that was broken on its way.
 */
function endOfMarked(lines: readonly string[], from: number): number | undefined {
  let at = from;
  while (at + 1 < lines.length && ((lines[at + 1] ?? "").startsWith(">") || lines[at + 1] === "")) at++;
  if (!lines.slice(from, at + 1).some((line) => line.startsWith(">"))) return undefined;
  return lines[at] === "" || at + 1 === lines.length ? at : undefined;
}
