import { partKey } from "../zip/zip-directory.ts";
import { visitTags } from "../xml/visit-tags.ts";

/** A link from one part to another. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in transitional and strict files: `worksheet`, `sharedStrings`, `styles`. */
  readonly kind: string;
  /** The part's key in the zip directory. */
  readonly target: string;
}

/** Reads a relationships part, without external relationships: those are never followed. */
export function readRelationships(
  part: string,
  ofPart: string,
  whole: { readonly bytes: Buffer; readonly end: number },
): Relationship[] {
  const relationships: Relationship[] = [];
  visitTags(part, whole, (tag) => {
    if (!tag.is("Relationship") || tag.attribute("TargetMode") === "External") return;
    const target = tag.attribute("Target");
    const id = tag.attribute("Id");
    if (target === undefined || id === undefined) return;
    const kind = (tag.attribute("Type") ?? "").split("/").at(-1) ?? "";
    relationships.push({ id, kind, target: resolveTarget(target, ofPart) });
  });
  return relationships;
}

/** The name of the relationships part of a part: `xl/_rels/workbook.xml.rels`. */
export function relationshipsPartOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolveTarget(target: string, ofPart: string): string {
  const path = target.includes("\\") ? target.replaceAll("\\", "/") : target;
  const absolute = path.startsWith("/") ? path : `${ofPart.slice(0, ofPart.lastIndexOf("/") + 1)}${path}`;
  if (!path.startsWith("/") && !path.includes("./") && !path.includes("//")) return partKey(absolute);
  const steps: string[] = [];
  for (const step of absolute.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return partKey(steps.join("/"));
}
