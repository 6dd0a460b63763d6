import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "cdk.out/",
      "coverage/",
      "reports/",
      ".stryker-tmp/",
      ".accord*/",
      "**/*.js",
      "**/*.cjs",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // A cast hides the place where foreign data should have been parsed. `as const` stays allowed.
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
        { selector: "ExportAllDeclaration", message: "No barrels: import from the file that defines it." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "vi", property: "mock", message: "Pass a small hand-written fake instead." },
      ],
      eqeqeq: "error",
    },
  },
  {
    files: ["shared/domain/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "process", message: "The domain is pure." },
        { name: "setTimeout", message: "The domain has no clock." },
        { name: "fetch", message: "The domain does no I/O." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The domain has no clock: pass `now` in." },
        { object: "Math", property: "random", message: "The domain is deterministic." },
      ],
    },
  },
  {
    // Tool configurations are read by tools that want a default export.
    files: ["*.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
