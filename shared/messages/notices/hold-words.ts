/** What the registered address writes back about a held statement: as a word of its own, in the first lines of the answer. */
export const CONFIRM_WORD = "CONFIRM";
export const REJECT_WORD = "REJECT";
