import * as z from "zod";

import { emailAddressSchema, type EmailAddress } from "../../organisation/email-address.ts";

/**
 * What became of a message at one address after the mail service accepted it. `sent`: nothing more is known. `delayed`: the mail
 * service keeps trying. `delivered`: the recipient's mail server took it. `bounced`: it came back. `complained`: the recipient
 * called it spam. `rejected`: the mail service accepted it and then did not send it, for instance because of a virus.
 */
export const deliveryStateSchema = z.enum(["sent", "delayed", "delivered", "bounced", "complained", "rejected"]);

export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** `permanent`: the address does not take mail. `transient`: the mail service gave up. `undetermined`: it could not tell. */
export const bounceKindSchema = z.enum(["permanent", "transient", "undetermined"]);

export const recipientDeliverySchema = z.object({
  address: emailAddressSchema,
  state: deliveryStateSchema,
  bounce: bounceKindSchema.optional(),
  at: z.iso.datetime(),
  /** In the words of the recipient's mail server, if it gave any. */
  why: z.string().optional(),
});

export type RecipientDelivery = z.infer<typeof recipientDeliverySchema>;

/** What became of a message, as a whole and at each address of which something is known. */
export const deliverySchema = z.object({
  state: deliveryStateSchema,
  recipients: z.array(recipientDeliverySchema),
  /** The message with the same content that went to the next registered address, because this one came back. */
  next: z.string().optional(),
});

export type Delivery = z.infer<typeof deliverySchema>;

/** Whether a message has reached nobody, or somebody complained of it: then a person has to see to it. */
export function isUndelivered(delivery: Delivery | undefined): boolean {
  return delivery?.state === "bounced" || delivery?.state === "complained" || delivery?.state === "rejected";
}

/**
 * Adds what a report of the mail service says. Reports come more than once and in any order, so the result depends only on which
 * reports have come: for each address the gravest counts, and among equals the last.
 *
 * @param to the addresses that the message was sent to
 */
export function withReport(
  before: Delivery | undefined,
  reported: readonly RecipientDelivery[],
  to: readonly EmailAddress[],
): Delivery {
  const byAddress = new Map((before?.recipients ?? []).map((each) => [each.address, each]));
  for (const each of reported) {
    const known = byAddress.get(each.address);
    byAddress.set(each.address, known && isGraver(known, each) ? known : each);
  }
  const recipients = [...byAddress.values()].sort((one, other) => (one.address < other.address ? -1 : 1));
  return { ...before, state: stateOfAll(recipients, to), recipients };
}

/**
 * The state of the whole message. A complaint counts whoever makes it. Otherwise it is delivered once one address has it, and has
 * come back only if all addresses sent it back.
 */
function stateOfAll(recipients: readonly RecipientDelivery[], to: readonly EmailAddress[]): DeliveryState {
  const states = new Set<DeliveryState>(recipients.map(({ state }) => state));
  if (to.some((address) => !recipients.some((each) => each.address === address))) states.add("sent");
  return ORDER_OF_ALL.find((state) => states.has(state)) ?? "sent";
}

const ORDER_OF_ALL: readonly DeliveryState[] = ["complained", "delivered", "delayed", "sent", "bounced", "rejected"];

function isGraver(known: RecipientDelivery, other: RecipientDelivery): boolean {
  const [one, two] = [known, other].map((each) => [
    String(gravity(each)),
    new Date(each.at).toISOString(),
    each.why ?? "",
  ]);
  const differing = one?.findIndex((value, index) => value !== two?.[index]) ?? -1;
  return differing < 0 || (one?.[differing] ?? "") > (two?.[differing] ?? "");
}

/**
 * A mail server may take a message and send it back later, and a recipient may complain of one that arrived. A transient bounce says
 * less than a delivery: some mail servers report an absence message so.
 */
function gravity({ state, bounce }: RecipientDelivery): number {
  switch (state) {
    case "sent":
      return 0;
    case "delayed":
      return 1;
    case "bounced":
      return bounce === "transient" ? 2 : bounce === "permanent" ? 5 : 4;
    case "delivered":
      return 3;
    case "complained":
      return 6;
    case "rejected":
      return 7;
  }
}
