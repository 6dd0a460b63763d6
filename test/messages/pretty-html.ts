const BLOCKS = new Set(["table", "thead", "tbody", "tr", "td", "th", "div", "p", "h1", "h2", "h3", "ul", "ol", "li"]);
const LOOKS = / (?:style|bgcolor|width|cellpadding|cellspacing|border|align|valign|nowrap)(?:="[^"]*")?/g;

/** HTML as lines to read and compare: one a block, indented, without what only says how it looks. */
export function prettyHtml(html: string): string {
  const lines: string[] = [];
  let depth = 0;
  let line = "";
  const finish = (): void => {
    if (line.trim() !== "") lines.push(`${"  ".repeat(depth)}${line.replaceAll(/\s+/g, " ").trim()}`);
    line = "";
  };
  for (const [part] of html.replaceAll(/<!--.*?-->/gs, "").matchAll(/<[^>]*>|[^<]+/g)) {
    const [, slash = "", name = ""] = /^<(\/?)(\w+)/.exec(part) ?? [];
    if (!BLOCKS.has(name)) {
      line += part.replaceAll(part.startsWith("<") ? LOOKS : /$^/g, "");
      continue;
    }
    finish();
    if (slash !== "") depth -= 1;
    else {
      lines.push(`${"  ".repeat(depth)}${part.replaceAll(LOOKS, "")}`);
      depth += 1;
    }
  }
  finish();
  return `${lines.join("\n")}\n`;
}
