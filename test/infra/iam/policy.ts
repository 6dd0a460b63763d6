import * as z from "zod";

/** One statement of a policy, with its lists written as lists. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `AWS` and `Service` with their values; only policies of resources have them. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const listSchema = z.union([z.string(), z.boolean(), z.number(), z.array(z.string())]).transform((value) => {
  return Array.isArray(value) ? value : [String(value)];
});

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(["Allow", "Deny"]),
    Action: listSchema,
    Resource: listSchema.default([]),
    Principal: z
      .union([z.string().transform((name) => ({ [name]: [name] })), z.record(z.string(), listSchema)])
      .default({}),
    Condition: z.record(z.string(), z.record(z.string(), listSchema)).default({}),
  })
  .transform(({ Effect, Action, Resource, Principal, Condition }): Statement => ({
    effect: Effect,
    actions: Action,
    resources: Resource,
    principals: Principal,
    conditions: Condition,
  }));

/** The statements of a policy document. An element that this reading does not know (`NotAction`, …) is an error, never ignored. */
export function readPolicy(document: unknown): readonly Statement[] {
  const { Statement: statements } = z
    .strictObject({
      Version: z.string().optional(),
      Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
    })
    .parse(document);
  return statements;
}
