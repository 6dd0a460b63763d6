import * as z from "zod";

/** One object that was stored, as S3 reports it. */
export interface CreatedObject {
  readonly key: string;
  /** ISO instant. */
  readonly at: string;
}

/** The objects in the body of a queue message with an event of S3. Its test event, sent when it is first connected, has none. */
export function createdObjectsOf(body: string): CreatedObject[] {
  const event = eventSchema.parse(JSON.parse(body));
  return (event.Records ?? []).map(({ eventTime, s3 }) => ({
    // S3 encodes keys like form fields: a space is a plus.
    key: decodeURIComponent(s3.object.key.replaceAll("+", " ")),
    at: new Date(eventTime).toISOString(),
  }));
}

const eventSchema = z.object({
  Records: z
    .array(z.object({ eventTime: z.iso.datetime(), s3: z.object({ object: z.object({ key: z.string().min(1) }) }) }))
    .optional(),
});
