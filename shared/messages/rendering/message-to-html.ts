import { blockToHtml, FONT } from "./block-to-html.ts";
// Under another name: the formatter reflows templates tagged `html`, and white space counts in a mail.
import { html as markup } from "./html.ts";
import { ACCENT, CARD, ON_ACCENT, ON_ACCENT_QUIET, PAGE, RULE, styleSheet } from "./mail-colours.ts";
import type { MessageContent } from "./message-content.ts";
import { withoutUnseen } from "../words/clean-text.ts";

/**
 * Writes a message as HTML for mail programs: tables and inline styles only, nothing that is fetched or run, and one column that adapts to
 * the screen. Outlook for Windows draws with Word's engine, which knows padding on table cells only and no greatest width: every block is a
 * row of one table, and the fixed table around it is for that engine alone. Mail programs drop the page's own element, so the language is
 * on a wrapper too.
 */
export function messageToHtml(message: MessageContent): string {
  const about = message.about === undefined ? markup`` : markup`<br>${message.about}`;
  const rows = message.blocks.map(
    (block) =>
      markup`<tr><td align="left" class="ink block" style="padding:0 20px 14px 20px;${FONT}">${blockToHtml(block)}</td></tr>\n`,
  );
  const page = markup`<!DOCTYPE html>
<html lang="en-GB" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${message.title}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->
<style>${styleSheet()}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:${PAGE}">
<div role="main" lang="en-GB" dir="ltr">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${PAGE}" class="page" style="background-color:${PAGE}">
<tr>
<td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="720" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${CARD}" class="card" style="max-width:720px;background-color:${CARD};border:1px solid ${RULE}">
<tr>
<td align="left" bgcolor="${ACCENT}" style="padding:18px 20px;background-color:${ACCENT};${FONT}">
<h1 style="margin:0;font-size:20px;line-height:26px;font-weight:bold;color:${ON_ACCENT}">${message.title}</h1>
<p style="margin:4px 0 0 0;font-size:13px;line-height:18px;color:${ON_ACCENT_QUIET}">${message.sender}${about}</p>
</td>
</tr>
<tr><td style="padding:0 0 20px 0;font-size:1px;line-height:1px">&nbsp;</td></tr>
${rows}</table>
<!--[if mso]></td></tr></table><![endif]-->
</td>
</tr>
</table>
</div>
</body>
</html>
`;
  return withoutUnseen(page.markup);
}
