import type { IncomingMessage } from "node:http";

/** A request in path style: `/bucket/key`. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Empty if the request is about the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
}

/** Parses a request; `undefined` if its address is invalid. */
export function parseS3Request(request: IncomingMessage): S3Request | undefined {
  const [path, search] = splitOnce(request.url ?? "/", "?");
  const [bucket, key] = splitOnce(path.replace(/^\//, ""), "/");
  const decoded = { bucket: decode(bucket), key: decode(key) };
  if (decoded.bucket === undefined || decoded.key === undefined) return undefined;
  return {
    method: request.method ?? "GET",
    bucket: decoded.bucket,
    key: decoded.key,
    query: new URLSearchParams(search),
    header(name) {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(",") : value;
    },
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
