import * as z from "zod";

import { isCalendarDate, type CalendarDate } from "./calendar-date.ts";
import { isOrganisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";
import { isPence, type Pence } from "./pence.ts";

/** The branded values as schemas, for everything that is read back from a table, a store or a command line. */
export const storedPence = z.custom<Pence>((value) => typeof value === "number" && isPence(value), {
  error: "is not a whole number of pence",
});

export const storedDate = z.custom<CalendarDate>((value) => typeof value === "string" && isCalendarDate(value), {
  error: "is not a calendar date (YYYY-MM-DD)",
});

export const storedCode = z.custom<OrganisationCode>(
  (value) => typeof value === "string" && isOrganisationCode(value),
  {
    error: "is not an organisation code (three to six capitals and digits)",
  },
);
