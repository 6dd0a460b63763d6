import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, onTestFinished } from "vitest";

import { openMetricsStore } from "../../../local/metrics/metrics-store.ts";
import { sentMailIn } from "../../../local/mail/sent-mail.ts";
import { startViewer } from "../../../local/viewer/start-viewer.ts";
import { openMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { composeMail } from "../../../shared/adapters/outbound-mail/compose-mail.ts";
import type { AccordRecords } from "../../../local/open-records.ts";
import { makeFolders } from "../make-folders.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { AT, recordsToView } from "../records-to-view.ts";

const parser = openMailParser();
afterAll(() => parser.close());

/** A viewer with one sent message, on a port of its own. It stops when the test ends. */
export async function viewerInTest(records?: AccordRecords) {
  const [outbox] = makeFolders(temporaryDirectory(), "outbox", "temporary");
  writeFileSync(
    join(outbox, "000001.eml"),
    await composeMail({
      from: { name: "Eastmere payables", address: "statements+ZA1@accord.example.org" },
      to: ["intra.nhs@westhaven.example.org"],
      subject: "ZA1: your statement",
      messageIdHeader: "reply-1@accord.example.org",
      inReplyTo: "<1@westhaven.example.org>",
      referencesHeader: [],
      date: new Date(AT),
      text: "Agreed: £85,000.00",
      html: "<h1>Agreed</h1><script>alert('never')</script>",
      attachments: [
        {
          fileName: "ZA1-to-ZC3X9 response.xlsx",
          contentType: "application/octet-stream",
          bytes: Buffer.from([80, 75]),
        },
      ],
      headers: {},
    }),
  );
  const viewer = await startViewer(0, {
    records: records ?? (await recordsToView()),
    openMail: parser.openMail,
    sent: sentMailIn(outbox),
    mailbox: "statements@accord.example.org",
    smtpAddress: () => "smtp://127.0.0.1:2525",
    metrics: await openMetricsStore(temporaryDirectory(), () => new Date(AT)),
    now: () => new Date(AT),
  });
  onTestFinished(viewer.stop);
  const get = async (path: string, options: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${viewer.port}${path}`, options);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { get, port: viewer.port };
}
