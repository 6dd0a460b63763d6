/** One start tag of a mail's HTML, with its attributes and its style's declarations. */
export interface MailElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly style: ReadonlyMap<string, string>;
  /** The text right behind it. */
  readonly text: string;
}

/** The elements of a mail's body. Its attributes are always quoted, or have no value. */
export function elementsOf(html: string): MailElement[] {
  const body = html.slice(html.indexOf("<body")).replaceAll(/<!--.*?-->/gs, "");
  return Array.from(body.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>([^<]*)/g), (found) => {
    const attributes = new Map(
      Array.from((found[2] ?? "").matchAll(/([a-z-]+)(?:="([^"]*)")?/g), (one) => [one[1] ?? "", one[2] ?? ""]),
    );
    return {
      name: found[1] ?? "",
      attributes,
      style: declarationsOf(attributes.get("style") ?? ""),
      text: found[3] ?? "",
    };
  });
}

function declarationsOf(style: string): Map<string, string> {
  const declarations = style.split(";").filter((one) => one !== "");
  return new Map(
    declarations.map((one) => {
      const at = one.indexOf(":");
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}
