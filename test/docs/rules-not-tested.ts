/**
 * The rules of sections 2 to 8 that no test names yet, with the reason and where they will be. docs/rules.md shows the list. A rule that a
 * test names is taken out here: test/docs/rules.test.ts says so.
 */
export const rulesNotTested: Readonly<Record<string, string>> = {
  "STM-15": "Advice to senders: there is nothing to decide on a statement that came.",
  "STM-16":
    "Which lines an accruals statement should have is known to its sender alone; each line that came is judged (STM-13).",
  "STM-17": "Activity data is not asked for yet: it will be in the questions to the sender of an accruals statement.",
  "STM-19": "Pages and columns for the answer are found and filled under RSP-02.",
  "REC-21": "The reply says that agreeing is no promise to pay (REC-02, RSP-03); the wider sentence is not in it yet.",
  "REC-22": "Contract penalties are agreed between people; nothing in a statement or ledger marks them yet.",
  "REC-23":
    "Prepayments are told apart (STM-13); that a large one is questioned will be in the questions of the to-do list.",
  "RSP-06": "Accord does not read the answers of others yet: it will be with the receivable side.",
  "MIS-06": "Exercises are not compared with the one before yet: it will be with the mismatch reports.",
};
