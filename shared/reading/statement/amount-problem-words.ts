import type { CellAmountProblem } from "../table/values/cell-value.ts";

/** What is wrong with a cell that should hold an amount, as the end of a sentence that begins "The amount in E12 …". */
export function describeAmountProblem(problem: CellAmountProblem, value: string): string {
  switch (problem) {
    case "empty":
      return "is empty";
    case "not-a-number":
      return `is "${value}", which can't be read as an amount`;
    case "not-whole-pence":
      return `is ${value}, which is not a whole number of pence`;
    case "dot-or-thousands":
      return `is "${value}", which may mean decimals or thousands`;
    case "foreign-currency":
      return `is "${value}", which is not in pounds`;
    case "too-large":
      return `is ${value}, which is too large to be an amount`;
    case "formula":
      return "is a formula that was never calculated";
    case "error":
      return `shows the error ${value}`;
    case "date":
      return `is a date or a time (${value})`;
    case "boolean":
      return `is "${value}", not an amount`;
  }
}

/** What the sender should do about it. */
export function adviceOnAmountProblem(problem: CellAmountProblem): string {
  switch (problem) {
    case "empty":
      return "Please enter the amount, 0.00 where nothing is due, and send the statement again.";
    case "formula":
      return "Please open the workbook in Excel, save it and send it again, so that it holds the calculated values.";
    case "error":
      return "Please correct the formula and send the statement again.";
    case "not-whole-pence":
      return "Please round the amount to pence and send the statement again.";
    case "foreign-currency":
      return "Please give the amount in pounds sterling and send the statement again.";
    case "not-a-number":
    case "dot-or-thousands":
    case "too-large":
    case "date":
    case "boolean":
      return "Please enter the amount as a number of pounds and pence, for example 1234.50, and send the statement again.";
  }
}
