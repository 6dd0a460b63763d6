import type { Command } from "commander";

import { listMails } from "../../shared/records/mails.ts";
import { allPositions } from "../../shared/records/positions.ts";
import { faultsOfTrail } from "../../shared/records/trail.ts";
import { textOfPosition } from "../../shared/domain/position-key.ts";
import { outcomeSchema } from "../../shared/domain/outcome.ts";
import { statementSchema } from "../../shared/domain/statement.ts";
import type { Connection } from "../connect.ts";
import { printResult } from "../print-result.ts";
import { Refused } from "../refused.ts";
import type { Surroundings } from "../surroundings.ts";
import { systemOptions, withSystem } from "../system-options.ts";
import { withConnection } from "../with-connection.ts";

/** `accord audit verify` */
export function auditCommand(program: Command, surroundings: Surroundings): void {
  withSystem(
    program.command("audit").description("the trail of what happened to every mail and position").command("verify"),
  )
    .description("check that no record, no entry of its trail and nothing that it rests on has been changed")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const result = await withConnection(surroundings, options, (system) =>
        verify(system, (done) => {
          surroundings.terminal.tell(done);
        }),
      );
      if (result.faults.length > 0) {
        throw new Refused(`${result.faults.length} faults were found.`, result.faults, result);
      }
      printResult(surroundings.terminal, options, result, () => [
        `${result.mails} mails and ${result.positions} positions with ${result.entries} entries: nothing has been changed.`,
      ]);
    });
}

const TELL_EVERY = 500;

async function verify({ records }: Connection, tell: (done: string) => void) {
  const faults: string[] = [];
  let entries = 0;
  let checked = 0;
  const check = async (name: string, trail: ReturnType<typeof records.mails.trail>) => {
    const found = await trail;
    for (const fault of found ? faultsOfTrail(found.entries, found.record) : ["the record is gone"]) {
      faults.push(`${name}: ${fault}`);
    }
    entries += found?.entries.length ?? 0;
    checked += 1;
    if (checked % TELL_EVERY === 0) tell(`${checked} records checked`);
  };
  const checkObject = async (name: string, read: Promise<unknown>) => {
    await read.catch((error: unknown) => {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  };

  const mails = await listMails(records.mails);
  for (const mail of mails) {
    const name = `mail ${mail.id}`;
    await check(name, records.mails.trail(mail.id));
    for (const { statement } of mail.statements) {
      await checkObject(name, records.objects.get(statement, statementSchema));
    }
  }
  const positions = await allPositions(records.positions);
  for (const position of positions) {
    const name = `position ${textOfPosition(position.key)}`;
    await check(name, records.positions.trail(position.key));
    if (position.reconciled) await checkObject(name, records.objects.get(position.reconciled.outcome, outcomeSchema));
  }
  return { mails: mails.length, positions: positions.length, entries, faults };
}
