import { appliesTo, isAllowed, type AccessRequest } from "../../infra/iam/decide.ts";
import type { Statement } from "../../infra/iam/policy.ts";

/** What somebody needed for a call that was made: his role, and the request as access control sees it. */
export interface NeededAccess {
  readonly role: string;
  readonly request: AccessRequest;
}

export type StatementsByRole = ReadonlyMap<string, readonly Statement[]>;

/** The accesses that a role needed and its policies don't allow, each once. */
export function refusedAccess(needed: readonly NeededAccess[], statements: StatementsByRole): readonly string[] {
  const refused = needed.filter(({ role, request }) => !isAllowed(statements.get(role) ?? [], request));
  return [...new Set(refused.map(({ role, request }) => [role, ...wordsOf(request)].join(" ")))].toSorted();
}

function wordsOf({ action, resource, context = {} }: AccessRequest): readonly string[] {
  return [action, resource, ...Object.entries(context).map(([key, values]) => `${key}=${values.join(",")}`)];
}

/**
 * What the policies allow and nobody needed: each action of each statement on each of its resources. The actions of a statement
 * belong to objects or to buckets, so an action counts as used if it was needed on any resource of its statement.
 */
export function unusedGrants(
  needed: readonly NeededAccess[],
  statements: StatementsByRole,
  nameOf: (arn: string) => string = (arn) => arn,
): readonly string[] {
  const unused = [...statements].flatMap(([role, ofRole]) => {
    const ofThisRole = needed.filter((each) => each.role === role).map(({ request }) => request);
    return ofRole
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) => [
        ...statement.actions
          .filter((action) => !ofThisRole.some((request) => appliesTo({ ...statement, actions: [action] }, request)))
          .map((action) => `${nameOf(role)} ${action}`),
        ...statement.resources
          .filter(
            (resource) => !ofThisRole.some((request) => appliesTo({ ...statement, resources: [resource] }, request)),
          )
          .map((resource) => `${nameOf(role)} on ${nameOf(resource)}`),
      ]);
  });
  return [...new Set(unused)].toSorted();
}
