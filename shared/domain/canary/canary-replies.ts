/** Where the receipt rule for the canary's own address puts what comes back: a prefix of the mail bucket that nothing else reads. */
export const CANARY_REPLIES = "canary/";
