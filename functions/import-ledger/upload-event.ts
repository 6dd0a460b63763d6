import * as z from "zod";
import { isOrganisationCode, type OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";

/** One uploaded object that S3 reports. */
export interface UploadedObject {
  readonly key: string;
  readonly uploadedAt: string;
}

/** The uploads in a queue message's body. S3's test event, sent when it is first connected, has none. */
export function uploadsOfEvent(body: string): UploadedObject[] {
  const event = eventSchema.parse(JSON.parse(body));
  return (event.Records ?? []).map(({ eventTime, s3 }) => ({
    // S3 encodes keys like form fields: a space is a plus.
    key: decodeURIComponent(s3.object.key.replaceAll("+", " ")),
    uploadedAt: new Date(eventTime).toISOString(),
  }));
}

const eventSchema = z.object({
  Records: z
    .array(z.object({ eventTime: z.iso.datetime(), s3: z.object({ object: z.object({ key: z.string().min(1) }) }) }))
    .optional(),
});

/** What an upload's key says: whose ledger it is, which upload, and the name of the file. */
export interface UploadKey {
  readonly organisation: OrganisationCode;
  readonly uploadId: string;
  readonly file: string;
}

/** Reads the key `uploads/<organisation>/<upload id>/<file name>`; `undefined` for a key of another form. */
export function readUploadKey(key: string): UploadKey | undefined {
  const [, organisation = "", uploadId = "", file = ""] = /^uploads\/([^/]+)\/([^/]+)\/(.+)$/su.exec(key) ?? [];
  if (!isOrganisationCode(organisation) || uploadId === "") return undefined;
  return { organisation, uploadId, file };
}
