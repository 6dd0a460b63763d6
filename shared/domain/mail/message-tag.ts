/** The name of the tag under which the mail service gets our id of a message, and with which its reports name it. */
export const MESSAGE_TAG = "accord-message";
