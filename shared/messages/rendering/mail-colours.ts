/**
 * The colours of a mail, in light and in dark. Elements carry the light colours themselves, because many programs read nothing else, and a
 * class, by which the style sheet gives them the dark ones.
 */
export const INK = "#1b2733";
export const QUIET = "#55636f";
export const ACCENT = "#12395c";
export const ON_ACCENT = "#ffffff";
export const ON_ACCENT_QUIET = "#d5e3ef";
export const RULE = "#d3dae0";
export const PAGE = "#eef1f4";
export const CARD = "#ffffff";
export const NEGATIVE = "#9c2a10";

/** How good the news is: the edge and the ground of the answer. */
export const MOODS = {
  good: { edge: "#1f7a4d", ground: "#eef7f2" },
  mixed: { edge: "#8a5a12", ground: "#fdf6e7" },
  attention: { edge: "#9c2a10", ground: "#fcf1ee" },
} as const;

/** The parts of a bar, each also beside its words. */
export const TONES = { agreed: "#1f7a4d", open: "#8a5a12", disputed: "#9c2a10" } as const;

interface Dark {
  readonly text?: string;
  readonly ground?: string;
  readonly rule?: string;
}

/** What each class becomes in the dark. */
export const DARK: Readonly<Record<string, Dark>> = {
  page: { ground: "#10161c" },
  card: { ground: "#18212a", rule: "#36434f" },
  ink: { text: "#e6ebf0" },
  quiet: { text: "#a9b6c2" },
  accent: { text: "#9cc4ea", rule: "#9cc4ea" },
  rule: { rule: "#36434f" },
  tint: { text: "#e6ebf0", ground: "#24303b" },
  negative: { text: "#ff9a85" },
  good: { text: "#e6ebf0", ground: "#12291d", rule: "#4caf7d" },
  mixed: { text: "#e6ebf0", ground: "#2c2410", rule: "#d9a441" },
  attention: { text: "#e6ebf0", ground: "#33170f", rule: "#ff8a70" },
  agreed: { text: "#4caf7d" },
  open: { text: "#d9a441" },
  disputed: { text: "#ff8a70" },
  "bar-agreed": { ground: "#4caf7d" },
  "bar-open": { ground: "#d9a441" },
  "bar-disputed": { ground: "#ff8a70" },
};

/** What each class becomes on a telephone: less room between things, so that a table of amounts fits. */
export const NARROW: Readonly<Record<string, string>> = {
  block: "padding-left:12px !important;padding-right:12px !important",
  cell: "padding:6px 3px !important;font-size:12px !important",
};

/** A long address must not widen the page. */
const BREAK_LONG_WORDS = ".block p,.block li{word-break:break-word}";

/**
 * The style sheet of a mail: narrow screens, and the dark colours, for programs that follow the system and for Outlook's own way of asking.
 */
export function styleSheet(): string {
  const rules = Object.entries(DARK);
  const dark = rules.map(([name, colours]) => `.${name}{${declarations(colours)}}`).join("");
  const narrow = Object.entries(NARROW)
    .map(([name, rules]) => `.${name}{${rules}}`)
    .join("");
  const outlook = rules.flatMap(([name, { text, ground, rule }]) => [
    ...(text === undefined ? [] : [`[data-ogsc] .${name}{${declarations({ text })}}`]),
    ...(ground === undefined ? [] : [`[data-ogsb] .${name}{${declarations({ ground })}}`]),
    ...(rule === undefined ? [] : [`[data-ogsb] .${name}{${declarations({ rule })}}`]),
  ]);
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${dark}}@media (max-width:480px){${narrow}${BREAK_LONG_WORDS}}${outlook.join("")}`;
}

function declarations({ text, ground, rule }: Dark): string {
  return [
    text === undefined ? "" : `color:${text} !important;`,
    ground === undefined ? "" : `background-color:${ground} !important;`,
    rule === undefined ? "" : `border-color:${rule} !important;`,
  ].join("");
}
