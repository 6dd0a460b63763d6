import { html } from "../../shared/messages/rendering/html.ts";
import type { RenderedReply } from "../../shared/messages/render-reply.ts";
import { openPage, type Scheme } from "./browser.ts";

export interface Look {
  readonly scheme: Scheme;
  /** In pixels, of the pane in which a mail program shows the mail. */
  readonly width: number;
  /** Where to cut the picture off; by default it has all of the mail. */
  readonly height?: number;
}

const MARGIN = 16;
const HEAD_HEIGHT = 104;

/** Writes a picture of a mail as a mail program shows it: its subject and sender, and below them its HTML. */
export function takePicture(browser: string, mail: RenderedReply, sender: string, look: Look, file: string): void {
  const height = look.height ?? HEAD_HEIGHT + heightOf(browser, mail, look);
  openPage(browser, pageOf(mail, sender, look, height), look.scheme, [
    "--virtual-time-budget=2000",
    `--window-size=${look.width + 2 * MARGIN},${height}`,
    `--screenshot=${file}`,
  ]);
}

/** How high the mail is at this width. */
function heightOf(browser: string, mail: RenderedReply, { scheme, width }: Look): number {
  const page = `<!DOCTYPE html><body style="margin:0"><iframe id="mail" style="border:0;width:${width}px;height:10px" srcdoc="${quoted(mail.html)}"></iframe>
    <script>onload = () => { document.title = "height " + document.getElementById("mail").contentDocument.documentElement.scrollHeight; };</script>`;
  const printed = openPage(browser, page, scheme, ["--virtual-time-budget=2000", "--dump-dom"]);
  const [, height] = /<title>height (\d+)/.exec(printed) ?? [];
  if (height === undefined) throw new Error(`the browser has not shown the mail: ${printed.slice(0, 200)}`);
  return Number(height);
}

function pageOf(mail: RenderedReply, sender: string, { scheme, width }: Look, height: number): string {
  const [background, ink, quiet] =
    scheme === "dark" ? ["#202124", "#e8eaed", "#9aa0a6"] : ["#ffffff", "#202124", "#5f6368"];
  const head = html`<div
    style="height:${HEAD_HEIGHT - MARGIN}px;overflow:hidden;font:14px Arial,Helvetica,sans-serif;color:${ink}"
  >
    <div style="font-size:18px;line-height:24px;padding-bottom:8px">${mail.subject}</div>
    <div style="color:${quiet}">${sender}${mail.workbook && html`<br />Attached: ${mail.workbook.fileName}`}</div>
  </div>`;
  return `<!DOCTYPE html><meta charset="utf-8"><body style="margin:${MARGIN}px ${MARGIN}px 0;background:${background}">${head.markup}
    <iframe style="border:0;width:${width}px;height:${height - HEAD_HEIGHT}px" srcdoc="${quoted(mail.html)}"></iframe>`;
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
