import { toSafeLine } from "../../../shared/domain/mail/headers/safe-line.ts";
import type { Finding } from "../../../shared/domain/statement/finding.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";

/**
 * The statement with the sentences about how it was read made harmless: one line each, and no address that a mail program would turn
 * into a link. Replies give these sentences as ours, and they come from the function that opens files of strangers.
 */
export function guardedStatement(statement: Statement): Statement {
  return { ...statement, findings: statement.findings.map(guarded) };
}

const LONGEST_SENTENCE = 1000;

function guarded(finding: Finding): Finding {
  return { ...finding, what: withoutAddresses(finding.what), todo: withoutAddresses(finding.todo) };
}

function withoutAddresses(sentence: string): string {
  return toSafeLine(sentence, LONGEST_SENTENCE).replaceAll(ADDRESS, "(an address)");
}

/** A web address, or a mail address with a domain. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s“”"]+|[^\s“”"]+@[^\s“”"]+\.[a-z]{2,}/giu;
