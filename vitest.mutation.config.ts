import { defineConfig } from "vitest/config";

/** The tests that a mutation of the reconciliation has to be caught by. */
export default defineConfig({
  test: { include: ["test/domain/reconcile/**/*.test.ts"] },
});
