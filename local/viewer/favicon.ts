/** Two bars of the same length: both sides agree. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b3a5b"/><path d="M8 12h16M8 20h16" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`;
