import type { IncomingHttpHeaders } from "node:http";

import type { AccessRequest } from "../../infra/iam/decide.ts";

/** A request to a service of AWS as it goes over the wire. */
export interface AwsRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a request asks for. */
export interface AwsCall {
  readonly service: string;
  /** The operation's name in the service's own interface: `SendMessageBatch`. */
  readonly operation: string;
  /** What the caller needs permission for. */
  readonly needs: readonly AccessRequest[];
}

/** The access key that a request was signed with, and the service that it was signed for. */
export function signerOf({ headers }: AwsRequest): { readonly key: string; readonly service: string } {
  const credential = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? "");
  return { key: credential?.[1] ?? "", service: credential?.[2] ?? "" };
}
