import type { ResponseFacts } from "../reply.ts";
import { asAtWords, nameOfStatement, shortNameOfParty } from "../words/statement-words.ts";

/** What stands over each sheet: whose answer to whom it is, and to which statement. */
export function sheetTitle(facts: ResponseFacts, what: string): string {
  const statement = `${nameOfStatement(facts.kind, facts.exercise)}${asAtWords(facts.statement.asAt)}`;
  return `${shortNameOfParty(facts.payable)} to ${shortNameOfParty(facts.receivable)}: ${what} (${statement})`;
}
