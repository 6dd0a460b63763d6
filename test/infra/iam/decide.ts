import type { Statement } from "./policy.ts";

/** One action on one resource, as AWS judges it. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** Who asks, for policies of resources: `{ Service: "ses.amazonaws.com" }`. */
  readonly principal?: Readonly<Record<string, string>>;
  /** The keys of conditions: `aws:SourceArn`, `dynamodb:LeadingKeys`, … A key that is missing has no value. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** Whether these statements allow the request: one allows it, and none denies it. */
export function isAllowed(statements: readonly Statement[], request: AccessRequest): boolean {
  const meant = statements.filter((statement) => appliesTo(statement, request));
  return meant.some(({ effect }) => effect === "Allow") && meant.every(({ effect }) => effect === "Allow");
}

/** Whether a statement is about this request. */
export function appliesTo(statement: Statement, request: AccessRequest): boolean {
  return (
    statement.actions.some((pattern) => isLike(pattern.toLowerCase(), request.action.toLowerCase())) &&
    (statement.resources.length === 0 || statement.resources.some((pattern) => isLike(pattern, request.resource))) &&
    isAbout(statement, request.principal ?? {}) &&
    Object.entries(statement.conditions).every(([operator, keys]) =>
      Object.entries(keys).every(([key, expected]) => holds(operator, expected, request.context?.[key])),
    )
  );
}

function isAbout({ principals }: Statement, principal: Readonly<Record<string, string>>): boolean {
  const named = Object.entries(principals);
  if (named.length === 0) return true;
  return named.some(([kind, names]) => names.includes("*") || names.some((name) => name === principal[kind]));
}

/** Judges one condition key: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(operator: string, expected: readonly string[], given: readonly string[] | undefined): boolean {
  const [, quantifier, name = "", optional] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return expected.includes(String(given === undefined));
  if (given === undefined) return optional !== undefined || quantifier === "ForAllValues:" || name.includes("Not");
  const meets = (value: string) => expected.some((each) => comparisons[name]?.(each, value) ?? unknown(operator));
  const each = name.includes("Not") ? (value: string) => !meets(value) : meets;
  return quantifier === "ForAllValues:" || (quantifier === undefined && name.includes("Not"))
    ? given.every(each)
    : given.some(each);
}

const isEqual = (expected: string, value: string) => expected === value;
const isEqualInAnyCase = (expected: string, value: string) => expected.toLowerCase() === value.toLowerCase();

/** A negated operator compares like its opposite; `holds` turns the result round. */
const comparisons: Readonly<Record<string, (expected: string, value: string) => boolean>> = {
  StringEquals: isEqual,
  StringNotEquals: isEqual,
  StringEqualsIgnoreCase: isEqualInAnyCase,
  StringLike: isLike,
  StringNotLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
  ArnNotLike: isLike,
  Bool: isEqualInAnyCase,
  NumericLessThan: (expected, value) => Number(value) < Number(expected),
};

function unknown(operator: string): never {
  throw new Error(`the condition operator ${operator} is not known here`);
}

/** Whether a text fits a pattern with `*` and `?`. */
export function isLike(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}
