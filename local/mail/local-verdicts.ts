const HEADER = "x-accord-local-verdicts";
const CHECKS = ["spf", "dkim", "dmarc", "spam", "virus"] as const;

type Check = (typeof CHECKS)[number];

/** What SES says of a mail that comes in; locally a mail passes everything unless its header says otherwise. */
export type Verdicts = Readonly<Record<Check, string>>;

/** Whether this header is the one that only the local system knows, and strips. */
export function isLocalVerdicts(name: string): boolean {
  return name.toLowerCase() === HEADER;
}

/**
 * Verdicts from `dmarc=FAIL dkim=GRAY …`, any subset. The words are those of SES (PASS, FAIL, GRAY, PROCESSING_FAILED,
 * DISABLED); others, and checks that do not exist, are left aside.
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
