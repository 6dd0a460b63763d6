import type { SheetCase } from "./sheet-case.ts";
import { signsByHand } from "./statements/by-hand-signs.ts";
import { tablesByHand } from "./statements/by-hand-tables.ts";
import { unitsByHand } from "./statements/by-hand-units.ts";
import { dynamicsStatements } from "./statements/dynamics.ts";
import { fifthRoundByHandStatements } from "./statements/fifth-round-by-hand.ts";
import { fifthRoundSystemStatements } from "./statements/fifth-round-systems.ts";
import { firstRoundByHandStatements } from "./statements/first-round-by-hand.ts";
import { firstRoundSystemStatements } from "./statements/first-round-systems.ts";
import { otherOrders } from "./statements/other-orders.ts";
import { otherWords } from "./statements/other-words.ts";
import { fourthRoundStatements } from "./statements/fourth-round.ts";
import { oracleStatements } from "./statements/oracle.ts";
import {
  accessStatements,
  eFinancialsStatements,
  integraStatements,
  sharedServiceStatements,
} from "./statements/public-sector.ts";
import { partsAndTrailers } from "./statements/parts-and-trailers.ts";
import { quickBooksStatements } from "./statements/quickbooks.ts";
import { sage200Statements } from "./statements/sage-200.ts";
import { sage50Statements } from "./statements/sage-50.ts";
import { sapStatements } from "./statements/sap.ts";
import { sixthRoundStatements } from "./statements/sixth-round.ts";
import { doubtfulStatements } from "./statements/told-doubts.ts";
import { secondRoundStatements } from "./statements/second-round.ts";
import { thirdRoundByHandStatements } from "./statements/third-round-by-hand.ts";
import { thirdRoundSystemStatements } from "./statements/third-round-systems.ts";
import { unit4Statements } from "./statements/unit4.ts";
import { xeroStatements } from "./statements/xero.ts";

/** Statements in the manner of named systems and of people. */
export const statementCases: readonly SheetCase[] = [
  ...oracleStatements,
  ...sapStatements,
  ...sage50Statements,
  ...sage200Statements,
  ...xeroStatements,
  ...quickBooksStatements,
  ...dynamicsStatements,
  ...unit4Statements,
  ...integraStatements,
  ...eFinancialsStatements,
  ...accessStatements,
  ...sharedServiceStatements,
  ...unitsByHand,
  ...signsByHand,
  ...tablesByHand,
  ...otherWords,
  ...otherOrders,
  ...partsAndTrailers,
  ...firstRoundSystemStatements,
  ...firstRoundByHandStatements,
  ...secondRoundStatements,
  ...thirdRoundSystemStatements,
  ...thirdRoundByHandStatements,
  ...fourthRoundStatements,
  ...fifthRoundSystemStatements,
  ...fifthRoundByHandStatements,
  ...sixthRoundStatements,
  ...doubtfulStatements,
];
