import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { documentOf, linesUsedBy } from "../../shared/domain/reconcile/claimed-lines.ts";
import { openSystem, position, type System, type SystemParts } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

/** Three bodies of NHS England, which a payer has on one ledger. */
export const bodies = ["CBA033", "Y58", "Y60"] as const;
export type Body = (typeof bodies)[number];

export const keyOf = (body: Body) => ({ ...position, receivable: organisationCode(body) });

/** A system in which these bodies are registered. */
export async function systemOfBodies(
  parts: Partial<SystemParts> = {},
  onMessage: (queue: string) => void = () => undefined,
): Promise<System> {
  const system = openSystem(parts, undefined, onMessage);
  await system.settle();
  const at = "2023-03-28T12:00:00.000Z";
  await system.referenceLists.organisations.replace(
    (present) => [
      ...present,
      ...bodies.map((code) => organisationSchema.parse({ code, name: `NHS England ${code}`, type: "nhse" })),
    ],
    at,
  );
  await system.referenceLists.contacts.replace(
    (present) => [
      ...present,
      ...bodies.map((code) => contactSchema.parse({ code, email: addressOf(code), role: "statements" })),
    ],
    at,
  );
  return system;
}

/** A mail with the statement of a body, in pounds by invoice number. */
export function statementOf(body: Body, id: string, minute: number, lines: Record<string, number>): TestMail {
  return {
    id,
    from: addressOf(body),
    receivedAt: `2023-03-29T08:${String(minute).padStart(2, "0")}:00.000Z`,
    workbooks: { [`${id}.xlsx`]: { from: body, kind: "r&p", lines } },
  };
}

export async function outcomeOfBody(system: System, body: Body) {
  const reconciled = (await system.positions.get(keyOf(body)))?.reconciled;
  return reconciled && system.objects.get(reconciled.outcome, outcomeSchema);
}

/** The documents of the ledger that support more than one of these bodies' outcomes at this moment. */
export async function doublyUsed(system: System): Promise<string[]> {
  const used: string[] = [];
  for (const body of bodies) {
    const outcome = await outcomeOfBody(system, body);
    if (outcome) used.push(...linesUsedBy(outcome).map(documentOf));
  }
  return used.filter((document, place) => used.indexOf(document) !== place);
}

function addressOf(body: Body): string {
  return `income@${body.toLowerCase()}.example.org`;
}
