import { replySchema, type Reply } from "../../shared/messages/reply.ts";

/** Like no code, date, address or word of a list: a field that takes it is free text, whoever writes it today. */
const STRANGE = "=1+1\u202E\r\n<b>x</b>, https://a.example";

type Place = readonly (string | number)[];

/** The places of a reply that take any text. */
export function freeTextsOf(reply: Reply): Place[] {
  return stringsIn(reply, []).filter((place) => replySchema.safeParse(withText(reply, place, STRANGE)).success);
}

/** The reply with this text in all these places; as it was if they don't take it together, as a text may be too short for one. */
export function withTexts(reply: Reply, places: readonly Place[], text: string): Reply {
  let changed: unknown = reply;
  for (const place of places) changed = withText(changed, place, text);
  const parsed = replySchema.safeParse(changed);
  return parsed.success ? parsed.data : reply;
}

function stringsIn(value: unknown, place: Place): Place[] {
  if (typeof value === "string") return [place];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => stringsIn(one, [...place, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => stringsIn(one, [...place, key]));
}

function withText(value: unknown, [first, ...rest]: Place, text: string): unknown {
  if (first === undefined) return text;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === first ? withText(one, rest, text) : one));
  return isRecord(value) ? { ...value, [first]: withText(value[first], rest, text) } : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
