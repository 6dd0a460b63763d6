import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { openMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import { decideSender } from "../../../shared/domain/mail/identity/decide-sender.ts";
import { parseMail, type ParsedMail } from "./parse-mail.ts";
import { allPass, contacts, directory, mailbox, northfoldsWorkbook } from "../../domain/mail/mail-fixture.ts";
import { attached, mailOf, multipart, ordinaryEnvelope, plain, rawMessage } from "./raw-mail.ts";
import { winmailOf } from "./winmail-fixture.ts";
import { workbookBytes, zipOf } from "./zip-fixture.ts";

export interface FuzzRun {
  readonly mails: number;
  readonly parsed: number;
  /** Failures by reason: each is a named limit or defect. */
  readonly failed: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly slowestSeed: number;
  /** Broken rules, each with the seed that repeats it. */
  readonly faults: readonly string[];
}

/**
 * Sends damaged and hostile messages through the parser and the decisions: real and invented messages, truncated, spliced,
 * with changed bytes, repeated lines and shuffled header fields. Each must end as a value, nobody outside the contact list
 * may get an answer, and no name or subject may have a control character.
 *
 * @param runs how many messages
 * @param seed the same seed gives the same messages
 */
export async function fuzzMime(runs: number, seed: number): Promise<FuzzRun> {
  const parser = openMailParser();
  // The start of the worker does not count as slowness.
  await parseMail(parser, Buffer.alloc(0), ordinaryEnvelope);
  const seeds = [...ownSeeds(), ...corpusSeeds()];
  const failed = new Map<string, number>();
  const faults: string[] = [];
  let parsed = 0;
  let slowest = { ms: 0, seed };
  for (let run = 0; run < runs; run++) {
    const random = randomOf(seed + run);
    const raw = hostile(seeds, random);
    const started = performance.now();
    const outcome = await parseMail(parser, raw, ordinaryEnvelope);
    const ms = performance.now() - started;
    if (ms > slowest.ms) slowest = { ms, seed: seed + run };
    if (outcome.outcome === "failed") failed.set(outcome.reason, (failed.get(outcome.reason) ?? 0) + 1);
    else parsed++;
    faults.push(...faultsOf(outcome).map((fault) => `seed ${seed + run}: ${fault}`));
  }
  await parser.close();
  return { mails: runs, parsed, failed, slowestMs: slowest.ms, slowestSeed: slowest.seed, faults };
}

/** Reasons that no message may end with: it got past every limit and named defect. */
const UNNAMED = new Set(["parsing-crashed", "parsing-took-too-long", "parsing-took-too-much-memory"]);
const UNSAFE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

function faultsOf(outcome: ParsedMail): string[] {
  if (outcome.outcome === "failed") return UNNAMED.has(outcome.reason) ? [outcome.reason] : [];
  const { facts } = outcome;
  const faults: string[] = [];
  try {
    const input = {
      facts,
      mailClass: classifyMail(facts, mailbox),
      verdicts: allPass,
      judgedFrom: undefined,
      contacts,
      directory,
      mailbox,
    };
    for (const decision of [decideBeforeReading(input), decideSender({ ...input, workbook: northfoldsWorkbook })]) {
      const strangers =
        "replyTo" in decision ? decision.replyTo.filter((to) => !contacts.some(({ email }) => email === to)) : [];
      if (strangers.length > 0) faults.push(`answers ${strangers.join()}`);
    }
  } catch (error) {
    faults.push(`deciding threw ${String(error)}`);
  }
  const shown = [facts.subject, ...facts.from.map(({ name }) => name), ...facts.attachments.map(({ name }) => name)];
  if (shown.some((text) => UNSAFE.test(text))) faults.push("a control or direction mark got through");
  if (facts.attachments.some(({ name }) => /[/\\]/.test(name))) faults.push("a path got through");
  return faults;
}

type Random = (below: number) => number;

/** A small generator that gives the same numbers everywhere. */
function randomOf(seed: number): Random {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

function hostile(seeds: readonly Buffer[], random: Random): Buffer {
  const pick = (): Buffer => seeds[random(seeds.length)] ?? Buffer.alloc(0);
  let raw: Buffer = Buffer.from(pick());
  for (let count = 1 + random(6); count > 0; count--) raw = mutated(raw, pick, random);
  return raw.subarray(0, 2 * 1024 * 1024);
}

/** Pieces that parsers often handle badly. */
const TOKENS = [
  "\r\n\r\n",
  "\r\n--=_mail1\r\n",
  "\r\n--=_mail1--\r\n",
  'Content-Type: multipart/mixed; boundary="=_mail1"\r\n',
  "Content-Type: message/rfc822\r\n\r\n",
  "Content-Transfer-Encoding: base64\r\n",
  "Content-Transfer-Encoding: x-uuencode\r\n",
  "Content-Disposition: attachment; filename*0*=utf-8''%E2%80%AE; filename*1=\"../../x\"\r\n",
  'From: "a" <a@b>, <income@northfold.example.org>\r\n',
  "From : x@evil.example.com\r\n",
  "Subject: =?utf-8?b?=?=\u202e\r\n",
  "=?utf-8?q?=0D=0ABcc:?=",
  "begin 644 x\r\nM",
  "\0",
  "\u00ff\u00fe",
  "((((((((((",
  "<<<<>>>>",
  ';;;;;;;;;;;;="',
  "PK\u0003\u0004",
  'x\u009f>"',
];

function mutated(raw: Buffer, pick: () => Buffer, random: Random): Buffer {
  const at = random(raw.length + 1);
  const length = random(Math.min(4000, raw.length - at + 1) + 1);
  switch (random(9)) {
    case 0:
      return raw.subarray(0, at);
    case 1:
      return Buffer.concat([raw.subarray(0, at), raw.subarray(at + length)]);
    case 2: {
      const piece = raw.subarray(at, at + Math.min(length, 2000));
      return Buffer.concat([
        raw.subarray(0, at),
        ...Array.from({ length: 1 + random(40) }, () => piece),
        raw.subarray(at),
      ]);
    }
    case 3: {
      const other = pick();
      return Buffer.concat([raw.subarray(0, at), other.subarray(random(other.length + 1))]);
    }
    case 4: {
      const turned = Buffer.from(raw);
      for (let count = 1 + random(20); count > 0; count--)
        if (turned.length > 0) turned[random(turned.length)] = random(256);
      return turned;
    }
    case 5: {
      const lines = raw.toString("latin1").split("\r\n");
      for (let count = 1 + random(10); count > 0; count--)
        lines.splice(random(lines.length), 1, lines[random(lines.length)] ?? "");
      return Buffer.from(lines.join("\r\n"), "latin1");
    }
    case 6:
      return Buffer.from(raw.toString("latin1").replaceAll("\r\n", random(2) === 0 ? "\n" : "\r"), "latin1");
    default: {
      const token = Buffer.from(TOKENS[random(TOKENS.length)] ?? "", "latin1");
      const times = random(10) === 0 ? 2000 : 1 + random(4);
      return Buffer.concat([raw.subarray(0, at), ...Array.from({ length: times }, () => token), raw.subarray(at)]);
    }
  }
}

function ownSeeds(): Buffer[] {
  const workbook = workbookBytes();
  const zip = zipOf([
    { name: "inner.xlsx", bytes: workbook },
    { name: "b.zip", bytes: zipOf([{ name: "c.csv", bytes: Buffer.from("a,b") }]) },
  ]);
  const winmail = winmailOf([
    { bytes: workbook, title: "a.xlsx" },
    { bytes: winmailOf([{ bytes: zip, title: "z.zip" }]), longName: "m", message: true },
  ]);
  const statement = mailOf([plain("see attached"), attached(workbook, "a.xlsx")]);
  return [
    statement,
    mailOf([plain("zip"), attached(zip, "a.zip")]),
    mailOf([plain("winmail"), attached(winmail, "winmail.dat", "application/ms-tnef")]),
    mailOf([plain("forwarded"), { headers: ["Content-Type: message/rfc822"], body: statement }]),
    rawMessage(
      [
        "From: mailer-daemon@x.example.org",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b1"',
      ],
      multipart([plain("failed"), { headers: ["Content-Type: message/delivery-status"], body: "Action: failed\r\n" }]),
    ),
    rawMessage(
      ["From: income@northfold.example.org", "Subject: ZB2", "Content-Type: text/html"],
      "<a href='https://1drv.ms/x'>x</a>",
    ),
  ];
}

function corpusSeeds(): Buffer[] {
  const corpus = new URL("../../../../shared/corpora/mime/", import.meta.url);
  if (!existsSync(corpus)) return [];
  return readdirSync(corpus, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".eml"))
    .sort()
    .map((path) => readFileSync(new URL(path.replaceAll("\\", "/"), corpus)));
}

// The long run: node test/adapters/inbound-mail/fuzz-mime.ts --runs 100000 --seed 1
if (process.argv[1]?.endsWith("fuzz-mime.ts") === true) {
  const { values } = parseArgs({
    options: { runs: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
  });
  const { mails, parsed, failed, slowestMs, slowestSeed, faults } = await fuzzMime(
    Number(values.runs),
    Number(values.seed),
  );
  process.stdout.write(
    `${mails} mails: ${parsed} parsed; failed: ${JSON.stringify(Object.fromEntries(failed))}; slowest ${Math.round(slowestMs)} ms (seed ${slowestSeed})\n`,
  );
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
