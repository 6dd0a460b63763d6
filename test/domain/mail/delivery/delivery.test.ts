import fc from "fast-check";
import { expect, test } from "vitest";

import { withReport, type Delivery, type RecipientDelivery } from "../../../../shared/domain/mail/delivery/delivery.ts";
import { email } from "../mail-fixture.ts";

const one = email("income@northfold.example.org");
const two = email("j.finch@northfold.example.org");
const at = "2023-03-29T09:00:00.000Z";

function reported(address: typeof one, state: RecipientDelivery["state"], bounce?: RecipientDelivery["bounce"]) {
  return { address, state, at, ...(bounce === undefined ? {} : { bounce }) };
}

const anyReport: fc.Arbitrary<RecipientDelivery> = fc.record({
  address: fc.constantFrom(one, two),
  state: fc.constantFrom("sent", "delayed", "delivered", "complained", "rejected"),
  at: fc.constantFrom("2023-03-29T09:00:00.000Z", "2023-03-29T10:00:00.000Z"),
  why: fc.constantFrom("250 OK", "452 full"),
});
const anyBounce: fc.Arbitrary<RecipientDelivery> = fc.record({
  address: fc.constantFrom(one, two),
  state: fc.constant("bounced" as const),
  bounce: fc.constantFrom("permanent", "transient", "undetermined"),
  at: fc.constantFrom("2023-03-29T09:00:00.000Z", "2023-03-29T10:00:00.000Z"),
});

test("reports may come in any order and more than once: the result is the same", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.oneof(anyReport, anyBounce), { maxLength: 8 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
      ([all, shuffled]) => {
        const fold = (reports: readonly RecipientDelivery[]) =>
          reports.reduce<Delivery | undefined>((before, each) => withReport(before, [each], [one, two]), undefined);
        expect(fold(shuffled)).toEqual(fold(all));
      },
    ),
  );
});

test.each<[string, readonly RecipientDelivery[], Delivery["state"]]>([
  ["one has it and nothing is known of the other", [reported(one, "delivered")], "delivered"],
  ["one sent it back and nothing is known of the other", [reported(one, "bounced", "permanent")], "sent"],
  [
    "one sent it back and the other has it",
    [reported(one, "bounced", "permanent"), reported(two, "delivered")],
    "delivered",
  ],
  ["both sent it back", [reported(one, "bounced", "permanent"), reported(two, "bounced", "transient")], "bounced"],
  ["one complained and the other has it", [reported(one, "complained"), reported(two, "delivered")], "complained"],
  [
    "one waits and the other sent it back",
    [reported(one, "delayed"), reported(two, "bounced", "permanent")],
    "delayed",
  ],
])("of two addresses %s", (_, reports, state) => {
  expect(withReport(undefined, reports, [one, two]).state).toBe(state);
});

test.each<[RecipientDelivery, RecipientDelivery, string]>([
  [reported(one, "delivered"), reported(one, "bounced", "permanent"), "bounced"],
  [reported(one, "delivered"), reported(one, "bounced", "transient"), "delivered"],
  [reported(one, "delayed"), reported(one, "delivered"), "delivered"],
  [reported(one, "bounced", "permanent"), reported(one, "complained"), "complained"],
])("%o and %o together: %s", (first, second, state) => {
  expect(withReport(undefined, [first, second], [one]).state).toBe(state);
});
