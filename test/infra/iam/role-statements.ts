import * as z from "zod";

import { readPolicy, type Statement } from "./policy.ts";
import { refOf, type PhysicalId, type Resolve } from "./resolve.ts";
import { resourcesOf, type StageTemplates } from "./stage-templates.ts";

const rolePoliciesSchema = z.array(z.object({ PolicyDocument: z.unknown() })).default([]);

/** What each role of a stage may do, by the role's name. */
export function statementsByRole(
  templates: StageTemplates,
  resolve: Resolve,
  physicalIdOf: PhysicalId = (_, id) => id,
): ReadonlyMap<string, readonly Statement[]> {
  const byRole = new Map<string, Statement[]>();
  for (const { stack, id, type, properties } of resourcesOf(templates, "AWS::IAM::Role")) {
    // A policy that AWS manages is not in the templates, so nothing here could be proved about it.
    if (properties["ManagedPolicyArns"] !== undefined) throw new Error(`the role ${id} has a managed policy`);
    const inline = rolePoliciesSchema.parse(resolve(stack, properties["Policies"]));
    byRole.set(
      refOf({ type, properties }, physicalIdOf(stack, id)),
      inline.flatMap(({ PolicyDocument }) => [...readPolicy(PolicyDocument)]),
    );
  }
  for (const { stack, properties } of resourcesOf(templates, "AWS::IAM::Policy")) {
    const statements = readPolicy(resolve(stack, properties["PolicyDocument"]));
    for (const role of z.array(z.string()).parse(resolve(stack, properties["Roles"])))
      byRole.get(role)?.push(...statements);
  }
  return byRole;
}
