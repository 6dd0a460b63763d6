import { html, type Html } from "../../shared/messages/rendering/html.ts";
import { documentOf, type Page } from "./pages/page.ts";

/** What the viewer sends to the browser. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Our own pages may load only our own style sheet, icon and frames, and ask only us. No script runs. */
const OUR_PAGES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The HTML of a mail may use its own styles and nothing else, wherever it is shown. It can load nothing. */
const MAIL_HTML = [
  "sandbox",
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "frame-ancestors 'self'",
].join("; ");

export function pageResponse(page: Page, status = 200): HttpResponse {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": OUR_PAGES },
    body: documentOf(page),
  };
}

export function styleResponse(style: string): HttpResponse {
  return { status: 200, headers: { "content-type": "text/css; charset=utf-8" }, body: style };
}

export function iconResponse(svg: string): HttpResponse {
  return {
    status: 200,
    headers: { "content-type": "image/svg+xml", "content-security-policy": "default-src 'none'" },
    body: svg,
  };
}

export function mailHtmlResponse(html: string): HttpResponse {
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": MAIL_HTML },
    body: html,
  };
}

/** A file for download. Browsers must not show it, because somebody else wrote its content. */
export function fileResponse(fileName: string, bytes: Uint8Array): HttpResponse {
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

export function problemResponse(status: number, title: string, body: Html): HttpResponse {
  return pageResponse({ title, part: "overview", body }, status);
}

export function pageNotFound(): HttpResponse {
  return problemResponse(
    404,
    "Page not found",
    html`<h1>Page not found</h1>
      <p>There is no page at this address. <a href="/">Back to the overview.</a></p>`,
  );
}

/** A header that offers a download under a file name from a mail, made safe for a header. */
function attachmentHeader(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w .()-]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
