/** The longest time that SQS keeps a message back. */
const LONGEST_SECONDS = 900;

/** For how many seconds a queue has to keep a message back until an ISO instant; `undefined` if no queue can wait for so long. */
export function secondsUntil(due: string, now: Date): number | undefined {
  const seconds = Math.max(0, Math.ceil((Date.parse(due) - now.getTime()) / 1000));
  return seconds > LONGEST_SECONDS ? undefined : seconds;
}
