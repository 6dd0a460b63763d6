import { parseAddressList, type AddressList } from "./address-list.ts";
import { decodeWords } from "./decode-words.ts";
import type { HeaderAddress, MailHeaders } from "../mail-facts.ts";
import { toSafeLine } from "./safe-line.ts";
import { signingDomains } from "./signing-domains.ts";

/** One header field as in the message: folded, one character for each byte. */
export interface HeaderLine {
  /** The name in lower case. */
  readonly key: string;
  readonly line: string;
}

/** The field that marks every message of ours, in lower case. */
export const OWN_MARK = "x-accord-reply";

/** The field that marks a statement that an organisation issues through Accord: whoever gets it reads it as any statement. In lower case. */
export const STATEMENT_MARK = "x-accord-statement";

/** Reads the header fields. Whatever they contain, this takes time linear in their length and never throws. */
export function readMailHeaders(lines: readonly HeaderLine[], limits: { readonly addresses: number }): MailHeaders {
  const fields = new Map<string, string[]>();
  for (const { key, line } of lines) {
    const value = unfolded(line);
    const values = fields.get(key);
    if (values) values.push(value);
    else fields.set(key, [value]);
  }
  const all = (key: string): readonly string[] => fields.get(key) ?? [];
  const first = (key: string): string | undefined => all(key)[0];
  const addresses = (key: string): AddressList => addressesOf(all(key), limits.addresses);
  const from = addresses("from");
  const date = dateOf(first("date"));
  const messageIdHeader = messageIds(first("message-id") ?? "")[0];
  const reportType = parameter(first("content-type") ?? "", "report-type");
  return {
    from: [...from.addresses],
    fromFields: all("from").length,
    fromMalformed: from.malformed,
    sender: [...addresses("sender").addresses],
    replyTo: [...addresses("reply-to").addresses],
    to: [...addresses("to").addresses],
    cc: [...addresses("cc").addresses],
    subject: toSafeLine(decodeWords(first("subject") ?? ""), SUBJECT_LENGTH),
    ...(messageIdHeader === undefined ? {} : { messageIdHeader }),
    inReplyTo: messageIds(all("in-reply-to").join(" ")),
    referencesHeader: messageIds(all("references").join(" ")),
    ...(date === undefined ? {} : { date }),
    dkimDomains: signingDomains(all("dkim-signature")),
    automatic: automaticSigns(fields),
    contentType: token(first("content-type") ?? "text/plain"),
    ...(reportType === undefined ? {} : { reportType: reportType.toLowerCase() }),
    ownMark: fields.has(OWN_MARK),
    ...(fields.has(STATEMENT_MARK) ? { issuedStatement: true } : {}),
  };
}

const SUBJECT_LENGTH = 500;
const MESSAGE_IDS = 100;

/** Fields that only automatic mail has. Fields that some programs also add to a person's mail are not listed. */
const AUTOMATIC_FIELDS = new Set([
  "x-autoreply",
  "x-autoreply-from",
  "x-auto-reply",
  "x-auto-reply-from",
  "x-autorespond",
  "x-autoresponder",
  "x-autoresponse",
  "x-mail-autoreply",
  "x-mailer-autoreply",
  "x-vacation",
  "x-failed-recipients",
  "x-ms-exchange-generated-message-source",
  "x-cron-env",
  "feedback-type",
  "x-amz-sns-message-id",
]);

function automaticSigns(fields: ReadonlyMap<string, readonly string[]>): MailHeaders["automatic"] {
  // If the field is there twice, any word other than `no` counts.
  const submitted = (fields.get("auto-submitted") ?? []).map(token);
  const autoSubmitted = submitted.find((word) => word !== "no") ?? submitted[0];
  const precedence = (fields.get("precedence") ?? []).map(token).find((word) => word !== "");
  return {
    ...(autoSubmitted === undefined ? {} : { autoSubmitted }),
    ...(precedence === undefined ? {} : { precedence }),
    autoResponseSuppress: (fields.get("x-auto-response-suppress") ?? [])
      .flatMap((value) => value.split(/[,;]/))
      .map(token)
      .filter((word) => word !== "")
      .slice(0, 20),
    listFields: [...fields.keys()].filter((key) => LIST_FIELD.test(key)).slice(0, 20),
    otherFields: [...fields.keys()].filter((key) => AUTOMATIC_FIELDS.has(key)),
    nullReturnPath: (fields.get("return-path") ?? []).some((value) => /^<\s*>$/.test(value.trim())),
  };
}

const LIST_FIELD = /^(?:list-(?:id|post|help|owner|archive|subscribe|unsubscribe)|mailing-list|x-mailing-list|x-loop)$/;

function unfolded(line: string): string {
  const colon = line.indexOf(":");
  return line
    .slice(colon + 1)
    .replaceAll(/\r?\n/g, "")
    .trim();
}

/** The first word of a value, in lower case, without parameters and comments. */
function token(value: string): string {
  return (/^[^\s;(]+/.exec(value.trimStart())?.[0] ?? "").toLowerCase();
}

function parameter(value: string, name: string): string | undefined {
  for (const part of value.split(";").slice(1, 20)) {
    const equals = part.indexOf("=");
    if (part.slice(0, equals).trim().toLowerCase() !== name) continue;
    return part
      .slice(equals + 1)
      .trim()
      .replaceAll('"', "");
  }
  return undefined;
}

function addressesOf(values: readonly string[], limit: number): AddressList {
  const addresses: HeaderAddress[] = [];
  let malformed = false;
  for (const value of values) {
    const list = parseAddressList(value, limit - addresses.length);
    addresses.push(...list.addresses);
    malformed ||= list.malformed;
  }
  return { addresses, malformed };
}

function messageIds(value: string): string[] {
  return Array.from(value.matchAll(/<[!-;=?-~]{1,400}>/g), ([id]) => id).slice(0, MESSAGE_IDS);
}

function dateOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const time = Date.parse(value.slice(0, 100).replaceAll(/\([^()]*\)/g, ""));
  if (Number.isNaN(time) || time < 0 || time > Date.UTC(9999, 11, 31)) return undefined;
  return new Date(time).toISOString();
}
