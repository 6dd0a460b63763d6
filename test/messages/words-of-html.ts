/** The words of a mail's HTML in one line, without its title in the head: for comparing it with the text. */
export function wordsOfHtml(html: string): string {
  return html
    .slice(html.indexOf("<body"))
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<(?:li|strong)[^>]*>|<\/strong>/g, "")
    .replaceAll(/<[^>]+>|&nbsp;/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}
