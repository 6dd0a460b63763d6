import { utils, write, type BookType } from "@e965/xlsx";
import type { ParsedMail } from "mailparser";
import { expect, onTestFinished, test } from "vitest";

import { temporaryDirectory } from "../local/temporary-directory.ts";
import { eventually } from "./eventually.ts";
import { LEDGER_HEADING, loadGroup } from "./group.ts";
import { sendMail, sentMails, startSystemProcess } from "./running-system.ts";

const LINES = 5000;

/** Five similar bodies, so that the same statement can be the newest of five positions. */
const SENDERS: readonly { readonly code: string; readonly ending: string; readonly book: BookType }[] = [
  { code: "ZF1", ending: "xlsx", book: "xlsx" },
  { code: "ZF2", ending: "xls", book: "biff8" },
  { code: "ZF3", ending: "xlsb", book: "xlsb" },
  { code: "ZF4", ending: "ods", book: "ods" },
  { code: "ZF5", ending: "csv", book: "csv" },
];
const NAMES = ["Ashby", "Birchwood", "Coldbrook", "Dunmere", "Elmsford"];

test("a statement of 5,000 lines gives the same reply as .xlsx, .xls, .xlsb, .ods and .csv", async () => {
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo", "--now", "2023-03-29T09:00:00Z");
  onTestFinished(system.stop);
  const bodies = SENDERS.map(({ code }, index) => ({
    code,
    name: `${NAMES[index] ?? ""} Community NHS Trust`,
    email: `income@${code.toLowerCase()}.example.org`,
  }));
  await loadGroup(data, ledgerOf(bodies), { organisations: bodies });
  for (const [index, { code, ending, book }] of SENDERS.entries()) {
    const body = bodies[index];
    if (!body) throw new Error(`no body ${code}`);
    await sendMail(system, {
      from: body.email,
      subject: `${code} statement`,
      messageId: `<${ending}@example.org>`,
      file: { name: `statement.${ending}`, bytes: statementAs(book, body) },
    });
  }
  const replies: string[][] = [];
  for (const { code, ending } of SENDERS) {
    const reply = await eventually(async () =>
      (await sentMails(data)).find(({ inReplyTo }) => inReplyTo === `<${ending}@example.org>`),
    );
    const name = bodies.find((body) => body.code === code)?.name ?? "";
    replies.push(impersonal(reply, [code, name, ending]));
  }
  const [first = [], ...others] = replies;
  expect(first.join(" ")).toMatch(/£[\d,.]+ is not agreed, on [\d,]+ of 5,000 lines\./);
  for (const other of others) expect(other).toEqual(first);
});

/** What line `number` claims; sometimes the ledger has less, or nothing at all. */
function claimOf(number: number) {
  const pence = 100_00 + number * 3_71;
  const onLedger = number % 97 === 0 ? 0 : number % 53 === 0 ? pence - 50_00 : pence;
  return {
    invoice: `00${String(700_000 + number)}`,
    day: new Date(Date.UTC(2022, 3, 1 + (number % 350))),
    pence,
    onLedger,
  };
}

const claims = Array.from({ length: LINES }, (_, index) => claimOf(index + 1));

function statementAs(book: BookType, body: { readonly code: string; readonly name: string }): Uint8Array {
  const sheet = utils.aoa_to_sheet(
    [
      ["Statement of account"],
      ["From", `${body.name} (${body.code})`],
      ["To", "Eastmere University Hospitals NHS Foundation Trust (ZA1)"],
      ["As at", new Date(Date.UTC(2023, 2, 23))],
      ["Contact", "01632 960101, income@example.org"],
      [],
      ["Invoice no.", "Invoice date", "Invoice total", "Outstanding", "Capital Y/N", "Description"],
      ...claims.map(({ invoice, day, pence }) => [invoice, day, pence / 100, pence / 100, "N", "Services"]),
      ["Total", "", "", claims.reduce((sum, { pence }) => sum + pence, 0) / 100],
    ],
    // Without cellDates the library writes dates in .ods as plain numbers, which no spreadsheet program does.
    { UTC: true, dateNF: "dd/mm/yyyy", cellDates: book === "ods" },
  );
  const workbook = utils.book_new(sheet, "statement");
  const written: unknown = write(workbook, { type: "buffer", bookType: book, compression: true });
  if (!(written instanceof Uint8Array)) throw new Error("The library wrote no bytes.");
  return written;
}

function ledgerOf(bodies: readonly { readonly code: string; readonly name: string }[]): string {
  const rows = bodies.flatMap(({ code, name }) =>
    claims
      .filter(({ onLedger }) => onLedger > 0)
      .map(({ invoice, day, pence, onLedger }) =>
        [
          ...[code, name, invoice, day.toISOString().slice(0, 10), "", (pence / 100).toFixed(2)],
          ...[(onLedger / 100).toFixed(2), "approved", "", "", "", "N", "N", "Services"],
        ].join(","),
      ),
  );
  return [LEDGER_HEADING, ...rows, ""].join("\n");
}

/** A reply as sentences, without the parts that may differ: the recipient and the file name. */
function impersonal({ text = "", attachments }: ParsedMail, names: readonly string[]): string[] {
  const [code = "", name = "", ending = ""] = names;
  return [text, ...attachments.map(({ filename }) => filename)]
    .join("\n")
    .replaceAll(name, "NAME")
    .replaceAll(code, "CODE")
    .replaceAll(`statement.${ending}`, "FILE")
    .replaceAll(/\((?:xlsx|xls|xlsb|ods|csv)\)/g, "(FORMAT)")
    .replaceAll(/\s+/g, " ")
    .split(/(?<=[.:|]) /);
}
