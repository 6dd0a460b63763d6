import type { IncomingHttpHeaders } from "node:http";

import { LOOPBACK } from "./listen.ts";

/**
 * Why a request to one of the local AWS servers is refused, if it is. Every program of this machine can reach them, and a web page
 * in a browser can too, under a name that points here; but a page can't sign. So a request must be signed, as the AWS SDK does it,
 * and must name this machine by its number or as localhost. The signature itself is not verified.
 */
export function whyNotOwnRequest(headers: IncomingHttpHeaders): string | undefined {
  const host = (headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (host !== LOOPBACK && host !== "localhost") return `This server is not ${host}.`;
  return headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") === true ? undefined : "The request is not signed.";
}
