import { printVerdicts } from "./explain-verdicts.ts";
import { ledgerCases } from "./ledger-cases.ts";
import { readAsLedger, readAsStatement } from "./read-case.ts";
import { statementCases } from "./statement-cases.ts";

/** Prints the verdict on every case, and with `-- --why` what was read otherwise and what was told. */
const isVerbose = process.argv.includes("--why");

await printVerdicts("statements", statementCases, readAsStatement, isVerbose);
await printVerdicts("ledgers", ledgerCases, readAsLedger, isVerbose);
