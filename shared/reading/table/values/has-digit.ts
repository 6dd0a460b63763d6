const CODE_0 = 48;
const CODE_9 = 57;

/** Whether a text has a digit. Asked of nearly every row, so it is no regular expression. */
export function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= CODE_0 && code <= CODE_9) return true;
  }
  return false;
}
