import fc from "fast-check";
import { expect, test } from "vitest";

import { todoIdOf, todoKindSchema } from "../../../shared/domain/todo/todo-item.ts";
import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { position } from "../../in-memory/system.ts";

test("the id of an item says its kind and what it is about", () => {
  expect(todoIdOf("question", "mail-1")).toBe("question-mail-1");
  expect(todoIdOf("evidence", textOfPosition(position), "INV 1/2")).toBe("evidence-ZA1-ZB2-2022-23-Q4-rp-INV-1-2");
});

test("an id needs no quotes in a shell", () => {
  fc.assert(
    fc.property(fc.constantFrom(...todoKindSchema.options), fc.array(fc.string(), { maxLength: 3 }), (kind, about) => {
      expect(todoIdOf(kind, ...about)).toMatch(/^[\w.@-]+$/);
    }),
  );
});
