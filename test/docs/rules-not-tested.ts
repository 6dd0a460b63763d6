/**
 * The rules of sections 2 to 8 that no test names yet, with the reason and where they will be. docs/rules.md shows the list. A rule that a
 * test names is taken out here: test/docs/rules.test.ts says so.
 */
export const rulesNotTested: Readonly<Record<string, string>> = {};
