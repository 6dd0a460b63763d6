/** When the clock of a system starts that plays the exercise: on the morning of its cut-off. */
export const EXERCISE_BEGINS = "2023-03-23T08:00:00.000Z";
