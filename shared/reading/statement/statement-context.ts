import type { Kind } from "../../domain/exercise/exercise.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** What may be known before a statement is read. All of it is optional. */
export interface StatementContext {
  /** The group's bodies. A word of only letters or only digits is then an organisation's code only if it is one of theirs. */
  readonly directory?: Directory;
  /** The body that a name certainly means. */
  readonly organisationNamed?: (name: string) => OrganisationCode | undefined;
  /** The kind that the statement was sent as. It decides if the workbook names no kind; a workbook that names another kind is refused. */
  readonly kind?: Kind;
}
