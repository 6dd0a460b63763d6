import { defineConfig } from "vitest/config";

/** The tests by which a mutation of the reconciliation has to be caught: of pure code, so that they need no isolation. */
export default defineConfig({
  test: {
    include: ["test/domain/reconcile/**/*.test.ts"],
    // Hundreds of cases for each of thousands of mutants would take days.
    exclude: ["test/domain/reconcile/properties.test.ts"],
    isolate: false,
    fileParallelism: false,
  },
});
