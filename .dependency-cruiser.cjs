/** The import rules: everything points towards the domain. */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "domain-imports-domain-and-zod",
      severity: "error",
      from: { path: "^shared/domain/" },
      to: { pathNot: ["^shared/domain/", "^node_modules/zod/"] },
    },
    {
      name: "reading-imports-domain",
      comment: "Bytes come in, statements and ledgers come out; node:zlib and friends are allowed, libraries are not.",
      severity: "error",
      from: { path: "^shared/reading/" },
      to: { pathNot: ["^shared/(domain|reading)/", "^node_modules/zod/"], dependencyTypesNot: ["core"] },
    },
    {
      name: "messages-import-domain",
      severity: "error",
      from: { path: "^shared/messages/" },
      to: { pathNot: ["^shared/(domain|messages)/", "^node_modules/zod/"], dependencyTypesNot: ["core"] },
    },
    {
      name: "adapters-stand-alone",
      comment: "An adapter imports the domain, the descriptions it renders and its own library, never another adapter.",
      severity: "error",
      from: { path: "^shared/adapters/([^/]+)/" },
      to: { path: "^shared/adapters/", pathNot: "^shared/adapters/$1/" },
    },
    {
      name: "adapters-are-below-the-shell",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^(functions|infra|local|cli|test)/" },
    },
    {
      name: "functions-do-not-import-functions",
      severity: "error",
      from: { path: "^functions/([^/]+)/" },
      to: { path: "^functions/", pathNot: "^functions/$1/" },
    },
    {
      name: "functions-are-below-the-rest",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "^(infra|local|cli|test)/" },
    },
    {
      name: "only-handlers-touch-adapters",
      severity: "error",
      from: { path: "^functions/", pathNot: "/handler\\.ts$" },
      to: { path: "^shared/adapters/" },
    },
    {
      name: "infra-imports-names-and-settings",
      severity: "error",
      from: { path: "^infra/" },
      to: {
        path: "^(shared|functions|local|cli|test)/",
        pathNot: ["^shared/telemetry/", "^shared/domain/", "/environment\\.ts$"],
      },
    },
    { name: "nothing-imports-tests", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
    { name: "local-does-not-import-cli", severity: "error", from: { path: "^local/" }, to: { path: "^cli/" } },
    {
      name: "no-development-packages-in-the-product",
      severity: "error",
      from: { path: "^(shared|functions|local|cli)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^aws-lambda$" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
