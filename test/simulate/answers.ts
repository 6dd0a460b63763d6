import { allPositions, type Positions } from "../../shared/records/position/positions.ts";
import { textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { TestMail } from "../in-memory/test-mail.ts";
import { randomFrom, type Random } from "./random.ts";
import { addresses, invoiceOf, receivables, type PlannedMail } from "./scenario.ts";

export interface AnswerPorts {
  readonly positions: Positions;
  readonly messages: Messages;
  /** The messages that left, in order. */
  readonly sent: readonly { readonly messageId: string }[];
}

/** In the last round, evidence comes for the smaller statements that were confirmed in the one before. */
export const ANSWER_ROUNDS = 3;

/**
 * What senders write in answer to our last message about each of their positions, at the same moment: copies of invoices, backing in a workbook,
 * questions, a much smaller statement. Sometimes somebody else answers it. What they write depends on the seed and the position alone, so that it
 * is the same in any weather.
 */
export async function answersToUs(seed: number, round: number, at: Date, ports: AnswerPorts): Promise<PlannedMail[]> {
  const mails: PlannedMail[] = [];
  const keys = (await allPositions(ports.positions)).map(({ key }) => key);
  for (const key of keys.sort((one, other) => (textOfPosition(one) < textOfPosition(other) ? -1 : 1))) {
    const sesId = await lastSesId(key, ports);
    const random = randomFrom(seed, `answers of round ${round}, ${textOfPosition(key)}`);
    if (sesId === undefined) continue;
    for (const move of movesOf(key, round, random)) {
      const number = mails.length + 1;
      const base: TestMail = {
        id: `answer-${round}-${String(number).padStart(2, "0")}`,
        receivedAt: new Date(at.getTime() + number).toISOString(),
        from: addresses[key.receivable] ?? "",
        to: `statements+${key.payable}@accord.example.org`,
        subject: "RE: your response",
        inReplyTo: `<${sesId}@eu-west-2.amazonses.com>`,
      };
      mails.push({ mail: { ...base, ...move.mail }, ending: move.ending, isOrphan: false });
    }
  }
  return mails;
}

type Move = { readonly mail: Partial<TestMail> } & Pick<PlannedMail, "ending">;

function movesOf(key: PositionKey, round: number, random: Random): Move[] {
  const { payable, receivable } = key;
  // Every statement of the scenario has the first invoice.
  const invoice = invoiceOf(payable, receivable, 1);
  const about = { position: textOfPosition(key), lines: [invoice] };
  const moves: Move[] = [];
  if (random.chance(0.4))
    moves.push({
      mail: { text: "As asked.", pdf: `${invoice}.pdf` },
      ending: { ends: "evidence", ...about, files: [`${invoice}.pdf`] },
    });
  if (random.chance(0.4)) {
    const hours = { from: receivable, to: [payable], kind: kindOf(key), lines: { "HOURS-2023": 20 } } as const;
    moves.push({
      mail: { text: `Timesheet for ${invoice}.`, workbooks: { "timesheet.xlsx": hours } },
      ending: { ends: "evidence", ...about, files: ["timesheet.xlsx"] },
    });
  }
  if (random.chance(0.4))
    moves.push({ mail: { text: `What is missing for ${invoice}?` }, ending: { ends: "asked", ...about } });
  if (round === 2 && random.chance(0.5)) {
    const lines = { [invoice]: 60 + random.below(10) };
    const word = random.pick(["RELEASE", "REJECT", undefined] as const);
    moves.push({
      mail: {
        text: "Here is our revised statement.",
        workbooks: { "revised.xlsx": { from: receivable, to: [payable], kind: kindOf(key), lines } },
      },
      ending: {
        ends: "smaller",
        word,
        words: 1 + random.below(2),
        pairs: [{ payable, receivable, kind: kindOf(key) }],
      },
    });
  }
  if (random.chance(0.2)) {
    const other = receivables.find((code) => code !== receivable) ?? receivables[0];
    moves.push({
      mail: { text: `Copy of ${invoice}.`, pdf: "copy.pdf", from: addresses[other] ?? "" },
      ending: { ends: "refused", reason: "pdf" },
    });
  }
  return moves;
}

function kindOf({ kind }: PositionKey): "r&p" | "i&e" {
  return kind === "i&e" ? "i&e" : "r&p";
}

async function lastSesId(key: PositionKey, { messages, sent }: AnswerPorts): Promise<string | undefined> {
  for (const { messageId } of sent.toReversed()) {
    const message = await messages.get(messageId);
    // A notice to the payable organisation is about the position too; its sender never had that.
    if (!message?.to.some((address) => address === addresses[key.receivable])) continue;
    if (message.origin.from === "position" && textOfPosition(message.origin.position) === textOfPosition(key))
      return message.sesId;
  }
  return undefined;
}
