const HEADER = "x-accord-local-verdicts";
const CHECKS = ["spf", "dkim", "dmarc", "spam", "virus"] as const;

type Check = (typeof CHECKS)[number];

/** SES's verdicts on an incoming mail. Locally, a mail passes every check unless its header says otherwise. */
export type Verdicts = Readonly<Record<Check, string>>;

/** Whether this is the header that only the local system knows and removes. */
export function isLocalVerdicts(name: string): boolean {
  return name.toLowerCase() === HEADER;
}

/**
 * Reads verdicts such as `dmarc=FAIL dkim=GRAY`. The words are those of SES (PASS, FAIL, GRAY, PROCESSING_FAILED, DISABLED);
 * other words and unknown checks are ignored.
 */
export function verdictsOf(headerValues: readonly string[]): Verdicts {
  const verdicts: Record<Check, string> = { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" };
  for (const word of headerValues.flatMap((value) => value.split(/[\s,;]+/))) {
    const [check, verdict = ""] = word.toLowerCase().split("=");
    const known = CHECKS.find((name) => name === check);
    if (known && /^(?:pass|fail|gray|processing_failed|disabled)$/.test(verdict))
      verdicts[known] = verdict.toUpperCase();
  }
  return verdicts;
}
