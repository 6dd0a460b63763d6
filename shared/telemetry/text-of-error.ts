import { LoggableError } from "../domain/loggable-error.ts";

const LONGEST = 300;

/**
 * What a log may say of an error. A parser quotes the text that it could not parse, a schema the keys that it did not expect, a cloud service
 * the item that it refused: so of an error that is not ours only its name, its code and where it happened are told.
 *
 * @param content what was worked on, of which nothing may be repeated: a queue message's body
 */
export function textOfError(error: unknown, content = ""): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  if (error instanceof LoggableError) return cut(`${error.name}: ${withoutContent(firstLine(error.message), content)}`);
  const details = [...codesOf(error), ...placesOf(error)].join(", ");
  return cut(details === "" ? nameOf(error) : `${nameOf(error)} (${details})`);
}

function cut(text: string): string {
  return text.slice(0, LONGEST);
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

/** A name is a word of a program. Anything else could be content. */
function nameOf({ name }: Error): string {
  return WORD.test(name) ? name : "Error";
}

const WORD = /^[A-Za-z][A-Za-z0-9_.]{0,60}$/;

/** The code of a system error; the status and the request of a cloud service, with which AWS finds the rest. */
function codesOf(error: Error): string[] {
  const code = "code" in error && typeof error.code === "string" && WORD.test(error.code) ? [error.code] : [];
  const metadata = "$metadata" in error && typeof error.$metadata === "object" ? error.$metadata : undefined;
  if (!metadata) return code;
  const status =
    "httpStatusCode" in metadata && typeof metadata.httpStatusCode === "number"
      ? [`status ${metadata.httpStatusCode}`]
      : [];
  const request =
    "requestId" in metadata && typeof metadata.requestId === "string" && /^[\w-]{1,80}$/.test(metadata.requestId)
      ? [`request ${metadata.requestId}`]
      : [];
  return [...code, ...status, ...request];
}

/** The innermost places in the program. The stack repeats the message first, so only what follows it counts. */
function placesOf({ stack = "", message }: Error): string[] {
  const at = message === "" ? 0 : stack.indexOf(message);
  if (at < 0) return [];
  const frames = stack.slice(at + message.length).matchAll(/^\s+at .*?([\w.-]{1,80}:\d{1,7}):\d{1,7}\)?$/gm);
  return Array.from(frames, ([, place = ""]) => `at ${place}`).slice(0, PLACES);
}

const PLACES = 3;

/** A text in which nothing is left that stands in the content, as a whole or as one of its values. */
function withoutContent(text: string, content: string): string {
  if (content === "") return text;
  return [content, ...valuesIn(content)]
    .filter((value) => value.length >= SHORTEST)
    .sort((one, other) => other.length - one.length)
    .reduce((kept, value) => kept.replaceAll(value, "…"), text);
}

/** Shorter values say nothing, and would tear words apart. */
const SHORTEST = 3;

/** The texts and numbers in a JSON text, with those in texts that are JSON themselves. */
function valuesIn(text: string, depth = 0): string[] {
  const found: string[] = [];
  if (depth > 3) return found;
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "string") found.push(value, ...(/^\s*[[{]/.test(value) ? valuesIn(value, depth + 1) : []));
      else if (typeof value === "number") found.push(String(value));
      return value;
    });
  } catch {
    // No JSON: only the whole text is left out.
  }
  return found;
}
