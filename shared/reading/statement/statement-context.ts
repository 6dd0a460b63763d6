import type { Kind } from "../../domain/exercise/exercise.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** What the reader of a statement may know beforehand. All of it is optional: a workbook can be read by itself. */
export interface StatementContext {
  /** The group's bodies: then a word is an organisation's code only where it is one of theirs. */
  readonly directory?: Directory;
  /** The body that a name means for certain. */
  readonly organisationNamed?: (name: string) => OrganisationCode | undefined;
  /** What the statement was sent as. It decides where the workbook does not say, and a workbook that says otherwise is refused. */
  readonly kind?: Kind;
}
