/** After this many attempts a record goes to the dead-letter queue: who can't do without an end has to make one by then. */
export const LAST_ATTEMPT = 5;
