import type { ServerResponse } from "node:http";

import { escapeXml } from "../servers/escape-xml.ts";
import type { StoredDescription } from "./disk-objects.ts";
import type { S3Request } from "./s3-request.ts";

/** The prefix of the headers for the client's own metadata of an object. */
export const USER_METADATA = "x-amz-meta-";

export interface S3Error {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const noSuchKey: S3Error = { status: 404, code: "NoSuchKey", message: "The specified key does not exist." };

export function headersOf(description: StoredDescription, asked: S3Request): Record<string, string | number> {
  return {
    "content-length": description.size,
    "content-type": description.contentType ?? "binary/octet-stream",
    etag: `"${description.etag}"`,
    "last-modified": new Date(description.lastModified).toUTCString(),
    ...Object.fromEntries(Object.entries(description.metadata).map(([name, value]) => [USER_METADATA + name, value])),
    ...(asked.header("x-amz-checksum-mode") === "ENABLED" ? checksumHeadersOf(description) : {}),
  };
}

export function checksumHeadersOf(description: StoredDescription): Record<string, string> {
  const crc = description.checksums["x-amz-checksum-crc32"];
  return crc === undefined ? {} : { "x-amz-checksum-crc32": crc, "x-amz-checksum-type": "FULL_OBJECT" };
}

export function sendError(response: ServerResponse, error: S3Error, resource: string, withoutBody = false): void {
  if (withoutBody) {
    response.writeHead(error.status).end();
    return;
  }
  // The rest of a refused upload is not read, so the connection must end with the answer.
  response.setHeader("connection", "close");
  sendXml(
    response,
    error.status,
    `<Error><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message>` +
      `<Resource>${escapeXml(resource)}</Resource></Error>`,
  );
}

export function sendXml(response: ServerResponse, status: number, xml: string): void {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  response.writeHead(status, { "content-type": "application/xml", "content-length": body.length }).end(body);
}
