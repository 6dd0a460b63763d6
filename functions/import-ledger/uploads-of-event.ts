import * as z from "zod";

/** One upload that S3 tells of. */
export interface Uploaded {
  readonly key: string;
  readonly uploadedAt: string;
}

/** The uploads in a queue message's body. S3 sends a test event when it is first connected: that one has none. */
export function uploadsOfEvent(body: string): Uploaded[] {
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
