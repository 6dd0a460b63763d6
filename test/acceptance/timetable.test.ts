import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { ParsedMail } from "mailparser";
import { expect, onTestFinished, test } from "vitest";

import { eventually } from "./eventually.ts";
import { contactsOf, ledgerOf, loadGroup } from "./group.ts";
import { runAccordProcess, sendMail, sentMails, startSystemProcess } from "./running-system.ts";
import { northfold } from "./statement-file.ts";

const finance = "finance@eastmere.example.org";

const isTo = (mail: ParsedMail, address: string) => !Array.isArray(mail.to) && mail.to?.text === address;

test(
  "EXR-06 REC-18 by the clock a missing statement is asked for, and finance contacts are told what waits, each once",
  { timeout: 300_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), "accord-timetable-"));
    onTestFinished(() => {
      rmSync(data, { recursive: true, force: true });
    });
    const system = await startSystemProcess(data, "--no-demo", "--now", "2023-03-30T09:00:00Z");
    onTestFinished(() => system.kill());
    await loadGroup(data, ledgerOf(northfold.code, northfold.name, [["NF-1", 412_345]]));
    const contacts = join(data, "contacts-with-finance.csv");
    writeFileSync(contacts, `${contactsOf([])}ZA1,${finance},finance\n`);
    expect(await runAccordProcess("contacts", "import", contacts, "--data", data)).toMatchObject({ code: 0 });
    const policy = ["policy", "ZA1", "--todo-notices", "at-once", "--data", data];
    expect(await runAccordProcess(...policy)).toMatchObject({ code: 0 });

    const request = await eventually(async () => (await sentMails(data)).find((mail) => isTo(mail, northfold.email)));
    expect(request.subject).toBe(`ZA1 to ${northfold.code}: R&P 2022-23 Q4: please send your statement`);
    expect(request.headers.get("auto-submitted")).toBe("auto-generated");
    expect(request.text).not.toContain("4,123.45");

    await sendMail(system, {
      from: northfold.email,
      subject: `${northfold.code}: which address`,
      messageId: "<question@northfold.example.org>",
      text: "To which address should we send it?",
    });
    const notice = await eventually(async () => (await sentMails(data)).find((mail) => isTo(mail, finance)));
    expect(notice.subject).toBe("ZA1: 1 item to see to");
    expect(notice.text).not.toContain("which address");

    const { out } = await runAccordProcess("timetable", "--organisation", "ZA1", "--data", data);
    expect(out).toMatch(new RegExp(`done +R&P: statement asked for from ${northfold.code}, once`));
    const sent = await sentMails(data);
    expect(sent.filter((mail) => mail.subject?.includes("please send") === true)).toHaveLength(1);
    expect(sent.filter((mail) => isTo(mail, finance))).toHaveLength(1);
    const advance = ["clock", "advance", "--to", "2023-04-03T09:00:00Z", "--data", data];
    expect(await runAccordProcess(...advance)).toMatchObject({ code: 0 });
    await eventually(async () => {
      const again = (await sentMails(data)).filter((mail) => mail.subject?.includes("please send") === true);
      return again.length === 2 ? again : undefined;
    });
    expect((await runAccordProcess(...advance)).err).toContain("only moves forward");
    expect(await runAccordProcess("audit", "verify", "--data", data)).toMatchObject({ code: 0 });
  },
);
