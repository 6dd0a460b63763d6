import type { IncomingMessage, ServerResponse } from "node:http";

import { CHECKSUM_HEADERS, type Digests } from "./checksums.ts";
import { BrokenUpload, decodeAwsChunked } from "./decode-aws-chunked.ts";
import type { DiskObjects, StoredDescription } from "./disk-objects.ts";
import { checksumHeadersOf, USER_METADATA, type S3Error } from "./s3-answers.ts";
import type { S3Request } from "./s3-request.ts";

/** Answers PutObject: stores the body if it is what the client announced, and reports the object before it answers. */
export async function putObject(
  request: IncomingMessage,
  asked: S3Request,
  objects: DiskObjects,
  response: ServerResponse,
  refuse: (error: S3Error) => void,
  onCreated: (stored: StoredDescription) => Promise<void>,
): Promise<void> {
  const trailers = new Map<string, string>();
  const isChunked = asked.header("x-amz-content-sha256")?.startsWith("STREAMING-") === true;
  const body = isChunked ? decodeAwsChunked(request, trailers) : request;
  const announced = Number(asked.header(isChunked ? "x-amz-decoded-content-length" : "content-length") ?? Number.NaN);
  const condition = asked.header("if-none-match");
  if (condition !== undefined && condition !== "*") {
    refuse({ status: 501, code: "NotImplemented", message: "If-None-Match is understood with * alone." });
    return;
  }
  try {
    const stored = await objects.put({
      key: asked.key,
      contentType: asked.header("content-type"),
      metadata: userMetadataOf(request),
      ifAbsent: condition === "*",
      body,
      verify(digests, size) {
        if (size !== announced) throw new BrokenUpload(`The body has ${size} bytes; ${announced} were announced.`);
        verifyChecksums(digests, (name) => trailers.get(name) ?? asked.header(name));
      },
    });
    if (!stored) {
      refuse({
        status: 412,
        code: "PreconditionFailed",
        message: "At least one of the pre-conditions you specified did not hold",
      });
      return;
    }
    await onCreated(stored);
    response.writeHead(200, { etag: `"${stored.etag}"`, ...checksumHeadersOf(stored) }).end();
  } catch (error) {
    if (!(error instanceof BrokenUpload)) throw error;
    refuse({ status: 400, code: "BadDigest", message: error.message });
  }
}

function verifyChecksums(digests: Digests, announcedValue: (name: string) => string | undefined): void {
  const md5 = announcedValue("content-md5");
  if (md5 !== undefined && md5 !== digests.md5Base64)
    throw new BrokenUpload("The body does not have that Content-MD5.");
  for (const name of CHECKSUM_HEADERS) {
    const expected = announcedValue(name);
    if (expected !== undefined && expected !== digests.checksums[name]) {
      throw new BrokenUpload(`The body does not have that ${name}.`);
    }
  }
  for (const name of ["x-amz-checksum-crc32c", "x-amz-checksum-crc64nvme"]) {
    if (announcedValue(name) !== undefined) throw new BrokenUpload(`The local S3 can't verify ${name}.`);
  }
}

function userMetadataOf(request: IncomingMessage): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(USER_METADATA) && typeof value === "string") metadata[name.slice(USER_METADATA.length)] = value;
  }
  return metadata;
}
