/** Text as it may stand in XML, in an element or an attribute. Characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\0-\x08\v\f\x0e-\x1f]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
