import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { inertText } from "./inert-text.ts";
// Under another name: the formatter reflows templates tagged `html`, and white space counts in a mail.
import { html as markup, type Html } from "./html.ts";
import type { Block, InvoiceItem, MessageContent } from "./message-content.ts";

const INK = "#1b2733";
const QUIET = "#55636f";
const ACCENT = "#12395c";
const RULE = "#d3dae0";
const ATTENTION = "#9c2a10";
const FONT = "font-family:Arial,Helvetica,sans-serif";
const TEXT = `${FONT};font-size:15px;line-height:22px;color:${INK}`;
const MOODS = {
  good: { edge: "#1f7a4d", ground: "#eef7f2" },
  mixed: { edge: "#b7791f", ground: "#fdf6e7" },
  attention: { edge: ATTENTION, ground: "#fcf1ee" },
} as const;

/**
 * Writes a message as HTML for mail programs: tables and inline styles only, nothing that is fetched or run, and one column that
 * adapts to the screen. The fixed table around it is for Outlook alone.
 */
export function messageToHtml(message: MessageContent): string {
  const body = message.blocks.map(htmlOf);
  return markup`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${message.title}</title>
</head>
<body style="margin:0;padding:0;background-color:#eef1f4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#eef1f4">
<tr>
<td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="720" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:720px;background-color:#ffffff;border:1px solid ${RULE}">
<tr>
<td align="left" style="padding:18px 20px;background-color:${ACCENT};${FONT}">
<h1 style="margin:0;font-size:20px;line-height:26px;font-weight:bold;color:#ffffff">${message.title}</h1>
<p style="margin:4px 0 0 0;font-size:13px;line-height:18px;color:#d5e3ef">${message.sender}${message.about === undefined ? "" : markup`<br>${message.about}`}</p>
</td>
</tr>
<tr>
<td align="left" style="padding:20px;${TEXT}">
${body}</td>
</tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td>
</tr>
</table>
</body>
</html>
`.markup;
}

function htmlOf(block: Block): Html {
  switch (block.block) {
    case "paragraph":
      return markup`<p style="margin:0 0 14px 0">${block.text}</p>\n`;
    case "answer":
      return answerOf(block);
    case "shares":
      return markup`<p style="margin:0 0 14px 0">${block.parts.map(({ label }) => label).join(", ")}</p>\n`;
    case "heading":
      return markup`<h2 style="margin:24px 0 10px 0;padding:0 0 6px 0;border-bottom:2px solid ${ACCENT};font-size:17px;line-height:22px;color:${ACCENT}">${block.text}</h2>\n`;
    case "amounts":
      return amountsOf(block.rows);
    case "facts":
      return factsOf(block.rows);
    case "items":
      return markup`${block.items.map(itemOf)}`;
    case "list":
      return markup`<ul style="margin:0 0 14px 0;padding:0 0 0 22px">\n${block.items.map(listItemOf)}</ul>\n`;
    case "steps":
      return markup`<ol style="margin:0 0 14px 0;padding:0 0 0 24px">\n${block.items.map(listItemOf)}</ol>\n`;
    case "table":
      return tableOf(block);
    case "code":
      return markup`<p style="margin:0 0 14px 0;padding:10px 14px;background-color:#eef1f4;font-family:Consolas,'Courier New',monospace;font-size:17px;line-height:24px;font-weight:bold">${block.text}</p>\n`;
    case "quiet":
      return markup`<p style="margin:0 0 10px 0;font-size:13px;line-height:19px;color:${QUIET}">${block.text}</p>\n`;
  }
}

function answerOf(block: Extract<Block, { block: "answer" }>): Html {
  const { edge, ground } = MOODS[block.mood];
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0"><tr><td style="padding:12px 14px;border-left:5px solid ${edge};background-color:${ground};${FONT};font-size:16px;line-height:24px;color:${INK};font-weight:bold">${block.text}</td></tr></table>\n`;
}

function amountsOf(rows: Extract<Block, { block: "amounts" }>["rows"]): Html {
  const body = rows.map((row) => {
    const weight = row.strong === true ? "bold" : "normal";
    const note =
      row.note === undefined
        ? markup``
        : markup`<br><span style="font-size:13px;line-height:18px;font-weight:normal;color:${QUIET}">${row.note}</span>`;
    return markup`<tr><th scope="row" align="left" valign="top" style="padding:7px 12px 7px 0;border-bottom:1px solid ${RULE};${TEXT};font-weight:${weight}">${row.label}${note}</th><td align="right" valign="top" style="padding:7px 0;border-bottom:1px solid ${RULE};${TEXT};font-weight:${weight};white-space:nowrap">${pounds(row.pence)}</td></tr>\n`;
  });
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse">\n${body}</table>\n`;
}

function factsOf(rows: Extract<Block, { block: "facts" }>["rows"]): Html {
  const body = rows.map(
    (row) =>
      markup`<tr><th scope="row" align="left" valign="top" width="30%" style="padding:4px 12px 4px 0;${TEXT};font-size:14px;line-height:20px;font-weight:normal;color:${QUIET}">${row.label}</th><td valign="top" style="padding:4px 0;${TEXT};font-size:14px;line-height:20px">${row.text}</td></tr>\n`,
  );
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse">\n${body}</table>\n`;
}

function itemOf(item: InvoiceItem): Html {
  const amounts = item.amounts.map(
    (amount, index) =>
      markup`${index === 0 ? "" : " "}<span style="white-space:nowrap;color:${amount.strong === true ? INK : QUIET};font-weight:${amount.strong === true ? "bold" : "normal"}">${amount.label} ${pounds(amount.pence)}${index === item.amounts.length - 1 ? "" : " ·"}</span>`,
  );
  const split =
    amounts.length === 0
      ? markup``
      : markup`<p style="margin:4px 0 0 0;font-size:14px;line-height:21px">${amounts}</p>\n`;
  const sentences = item.sentences.map((sentence) => {
    const label = sentence.label === undefined ? markup`` : markup`<strong>${sentence.label}:</strong> `;
    return markup`<p style="margin:4px 0 0 0;font-size:14px;line-height:21px">${label}${sentence.text}</p>\n`;
  });
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px 0;border-collapse:collapse"><tr><td style="padding:10px 12px;border:1px solid ${RULE};${TEXT}">
<h3 style="margin:0;font-size:15px;line-height:21px;color:${INK}">${item.title}</h3>
${split}${sentences}</td></tr></table>\n`;
}

function listItemOf(text: string): Html {
  return markup`<li style="margin:0 0 6px 0">${text}</li>\n`;
}

function tableOf(block: Extract<Block, { block: "table" }>): Html {
  const headings = block.columns.map(
    (column) =>
      markup`<th scope="col" align="${column.amount ? "right" : "left"}" valign="bottom" style="padding:6px 8px;background-color:#eef1f4;border-bottom:2px solid ${RULE};${FONT};font-size:13px;line-height:18px;color:${INK}">${column.heading}</th>`,
  );
  const rows = block.rows.map((row) => {
    const cells = block.columns.map((column, index) => {
      const text = row[index] ?? "";
      const style = `padding:6px 8px;border-bottom:1px solid ${RULE};${FONT};font-size:14px;line-height:20px;color:${INK}`;
      return column.amount
        ? markup`<td align="right" valign="top" style="${style};white-space:nowrap">${text}</td>`
        : markup`<td align="left" valign="top" style="${style};word-break:break-word">${inertText(text)}</td>`;
    });
    return markup`<tr>${cells}</tr>\n`;
  });
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse">\n<thead><tr>${headings}</tr></thead>\n<tbody>\n${rows}</tbody></table>\n`;
}

/** Negative amounts are red and have a minus sign. */
function pounds(amount: Pence): Html {
  const text = formatPounds(amount);
  return amount < 0 ? markup`<span style="color:${ATTENTION}">${text}</span>` : markup`${text}`;
}
