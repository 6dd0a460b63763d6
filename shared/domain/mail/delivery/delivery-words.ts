import type { DeliveryState } from "./delivery.ts";

/** What there is to say about a message that did not arrive, or of which somebody complained. */
interface Undelivered {
  readonly state: DeliveryState;
  readonly to: readonly string[];
  readonly why?: string | undefined;
  readonly next?: string | undefined;
}

/** What became of a message that did not arrive, and what a person does about it, in sentences. */
export function undeliveredWords({ state, to, why, next }: Undelivered): string {
  const addresses = to.join(", ");
  const because = why === undefined ? "" : ` (${why})`;
  const happened =
    state === "complained"
      ? `A reader at ${addresses} marked it as spam${because}.`
      : state === "rejected"
        ? `The mail service took it and then did not send it to ${addresses}${because}.`
        : `It came back from ${addresses}${because}.`;
  if (next !== undefined) return `${happened} It went to the next registered address as ${next}.`;
  return `${happened} Nobody else was sent it: tell the organisation in another way, and correct the contact list.`;
}
