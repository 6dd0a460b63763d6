import type { SendingRefusalReason } from "../../shared/domain/mail/sending-refusal.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { SendingResult } from "../../shared/records/message/send-raw-email.ts";
import { inMemoryMailService } from "./send-raw-email.ts";
import { openSystem } from "./system.ts";

export const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];

/** A system with a ledger, whose mail service refuses everything for one reason until a test changes that. */
export async function refusingSystem(reason: SendingRefusalReason) {
  const service = inMemoryMailService();
  const refusing: { reason: SendingRefusalReason | undefined; calls: number } = { reason, calls: 0 };
  const system = openSystem({
    sendRawEmail: (email): Promise<SendingResult> => {
      refusing.calls += 1;
      return refusing.reason === undefined
        ? service.send(email)
        : Promise.resolve({ result: "refused", reason: refusing.reason, why: "as the service says" });
    },
  });
  await system.settle();
  system.uploadLedger(ledger);
  return { system, refusing, sent: service.sent };
}
