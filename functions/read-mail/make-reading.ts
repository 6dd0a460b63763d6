import type { OpenedContent, OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import type { Directory } from "../../shared/domain/organisation/organisation.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import { digestOf, digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { MailReading, ReadingRequest } from "../../shared/records/mail/mail-reading.ts";

/**
 * Reads a workbook as a statement. Problems with the file become findings, never exceptions. In production this is
 * `readStatement` of shared/reading/statement, with the adapters that open foreign and encrypted files.
 */
export type ReadStatement = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: { readonly directory: Directory; readonly passwords: readonly string[] },
) => Promise<Statement>;

export interface MakeReadingPorts {
  readonly openMail: OpenMail;
  readonly readStatement: ReadStatement;
}

/** Reads a raw mail: opens it, and its workbooks if the request says so. The same mail and request always give the same reading. */
export async function makeReading(
  raw: Uint8Array,
  request: ReadingRequest,
  directory: Directory,
  ports: MakeReadingPorts,
): Promise<MailReading> {
  const { mailId, referenceKeys, passwords, opensWorkbooks } = request;
  const opened = await ports.openMail(raw);
  const about = { mailId, raw: digestOfBytes(raw), referenceKeys };
  if (opened.outcome === "failed") return { ...about, result: opened };
  const { content } = opened;
  const statements: Statement[] = [];
  for (const { name, bytes } of opensWorkbooks ? workbooksIn(content) : [])
    statements.push(await ports.readStatement({ name, bytes }, { directory, passwords }));
  return {
    ...about,
    result: {
      outcome: "read",
      content: { ...content, attachments: content.attachments.map(withoutBytes) },
      files: digestOf(content.attachments.map(({ bytes }) => digestOfBytes(bytes)).sort()),
      ...(opensWorkbooks ? { statements } : {}),
    },
  };
}

function workbooksIn({ attachments }: OpenedContent) {
  return attachments.filter(({ looksLike }) => looksLike === "workbook");
}

function withoutBytes({ name, contentType, looksLike, origin }: OpenedContent["attachments"][number]) {
  return { name, contentType, looksLike, origin };
}
