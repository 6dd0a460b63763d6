import { looksLikeOrganisation } from "../header-block/party-in-text.ts";

/** Whether two names differ: `NHS FT` and `NHS Foundation Trust` do not, and neither do a name and its continuation. */
export function isDifferentName(one: string, other: string): boolean {
  const first = wordsOf(one);
  const second = wordsOf(other);
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
  return !shorter.every((word) => longer.some((each) => each.startsWith(word) || word.startsWith(each)));
}

/** Whether two account names mean two bodies: account names are cut, abbreviated and followed by departments, so they must have no word in common. */
export function isOtherBody(one: string, other: string): boolean {
  if (!looksLikeOrganisation(one) || !looksLikeOrganisation(other)) return false;
  const first = wordsOf(one);
  const second = wordsOf(other);
  return !first.some((word) => second.some((each) => each.slice(0, 4) === word.slice(0, 4)));
}

const COMMON = new Set(
  "nhs trust foundation ft hospital hospitals hosp university univ the of and for services service healthcare health care board integrated icb ccg limited ltd plc community".split(
    " ",
  ),
);

function wordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .replaceAll("&", " and ")
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length === 0 ? words : telling;
}

/** The common beginning of account names: `EASTMERE UNIV HOSP` for `EASTMERE UNIV HOSP - PATHOLOGY` and `EASTMERE UNIV HOSP - R&D`. */
export function commonStart(names: readonly string[]): string | undefined {
  const [first = "", ...others] = names.map((name) => name.split(" "));
  if (first === "") return undefined;
  let length = 0;
  while (
    length < first.length &&
    others.every((words) => words[length]?.toLowerCase() === first[length]?.toLowerCase())
  )
    length += 1;
  const start = first
    .slice(0, length)
    .join(" ")
    .replace(/[\s–,:/-]+$/u, "");
  return start.length >= 4 ? start : undefined;
}
