import type * as z from "zod";

import {
  reconcileReferenceDataSchema,
  type ReconcileReferenceData,
} from "../../shared/domain/reference/reconcile-reference-data.ts";
import { readJson } from "./read-file.ts";
import { CommandRefused } from "../command-errors.ts";

/**
 * Reads a file with reference data.
 *
 * @throws CommandRefused if it is not reference data, with the place of each mistake and what to do about it.
 */
export async function readReference(file: string): Promise<ReconcileReferenceData> {
  const read = reconcileReferenceDataSchema.safeParse(await readJson(file), { error: mistakeOf });
  if (read.success) return read.data;
  throw new CommandRefused(`${file} is not reference data; nothing has changed.`, read.error.issues.flatMap(linesOf));
}

function linesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== "unrecognized_keys") return [`${placeOf(issue.path)}: ${issue.message}`];
  return issue.keys.map((key) => `${placeOf([...issue.path, key])}: is not known: check its spelling, or remove it`);
}

/** The place of a value, `vatRates[0].from`: lists count from 0, as in JSON. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return place.replace(/^\./, "") || "the whole file";
}

/** A clearer sentence than the schema's own; `undefined` if the schema's own is clear. */
function mistakeOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return "is missing: add it, in the form that accord reference show prints";
  const found = `is ${written(issue.input)}`;
  if (issue.code === "invalid_type") return `${found}: write ${formOfType.get(issue.expected) ?? issue.expected}`;
  if (issue.code === "too_small")
    return issue.origin === "string"
      ? "is empty: fill it in, or remove it"
      : `${found}: write at least ${issue.minimum}`;
  if (issue.code === "too_big") return `${found}: write at most ${issue.maximum}`;
  if (issue.code === "invalid_value") return `${found}: write one of ${issue.values.map(String).join(", ")}`;
  return undefined;
}

const formOfType: ReadonlyMap<string, string> = new Map([
  ["string", 'text, in "…"'],
  ["number", "a number"],
  ["int", "a whole number"],
  ["array", "a list, in […]"],
  ["object", "named values, in {…}"],
]);

const MOST_WRITTEN = 60;

function written(input: unknown): string {
  const text = JSON.stringify(input);
  return text.length > MOST_WRITTEN ? `${text.slice(0, MOST_WRITTEN)}…` : text;
}
