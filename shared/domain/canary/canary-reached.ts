/**
 * How far a canary came until it was looked at, from the mail service's refusal to the answer. `wrong-figures`: its statement was
 * reconciled, but not with the result that it must have.
 */
export const canaryReached = [
  "answered",
  "refused",
  "not-accepted",
  "not-reconciled",
  "wrong-figures",
  "not-sent",
  "not-returned",
] as const;

export type CanaryReached = (typeof canaryReached)[number];
