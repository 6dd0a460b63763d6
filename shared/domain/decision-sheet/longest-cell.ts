/** Longer texts than a person types into a cell are cut when the sheet is read. */
export const LONGEST_CELL = 1000;
