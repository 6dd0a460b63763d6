import type { StoredDescription } from "./disk-objects.ts";

/** The event that S3 sends after a put. It encodes the key as S3 does, with spaces as `+`. */
export function objectCreatedEvent(bucket: string, object: StoredDescription, region: string): string {
  return JSON.stringify({
    Records: [
      {
        eventVersion: "2.1",
        eventSource: "aws:s3",
        awsRegion: region,
        eventTime: object.lastModified,
        eventName: "ObjectCreated:Put",
        s3: {
          s3SchemaVersion: "1.0",
          configurationId: "uploads",
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: object.key.split("/").map(encodeURIComponent).join("/").replaceAll("%20", "+"),
            size: object.size,
            eTag: object.etag,
            sequencer: Date.parse(object.lastModified).toString(16).toUpperCase().padStart(18, "0"),
          },
        },
      },
    ],
  });
}
