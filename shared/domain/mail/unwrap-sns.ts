import * as z from "zod";

/**
 * What a topic delivered: the JSON of the message, whether SNS wrapped it or not (raw delivery). `undefined` for what is no such message:
 * SNS's own messages about the subscription, and the sentences that SES publishes when it is set up.
 *
 * @throws SyntaxError if it begins like JSON and is none: then AWS or our own set-up is wrong
 */
export function unwrapSns(body: string): unknown {
  const bare = jsonIn(body);
  const wrapped = snsSchema.safeParse(bare).data;
  if (!wrapped) return bare;
  return wrapped.Type === "Notification" ? jsonIn(wrapped.Message) : undefined;
}

function jsonIn(text: string): unknown {
  return text.trimStart().startsWith("{") ? JSON.parse(text) : undefined;
}

const snsSchema = z.object({ Type: z.string(), Message: z.string() });
