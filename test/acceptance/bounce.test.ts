import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { eventually } from "./eventually.ts";
import { ledgerOf, loadGroup } from "./group.ts";
import { runAccordProcess, sendMail, sentMails, startSystemProcess } from "./running-system.ts";
import { statementOf } from "./statement-file.ts";

/** An address of SES's mailbox simulator: mail from it is a person's, and mail to it comes back. */
const broken = "bounce+income@simulator.amazonses.com";
const finance = "finance@brackenford.example.org";
const sender = { code: "ZK7", name: "Brackenford Community NHS Trust", email: broken };

const positionSchema = z.object({
  state: z.string(),
  delivery: z.object({ state: z.string(), to: z.array(z.string()), next: z.string().optional() }).optional(),
});

test(
  "RSP-04 a reply that comes back goes to the next registered address, and the position shows both",
  { timeout: 120_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), "accord-bounce-"));
    onTestFinished(() => {
      rmSync(data, { recursive: true, force: true });
    });
    const system = await startSystemProcess(data, "--no-demo");
    onTestFinished(() => system.kill());
    await loadGroup(data, ledgerOf(sender.code, sender.name, [["BR-1", 12_500]]), { organisations: [sender] });
    const contacts = join(data, "contacts-with-finance.csv");
    writeFileSync(
      contacts,
      `code,email,role\n${sender.code},${broken},statements\n${sender.code},${finance},finance\n`,
    );
    expect(await runAccordProcess("contacts", "import", contacts, "--data", data)).toMatchObject({ code: 0 });
    await sendMail(system, {
      from: broken,
      subject: `${sender.code} statement`,
      messageId: "<1@brackenford.example.org>",
      file: { name: "statement.xlsx", bytes: await statementOf(sender, [["BR-1", 12_500]]) },
    });
    const replies = await eventually(async () => {
      const sent = await sentMails(data);
      return sent.length === 2 ? sent : undefined;
    });
    // The two leave with the same words, each under its own mark; the header names the address that it went to.
    expect(replies.map(({ to }) => (Array.isArray(to) ? "" : to?.text))).toEqual([broken, finance]);
    expect(replies[1]?.text).toBe(replies[0]?.text);
    const position = await eventually(async () => {
      const { out } = await runAccordProcess("position", "ZA1", sender.code, "--json", "--data", data);
      const shown = positionSchema.parse(JSON.parse(out));
      return shown.state === "answered" && shown.delivery?.next !== undefined ? shown : undefined;
    });
    expect(position.delivery).toMatchObject({ state: "bounced", to: [broken] });
    const { out } = await runAccordProcess("position", "ZA1", sender.code, "--data", data);
    expect(out).toContain(`It came back from ${broken}`);
    expect(await runAccordProcess("audit", "verify", "--data", data)).toMatchObject({ code: 0 });
  },
);
