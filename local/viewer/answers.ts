import type { Html } from "../../shared/messages/rendering/html.ts";
import { documentOf, type Page } from "./pages/page.ts";
import { attachmentHeader } from "./words.ts";

/** What the viewer sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Nothing but our own style sheet, our own frames and what is inside them; no script from anywhere. */
const OUR_PAGES = [
  "default-src 'none'",
  "style-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A mail's HTML may bring its own styles and nothing else, wherever it is shown; it can reach nothing. */
const MAIL_HTML = [
  "sandbox",
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "frame-ancestors 'self'",
].join("; ");

export function pageAnswer(page: Page, status = 200): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": OUR_PAGES },
    body: documentOf(page),
  };
}

export function styleAnswer(style: string): Answer {
  return { status: 200, headers: { "content-type": "text/css; charset=utf-8" }, body: style };
}

export function mailHtmlAnswer(html: string): Answer {
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": MAIL_HTML },
    body: html,
  };
}

/** A file to keep, never to show: what it holds was written by somebody else. */
export function fileAnswer(fileName: string, bytes: Uint8Array): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": attachmentHeader(fileName),
      "content-security-policy": "sandbox; default-src 'none'",
    },
    body: bytes,
  };
}

export function problemAnswer(status: number, title: string, body: Html): Answer {
  return pageAnswer({ title, part: "overview", body }, status);
}
