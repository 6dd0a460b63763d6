import { todoIdOf } from "../../shared/domain/todo/todo-item.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { allPositions, positionsIn } from "../../shared/records/position/positions.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { idOfHold } from "../../shared/records/todo/todo-of-mail.ts";
import type { Run } from "./run.ts";

/** What still needs a person must be on the to-do list, and nothing else of what the mails and positions say. */
export async function checkTodo(run: Run, wrong: string[]): Promise<void> {
  const items = todoItemsIn(run.table);
  const positions = await allPositions(positionsIn(run.table));
  const open = new Set<string>();
  for await (const { id } of items.listOpen()) open.add(id);
  const expect = (id: string, isOpen: boolean) => {
    if (open.has(id) !== isOpen) wrong.push(`to-do item ${id} is ${isOpen ? "not open" : "still open"}`);
  };
  for (const mail of run.mails) {
    if (mail.hold) expect(idOfHold(mail), mail.state === "held" && mail.sentMessages.length > 0);
    const hasFiles = (mail.evidence?.files.length ?? 0) > 0;
    if (mail.inWords) expect(todoIdOf(hasFiles ? "evidence" : "question", mail.id), true);
    if (isRefused(mail)) {
      const isSettled = positions.some(
        ({ key, current }) =>
          key.receivable === mail.sender && isFor(mail, key.payable) && current.receivedAt > mail.receivedAt,
      );
      // An older statement than the one in force may have settled it too.
      if (!isSettled && !wasFollowed(mail, run.mails)) expect(todoIdOf("refusal", mail.id), true);
      if (isSettled) expect(todoIdOf("refusal", mail.id), false);
    }
  }
}

function isRefused({ state, sender, reason }: MailRecord): boolean {
  return state === "refused" && sender !== undefined && reason !== "rejected";
}

function isFor({ payable }: MailRecord, code: string): boolean {
  return payable === undefined || payable === code;
}

function wasFollowed(refused: MailRecord, mails: readonly MailRecord[]): boolean {
  return mails.some(({ statements, receivedAt }) =>
    statements.some(
      ({ position, became }) =>
        became !== "held" &&
        position.receivable === refused.sender &&
        isFor(refused, position.payable) &&
        receivedAt > refused.receivedAt,
    ),
  );
}
