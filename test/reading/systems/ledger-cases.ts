import { fifthRoundLedgers } from "./ledgers/fifth-round.ts";
import { firstRoundLedgers } from "./ledgers/first-round.ts";
import { fourthRoundLedgers } from "./ledgers/fourth-round.ts";
import { oracleLedgers, sapLedgers } from "./ledgers/oracle-sap.ts";
import { otherLedgers } from "./ledgers/other-words.ts";
import {
  accessLedgers,
  eFinancialsLedgers,
  integraLedgers,
  ledgersByHand,
  unit4Ledgers,
} from "./ledgers/public-sector.ts";
import { sheetsAndPages } from "./ledgers/sheets-and-pages.ts";
import { dynamicsLedgers, quickBooksLedgers, sageLedgers, xeroLedgers } from "./ledgers/smaller-systems.ts";
import { secondRoundLedgers } from "./ledgers/second-round.ts";
import { sixthRoundLedgers } from "./ledgers/sixth-round.ts";
import { thirdRoundLedgers } from "./ledgers/third-round.ts";
import { doubtfulLedgers } from "./ledgers/told-doubts.ts";
import type { SheetCase } from "./sheet-case.ts";

/** Purchase ledgers in the manner of named systems and of people. */
export const ledgerCases: readonly SheetCase[] = [
  ...oracleLedgers,
  ...sapLedgers,
  ...sageLedgers,
  ...xeroLedgers,
  ...quickBooksLedgers,
  ...dynamicsLedgers,
  ...unit4Ledgers,
  ...integraLedgers,
  ...eFinancialsLedgers,
  ...accessLedgers,
  ...ledgersByHand,
  ...otherLedgers,
  ...sheetsAndPages,
  ...firstRoundLedgers,
  ...secondRoundLedgers,
  ...thirdRoundLedgers,
  ...fourthRoundLedgers,
  ...fifthRoundLedgers,
  ...sixthRoundLedgers,
  ...doubtfulLedgers,
];
