import * as z from "zod";
import { isOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";

/** One upload that S3 tells of. */
export interface UploadedObject {
  readonly key: string;
  readonly uploadedAt: string;
}

/** The uploads in a queue message's body. S3 sends a test event when it is first connected: that one has none. */
export function uploadsOfEvent(body: string): UploadedObject[] {
  const event = eventSchema.parse(JSON.parse(body));
  return (event.Records ?? []).map(({ eventTime, s3 }) => ({
    // S3 writes keys as a form does: a space is a plus.
    key: decodeURIComponent(s3.object.key.replaceAll("+", " ")),
    uploadedAt: new Date(eventTime).toISOString(),
  }));
}

const eventSchema = z.object({
  Records: z
    .array(z.object({ eventTime: z.iso.datetime(), s3: z.object({ object: z.object({ key: z.string().min(1) }) }) }))
    .optional(),
});

/** Where an upload lies: whose it is, which one, and what the file is called. */
export interface UploadKey {
  readonly organisation: OrganisationCode;
  readonly uploadId: string;
  readonly file: string;
}

/** What `uploads/<organisation>/<upload id>/<file name>` says; `undefined` for a key of another form. */
export function readUploadKey(key: string): UploadKey | undefined {
  const [, organisation = "", uploadId = "", file = ""] = /^uploads\/([^/]+)\/([^/]+)\/(.+)$/su.exec(key) ?? [];
  if (!isOrganisationCode(organisation) || uploadId === "") return undefined;
  return { organisation, uploadId, file };
}
