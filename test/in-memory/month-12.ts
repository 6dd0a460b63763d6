import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";

/** The month-12 exercise in which the functions are tested. */
export const month12 = exerciseSchema.parse({
  exercise: "2022-23-Q4",
  financialYear: { from: "2022-04-01", to: "2023-03-31" },
  month: 12,
  cutOff: "2023-03-23",
  kinds: {
    "r&p": {
      issueOverPence: 250000,
      agreeOverPence: 30000000,
      agreement: "required",
      statementsBy: "2023-03-29",
      agreeBy: "2023-04-11",
    },
    "i&e": {
      issueOverPence: 200000000,
      agreeOverPence: 300000000,
      agreement: "required",
      statementsBy: "2023-04-11",
      agreeBy: "2023-04-19",
    },
  },
});
