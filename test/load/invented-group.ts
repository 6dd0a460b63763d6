import { statementOf } from "../acceptance/statement-file.ts";
import { LEDGER_HEADING } from "../acceptance/group.ts";

/** One statement of the load test, and its expected result. */
export interface PlannedStatement {
  readonly payable: string;
  readonly sender: Sender;
  readonly claimedPence: number;
  readonly agreedPence: number;
  readonly claims: readonly (readonly [invoiceNumber: string, pence: number])[];
}

export interface Sender {
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

const MOST_PAYABLES = 10;
/** One invoice in this many is unknown to the payable organisation. */
const UNKNOWN_EACH = 10;

export interface InventedGroup {
  readonly payables: readonly string[];
  readonly senders: readonly Sender[];
  readonly statements: readonly PlannedStatement[];
}

/** Ten payable organisations and as many senders as needed; each statement is for its own pair. */
export function inventedGroup(count: number, lines: number): InventedGroup {
  const payables = Array.from({ length: Math.min(MOST_PAYABLES, count) }, (_, index) => `ZP${index}`);
  const senders = Array.from({ length: Math.ceil(count / payables.length) }, (_, index) => ({
    code: `ZS${String(index).padStart(3, "0")}`,
    name: `Number ${index} Community NHS Trust`,
    email: `income@number${index}.example.org`,
  }));
  const statements = senders
    .flatMap((sender, at) => payables.map((payable, to) => statement(payable, sender, at * MOST_PAYABLES + to, lines)))
    .slice(0, count);
  return { payables, senders, statements };
}

function statement(payable: string, sender: Sender, number: number, lines: number): PlannedStatement {
  const claims = Array.from({ length: lines }, (_, line) => {
    const invoiceNumber = `${sender.code}${payable}${String(line + 1).padStart(4, "0")}`;
    return [invoiceNumber, 10_000 + ((number * 7919 + line * 104_729) % 9_000_000)] as const;
  });
  return {
    payable,
    sender,
    claims,
    claimedPence: sum(claims),
    agreedPence: sum(claims.filter((_, line) => isKnown(line))),
  };
}

function isKnown(line: number): boolean {
  return line % UNKNOWN_EACH !== UNKNOWN_EACH - 1;
}

function sum(claims: readonly (readonly [string, number])[]): number {
  return claims.reduce((total, [, pence]) => total + pence, 0);
}

/** The workbook that a sender attaches. */
export function workbookOf({ payable, sender, claims }: PlannedStatement): Promise<Uint8Array> {
  return statementOf(sender, claims, { to: `${nameOfPayable(payable)} (${payable})` });
}

/** The ledger of a payable organisation, in Accord's template. */
export function ledgerOfPayable(group: InventedGroup, payable: string): string {
  const rows = group.statements
    .filter((each) => each.payable === payable)
    .flatMap(({ sender, claims }) =>
      claims
        .filter((_, line) => isKnown(line))
        .map(([invoice, pence]) => {
          const pounds = (pence / 100).toFixed(2);
          return `${sender.code},${sender.name},${invoice},2023-03-01,,${pounds},${pounds},approved,,,,N,N,Services`;
        }),
    );
  return [LEDGER_HEADING, ...rows, ""].join("\n");
}

export function organisationsOf({ payables, senders }: InventedGroup): string {
  const all = [...payables.map((code) => ({ code, name: nameOfPayable(code) })), ...senders];
  return [
    "code,name,type,opened,closed,successor,parent",
    ...all.map(({ code, name }) => `${code},${name},trust,,,,`),
    "",
  ].join("\n");
}

export function contactsOf({ payables, senders }: InventedGroup): string {
  const all = [...payables.map((code) => ({ code, email: `payables@${code.toLowerCase()}.example.org` })), ...senders];
  return ["code,email,role", ...all.map(({ code, email }) => `${code},${email},statements`), ""].join("\n");
}

function nameOfPayable(code: string): string {
  return `Hospitals of District ${code.slice(2)} NHS Foundation Trust`;
}
