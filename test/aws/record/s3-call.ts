import type { AccessRequest } from "../../infra/iam/decide.ts";
import type { AwsCall, AwsRequest } from "./aws-request.ts";

/** Reads a request to S3, whose operation is in the method, the path and the names of the query. */
export function s3Call({ method, url, headers }: AwsRequest): AwsCall {
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
  const arn = `arn:aws:s3:::${bucket}`;
  const call = (operation: string, ...needs: readonly AccessRequest[]): AwsCall => ({
    service: "s3",
    operation,
    needs,
  });
  if (key === "") {
    if (method !== "GET" && method !== "HEAD")
      return call(`${method}Bucket`, { action: `s3:${method}Bucket`, resource: arn });
    const prefix = url.searchParams.get("prefix") ?? "";
    return call("ListObjects", { action: "s3:ListBucket", resource: arn, context: { "s3:prefix": [prefix] } });
  }
  const resource = `${arn}/${key}`;
  const on = (action: string): AccessRequest => ({ action: `s3:${action}`, resource });
  const version = url.searchParams.has("versionId") ? "Version" : "";
  const part = ["tagging", "retention", "legal-hold", "acl"].find((name) => url.searchParams.has(name));
  if (part !== undefined) {
    const aspect = { tagging: "Tagging", retention: "Retention", "legal-hold": "LegalHold", acl: "Acl" }[part] ?? "";
    const operation = `${method === "GET" ? "Get" : "Put"}Object${version}${aspect}`;
    return call(operation, on(operation));
  }
  switch (method) {
    case "GET":
    case "HEAD":
      return call(method === "GET" ? "GetObject" : "HeadObject", on(`GetObject${version}`));
    case "DELETE":
      return url.searchParams.has("uploadId")
        ? call("AbortMultipartUpload", on("AbortMultipartUpload"))
        : call("DeleteObject", on(`DeleteObject${version}`));
    default:
      return call(
        "PutObject",
        on("PutObject"),
        ...(headers["x-amz-tagging"] === undefined ? [] : [on("PutObjectTagging")]),
        ...(headers["x-amz-object-lock-mode"] === undefined ? [] : [on("PutObjectRetention")]),
        ...(headers["x-amz-object-lock-legal-hold"] === undefined ? [] : [on("PutObjectLegalHold")]),
      );
  }
}
