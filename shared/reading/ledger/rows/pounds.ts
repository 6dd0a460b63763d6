/** Whether a currency is the pound, or none is named. */
export function isPounds(text: string): boolean {
  return text === "GBP" || text === "" || POUNDS.test(text);
}

const POUNDS = /^(?:£|gbp|uk(?:p|£)|sterling|pounds?(?: sterling)?|stg)$/iu;
