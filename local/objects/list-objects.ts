import type { ServerResponse } from "node:http";

import { escapeXml } from "../servers/escape-xml.ts";
import type { DiskObjects } from "./disk-objects.ts";
import { sendXml } from "./s3-answers.ts";
import type { S3Request } from "./s3-request.ts";

/** The most keys that S3 lists in one answer. */
const MAX_KEYS = 1000;

/** Answers ListObjectsV2. */
export async function listObjects(asked: S3Request, objects: DiskObjects, response: ServerResponse): Promise<void> {
  const prefix = asked.query.get("prefix") ?? "";
  const delimiter = asked.query.get("delimiter") ?? "";
  const after = asked.query.get("continuation-token") ?? asked.query.get("start-after") ?? "";
  const wanted = Number(asked.query.get("max-keys") ?? MAX_KEYS);
  const limit = Number.isInteger(wanted) && wanted >= 0 ? Math.min(wanted, MAX_KEYS) : MAX_KEYS;
  const encode = asked.query.get("encoding-type") === "url" ? encodeURIComponent : escapeXml;

  const contents = [];
  const commonPrefixes = new Set<string>();
  let last = "";
  let isTruncated = false;
  for (const key of await objects.keys(prefix)) {
    if (Buffer.compare(Buffer.from(key), Buffer.from(after)) <= 0) continue;
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (common !== undefined && (commonPrefixes.has(common) || after.startsWith(common))) {
      if (commonPrefixes.has(common)) last = key;
      continue;
    }
    if (contents.length + commonPrefixes.size >= limit) {
      isTruncated = true;
      break;
    }
    last = key;
    if (common !== undefined) {
      commonPrefixes.add(common);
      continue;
    }
    const description = await objects.describe(key);
    if (!description) continue;
    contents.push(
      `<Contents><Key>${encode(key)}</Key><LastModified>${description.lastModified}</LastModified>` +
        `<ETag>&quot;${description.etag}&quot;</ETag><Size>${description.size}</Size>` +
        `<StorageClass>STANDARD</StorageClass></Contents>`,
    );
  }
  sendXml(
    response,
    200,
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${escapeXml(asked.bucket)}</Name>` +
      `<Prefix>${encode(prefix)}</Prefix><MaxKeys>${limit}</MaxKeys>` +
      `<KeyCount>${contents.length + commonPrefixes.size}</KeyCount><IsTruncated>${String(isTruncated)}</IsTruncated>` +
      (isTruncated ? `<NextContinuationToken>${escapeXml(last)}</NextContinuationToken>` : "") +
      contents.join("") +
      [...commonPrefixes]
        .map((common) => `<CommonPrefixes><Prefix>${encode(common)}</Prefix></CommonPrefixes>`)
        .join("") +
      `</ListBucketResult>`,
  );
}
