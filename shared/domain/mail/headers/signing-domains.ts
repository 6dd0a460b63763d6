/** More signatures than a message passes mail systems. */
const MOST_SIGNATURES = 20;
const LONGEST_DOMAIN = 253;

const TAG = /^[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*=([ \t\x21-\x3a\x3c-\x7e]*)$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The domains that claim to have signed a message: the `d=` of each DKIM-Signature field (RFC 6376, section 3.2). The verdict on
 * a message does not say which signature passed. So if one of them can't be read exactly, or if there are too many, none
 * counts: a program that reads `d=ours.example.org'x.evil.example.com` less strictly than its checker could be made to see ours.
 *
 * @param signatures the unfolded values of the fields
 */
export function signingDomains(signatures: readonly string[]): string[] {
  if (signatures.length > MOST_SIGNATURES) return [];
  const domains = signatures.map(signingDomain);
  return domains.every((domain) => domain !== undefined) ? [...new Set(domains)] : [];
}

function signingDomain(signature: string): string | undefined {
  const parts = signature.split(";");
  // The list of tags may end with a semicolon.
  if (parts.at(-1)?.trim() === "") parts.pop();
  const tags = new Map<string, string>();
  for (const part of parts) {
    const [, name, value] = TAG.exec(part) ?? [];
    if (name === undefined || value === undefined || tags.has(name)) return undefined;
    tags.set(name, value);
  }
  const domain = (tags.get("d") ?? "").replaceAll(/^[ \t]+|[ \t]+$/g, "").toLowerCase();
  return domain.length <= LONGEST_DOMAIN && DOMAIN.test(domain) ? domain : undefined;
}
