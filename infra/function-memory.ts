/** How much memory each function of a queue has, in MiB. Lambda gives it CPU in proportion: a whole one at 1,769. */
export const functionMemoryMiB = {
  "receive-mail": 1024,
  "read-mail": 2048,
  "import-ledger": 3008,
  "judge-ledger": 2048,
  "reconcile-position": 2048,
  "send-mail": 1024,
  "note-delivery": 512,
  "check-stored-mail": 256,
} as const;
