import * as z from "zod";

import { ledgerKindSchema } from "../../shared/domain/ledger-snapshot.ts";
import { storedCode, storedDate } from "../../shared/domain/stored.ts";

/** What is said of an upload beside its bytes. */
export const uploadParticularsSchema = z
  .object({
    organisation: storedCode,
    "as-at": storedDate,
    close: z.enum(["soft", "hard"]),
    kind: ledgerKindSchema.default("payables"),
    file: z.string().min(1),
  })
  .transform(({ "as-at": asAt, file, ...rest }) => ({ ...rest, asAt, file: decodeFileName(file) }));

export type UploadParticulars = z.infer<typeof uploadParticularsSchema>;

/** `uploads/<organisation>/<upload id>/<file name>` */
export function uploadIdOf(key: string): string | undefined {
  return /^uploads\/[^/]+\/([^/]+)\/.+$/s.exec(key)?.[1];
}

/** Metadata is ASCII: whoever uploads writes other letters as a URL does. */
function decodeFileName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
