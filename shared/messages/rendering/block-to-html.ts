import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { html as markup, type Html } from "./html.ts";
import { inertText } from "./inert-text.ts";
import { ACCENT, INK, MOODS, NEGATIVE, PAGE, QUIET, RULE, TONES } from "./mail-colours.ts";
import type { Block, InvoiceItem } from "./message-content.ts";

export const FONT = "font-family:Arial,Helvetica,sans-serif";
const SIZES = { text: "font-size:15px;line-height:22px", small: "font-size:14px;line-height:20px" } as const;
const QUIET_TEXT = `font-size:13px;line-height:18px;color:${QUIET}`;

/** One block of a message. What is around it, its distance to the next, is the page's. */
export function blockToHtml(block: Block): Html {
  switch (block.block) {
    case "paragraph":
      return markup`<p class="ink" style="margin:0;${SIZES.text};color:${INK}">${block.text}</p>`;
    case "answer":
      return answerOf(block);
    case "shares":
      return barOf(block.parts);
    case "heading":
      return layout(
        markup`<tr><td class="accent" style="padding:10px 0 6px 0;border-bottom:2px solid ${ACCENT};${FONT}"><h2 class="accent" style="margin:0;font-size:17px;line-height:22px;color:${ACCENT}">${block.text}</h2></td></tr>`,
      );
    case "amounts":
      return amountsOf(block.rows);
    case "facts":
      return factsOf(block.rows);
    case "items":
      return layout(markup`${block.items.map(itemOf)}`);
    case "list":
      return markup`<ul style="margin:0 0 0 24px;padding:0">\n${block.items.map(listItemOf)}</ul>`;
    case "steps":
      return markup`<ol style="margin:0 0 0 24px;padding:0">\n${block.items.map(listItemOf)}</ol>`;
    case "table":
      return tableOf(block);
    case "code":
      return layout(
        markup`<tr><td bgcolor="${PAGE}" class="tint" style="padding:10px 14px;background-color:${PAGE};font-family:Consolas,'Courier New',monospace;font-size:17px;line-height:24px;font-weight:bold;color:${INK}">${block.text}</td></tr>`,
      );
    case "quiet":
      return markup`<p class="quiet" style="margin:0;${QUIET_TEXT}">${block.text}</p>`;
  }
}

/** A table that only arranges. */
function layout(rows: Html): Html {
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
}

function answerOf(block: Extract<Block, { block: "answer" }>): Html {
  const { edge, ground } = MOODS[block.mood];
  return layout(
    markup`<tr><td bgcolor="${ground}" class="${block.mood}" style="padding:12px 14px;border-left:5px solid ${edge};background-color:${ground};${FONT};font-size:16px;line-height:24px;color:${INK};font-weight:bold">${inert(block.text)}</td></tr>`,
  );
}

/** A bar as the cells of a row, and in words below it: colours alone tell nobody who does not see them. */
function barOf(parts: Extract<Block, { block: "shares" }>["parts"]): Html {
  const cells = parts.map(
    ({ share, tone }) =>
      markup`<td width="${share}%" bgcolor="${TONES[tone]}" class="bar-${tone}" style="background-color:${TONES[tone]};font-size:1px;line-height:14px">&nbsp;</td>`,
  );
  const words = parts.map(
    ({ label, tone }, index) =>
      markup`${index === 0 ? "" : " "}<span style="white-space:nowrap"><span class="${tone}" style="color:${TONES[tone]}" aria-hidden="true">■</span> ${label}</span>`,
  );
  return markup`${layout(markup`<tr>${cells}</tr>`)}<p class="quiet" style="margin:6px 0 0 0;${QUIET_TEXT}">${words}</p>`;
}

function amountsOf(rows: Extract<Block, { block: "amounts" }>["rows"]): Html {
  const body = rows.map((row) => {
    const style = `border-bottom:1px solid ${RULE};${FONT};${SIZES.text};color:${INK};font-weight:${row.strong === true ? "bold" : "normal"}`;
    const note =
      row.note === undefined
        ? markup``
        : markup`<br><span class="quiet" style="${QUIET_TEXT};font-weight:normal">${row.note}</span>`;
    return markup`<tr><th scope="row" align="left" valign="top" class="ink rule" style="padding:7px 12px 7px 0;${style}">${inert(row.label)}${note}</th><td align="right" valign="top" nowrap class="ink rule" style="padding:7px 0;${style};white-space:nowrap">${pounds(row.pence)}</td></tr>\n`;
  });
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0">\n${body}</table>`;
}

function factsOf(rows: Extract<Block, { block: "facts" }>["rows"]): Html {
  const body = rows.map(
    (row) =>
      markup`<tr><th scope="row" align="left" valign="top" width="30%" class="quiet" style="padding:4px 12px 4px 0;${FONT};${SIZES.small};font-weight:normal;color:${QUIET}">${inert(row.label)}</th><td valign="top" class="ink" style="padding:4px 0;${FONT};${SIZES.small};color:${INK}">${inert(row.text)}</td></tr>\n`,
  );
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0">\n${body}</table>`;
}

function itemOf(item: InvoiceItem): Html {
  const last = item.amounts.length - 1;
  const amounts = item.amounts.map(
    ({ label, pence, strong }, index) =>
      markup`${index === 0 ? "" : " "}<span class="${strong === true ? "ink" : "quiet"}" style="white-space:nowrap;color:${strong === true ? INK : QUIET};font-weight:${strong === true ? "bold" : "normal"}">${label} ${pounds(pence)}${index === last ? "" : " ·"}</span>`,
  );
  const split = amounts.length === 0 ? markup`` : markup`<p style="margin:4px 0 0 0;${SIZES.small}">${amounts}</p>\n`;
  const sentences = item.sentences.map((sentence) => {
    const label = sentence.label === undefined ? markup`` : markup`<strong>${sentence.label}:</strong> `;
    return markup`<p class="ink" style="margin:4px 0 0 0;${SIZES.small};color:${INK}">${label}${sentence.text}</p>\n`;
  });
  return markup`<tr><td class="rule" style="padding:10px 12px;border:1px solid ${RULE};${FONT}">
<h3 class="ink" style="margin:0;font-size:15px;line-height:21px;color:${INK}">${item.title}</h3>
${split}${sentences}</td></tr>
<tr><td style="padding:0 0 8px 0;font-size:1px;line-height:1px">&nbsp;</td></tr>\n`;
}

function listItemOf(text: string): Html {
  return markup`<li class="ink" style="margin:0 0 6px 0;${SIZES.text};color:${INK}">${text}</li>\n`;
}

function tableOf(block: Extract<Block, { block: "table" }>): Html {
  const headings = block.columns.map(
    (column) =>
      markup`<th scope="col" align="${column.amount ? "right" : "left"}" valign="bottom" bgcolor="${PAGE}" class="tint rule cell" style="padding:6px 8px;background-color:${PAGE};border-bottom:2px solid ${RULE};${FONT};font-size:13px;line-height:18px;color:${INK}">${column.heading}</th>`,
  );
  const rows = block.rows.map((row) => {
    const cells = block.columns.map((column, index) => {
      const text = row[index] ?? "";
      const style = `padding:6px 8px;border-bottom:1px solid ${RULE};${FONT};${SIZES.small};color:${INK}`;
      return column.amount
        ? markup`<td align="right" valign="top" nowrap class="ink rule cell" style="${style};white-space:nowrap">${text}</td>`
        : markup`<td align="left" valign="top"${isShortWord(text) ? markup` nowrap` : ""} class="ink rule cell" style="${style}${breakOf(text)}">${inertText(text)}</td>`;
    });
    return markup`<tr>${cells}</tr>\n`;
  });
  return markup`<table width="100%" cellpadding="0" cellspacing="0" border="0">\n<thead><tr>${headings}</tr></thead>\n<tbody>\n${rows}</tbody></table>`;
}

/** Texts that begin with an amount below nil are ours. */
function inert(text: string): string {
  return text.startsWith("-£") ? text : inertText(text);
}

const LONG_WORD = 14;

/** Only a long number may be broken: if every word may, a narrow screen shows dates letter by letter. */
function breakOf(text: string): string {
  if (isShortWord(text)) return ";white-space:nowrap";
  return text.split(/\s/).some((word) => word.length > LONG_WORD) ? ";word-break:break-word" : "";
}

/** A number such as `NF-10230` stays in one line: mail programs would break it behind its hyphen. */
function isShortWord(text: string): boolean {
  return text !== "" && text.length <= LONG_WORD && !/\s/.test(text);
}

/** Negative amounts are red and have a minus sign. */
function pounds(amount: Pence): Html {
  const text = formatPounds(amount);
  return amount < 0 ? markup`<span class="negative" style="color:${NEGATIVE}">${text}</span>` : markup`${text}`;
}
