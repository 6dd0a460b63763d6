import type { OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { statementSchema, type Statement } from "../../shared/domain/statement/statement.ts";
import type { MetricsStore } from "../metrics/metrics-store.ts";
import type { SentMail } from "../mail/sent-mail.ts";
import type { AccordRecords } from "../open-records.ts";
import { searchNumbers, type SearchNumbers } from "./search/search-numbers.ts";
import { rememberLast } from "./remember-last.ts";

/** What the viewer reads. */
export interface ViewerSources {
  readonly records: AccordRecords;
  /** Opens a raw mail in a worker with limits. */
  readonly openMail: OpenMail;
  readonly sent: SentMail;
  readonly mailbox: string;
  /** `smtp://…`, known once the mail server listens. */
  readonly smtpAddress: () => string;
  readonly metrics: Pick<MetricsStore, "read">;
  readonly now: () => Date;
}

/** The same, with what the viewer remembers from one request to the next. */
export interface RememberingSources extends ViewerSources {
  readonly readOutcome: (key: string) => Promise<Outcome>;
  readonly readStatement: (key: string) => Promise<Statement>;
  readonly searchNumbers: SearchNumbers;
}

/** As many lines are remembered, of the outcomes and of the statements that were read last. */
const MOST_LINES = 200_000;

export function withMemory(sources: ViewerSources): RememberingSources {
  const { objects } = sources.records;
  const readOutcome = rememberLast(
    (key) => objects.get(key, outcomeSchema),
    ({ lines, ledgerOnly }) => lines.length + ledgerOnly.length,
    MOST_LINES,
  );
  return {
    ...sources,
    readOutcome,
    readStatement: rememberLast(
      (key) => objects.get(key, statementSchema),
      ({ lines }) => lines.length,
      MOST_LINES,
    ),
    searchNumbers: searchNumbers(readOutcome),
  };
}
