import { parseOrganisationCode, type OrganisationCode } from "../../organisation/organisation-code.ts";
import type { Directory } from "../../organisation/organisation.ts";
import { ownWords } from "../own-words.ts";

/** What a person of the organisation asks for in a word or two. */
export type StaffRequest =
  | { readonly asks: "status" | "mismatches" | "template" | "help" }
  | { readonly asks: "counterparty"; readonly code: OrganisationCode };

/**
 * What a mail asks for, from its subject or else from its first line; `undefined` if neither is one of the words alone. A sentence that
 * only begins with such a word is meant for a person.
 */
export function readStaffRequest(
  { subject, text }: { readonly subject: string; readonly text: string },
  directory: Directory,
): StaffRequest | undefined {
  return requestIn(subject, directory) ?? requestIn(ownWords(text)[0] ?? "", directory);
}

function requestIn(line: string, directory: Directory): StaffRequest | undefined {
  const [first = "", second, ...more] = line
    .replace(/^(?:\s*(?:re|fw|fwd)\s*:)+/i, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && word !== "please" && word !== "accord");
  if (more.length > 0) return undefined;
  const code = codeIn(second ?? first, directory);
  if (second === undefined) {
    const asks = WORDS.find((word) => word === first);
    return asks ? { asks } : code && { asks: "counterparty", code };
  }
  const isAbout = first === "status" || first === "mismatches" || first === "counterparty";
  return isAbout && code !== undefined ? { asks: "counterparty", code } : undefined;
}

const WORDS = ["status", "mismatches", "template", "help"] as const;

function codeIn(word: string, directory: Directory): OrganisationCode | undefined {
  const code = parseOrganisationCode(word);
  return code !== undefined && directory.has(code) ? code : undefined;
}
