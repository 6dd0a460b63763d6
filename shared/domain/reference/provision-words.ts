/**
 * Words for a provision in the accounts. Provision also means that something is provided, so only what is said of it tells them apart:
 * a movement that accountants make, or what a body has to pay one day.
 */
export const provisionWords: readonly string[] = ["PROVISION", "PROVN", "PROV"].flatMap((provision) => [
  ...["MOVEMENT", "MVMT", "CHANGE", "INCREASE", "DECREASE", "REDUCTION"].flatMap((movement) => [
    `${movement} IN ${provision}`,
    `${movement} ON ${provision}`,
    `${movement} IN THE ${provision}`,
  ]),
  ...["MOVEMENT", "MVMT"].map((movement) => `${provision} ${movement}`),
  ...["RELEASE", "REVERSAL", "UTILISATION", "UNWINDING", "WRITE BACK", "TOP UP"].flatMap((movement) => [
    `${movement} OF ${provision}`,
    `${movement} OF THE ${provision}`,
    `${provision} ${movement}`,
    `${provision} FOR + ${movement}`,
  ]),
  ...[
    "RELEASED",
    "REVERSED",
    "UTILISED",
    "UNWOUND",
    "WRITTEN BACK",
    "CREATED",
    "MADE",
    "BALANCE",
    "B F",
    "C F",
  ].flatMap((made) => [`${provision} ${made}`, `${provision} FOR + ${made}`]),
  ...[
    ...[
      "LIABILIT*",
      "LEGAL CLAIM",
      "LITIGATION",
      "TRIBUNAL",
      "SETTLEMENT",
      "ONEROUS",
      "REDUNDANCY",
      "REDUNDANC*",
      "RESTRUCTUR*",
    ],
    ...["DILAPIDATION", "DILAPS", "EARLY RETIREMENT", "PENSION TAX", "CLINICIAN PENSION", "DECOMMISSIONING"],
  ].map((what) => `${provision} + ${what}`),
  ...["CLAIM", "LOSS", "DISPUTE"].flatMap((what) => [`${provision} FOR ${what}`, `${what} ${provision}`]),
]);

/** What is provided: `Increase in provision of beds`. */
export const providingWords: readonly string[] = ["PROVISION OF", "SERVICE PROVISION", "PROVISION FOR SERVICE"];
