import * as z from "zod";

import type { Finding } from "../../shared/domain/statement/finding.ts";
import { ledgerKindSchema } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { calendarDateSchema } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { ObjectMetadata } from "../../shared/records/storage/object-store.ts";
import type { UploadKey } from "./upload-key.ts";

/** The metadata of an upload. */
const particularsSchema = z.object({
  "as-at": calendarDateSchema,
  close: z.enum(["soft", "hard"]),
  kind: ledgerKindSchema.default("payables"),
});

export interface UploadParticulars extends Omit<z.infer<typeof particularsSchema>, "as-at"> {
  readonly asAt: z.infer<typeof calendarDateSchema>;
}

export type ParticularsOutcome =
  | { readonly read: true; readonly particulars: UploadParticulars }
  | { readonly read: false; readonly findings: readonly Finding[] };

/**
 * Reads an upload's metadata. The key decides whose ledger it is, because permissions to upload depend on keys. Metadata that
 * name another organisation are refused.
 */
export function readParticulars({ organisation, file }: UploadKey, metadata: ObjectMetadata): ParticularsOutcome {
  const named = metadata["organisation"];
  if (named !== undefined && named !== organisation) {
    return refused([
      {
        code: "upload-of-another-organisation",
        severity: "refusal",
        file,
        what: `The file was uploaded for ${organisation}, but says that it is the ledger of ${JSON.stringify(named)}.`,
        todo: "Please upload it again for the organisation whose ledger it is.",
      },
    ]);
  }
  const read = particularsSchema.safeParse(metadata);
  if (!read.success) {
    return refused(
      read.error.issues.map(({ path }) => {
        const field = String(path[0]);
        const value = metadata[field];
        return {
          code: "upload-without-particulars",
          severity: "refusal" as const,
          file,
          what:
            value === undefined
              ? `The upload does not give “${field}”.`
              : `The upload says “${field}” is ${JSON.stringify(value)}, which is not ${expected[field] ?? "understood"}.`,
          todo: `Please upload the file again with \`accord ledger import\`. A file that is put into the bucket by other means says it in its metadata: as-at (YYYY-MM-DD), close (soft or hard) and kind (${KINDS}).`,
        };
      }),
    );
  }
  const { "as-at": asAt, ...rest } = read.data;
  return { read: true, particulars: { ...rest, asAt } };
}

const KINDS = `${ledgerKindSchema.options.slice(0, -1).join(", ")} or ${String(ledgerKindSchema.options.at(-1))}`;

const expected: Readonly<Record<string, string>> = {
  "as-at": "a date (YYYY-MM-DD)",
  close: "soft or hard",
  kind: KINDS,
};

function refused(findings: readonly Finding[]): ParticularsOutcome {
  return { read: false, findings };
}

/** The name of the file. Metadata are ASCII, so uploads encode other letters as in a URL. */
export function fileNameOf(metadata: ObjectMetadata, place: Pick<UploadKey, "file">): string {
  const named = metadata["file"];
  if (named === undefined || named === "") return place.file;
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}
