/** How an alarm names the section of `infra/runbook.md` that says what to do: the section's heading is the alarm's name. */
export function runbookLink(section: string): string {
  return `Runbook: infra/runbook.md#${section}`;
}
