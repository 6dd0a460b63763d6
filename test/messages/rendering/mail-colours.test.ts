import { describe, expect, test } from "vitest";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import {
  CARD,
  DARK,
  INK,
  MOODS,
  NARROW,
  PAGE,
  QUIET,
  styleSheet,
  TONES,
} from "../../../shared/messages/rendering/mail-colours.ts";
import { exampleReplies } from "../example-replies.ts";
import { elementsOf } from "./mail-elements.ts";

/** The contrast of two colours by WCAG 2: 1 for equal ones, 21 for black on white. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("the colours of a mail", () => {
  test("are readable in light", () => {
    for (const ground of [CARD, PAGE, ...Object.values(MOODS).map((mood) => mood.ground)])
      expect(contrast(INK, ground)).toBeGreaterThan(4.5);
    for (const text of [QUIET, ...Object.values(TONES)]) expect(contrast(text, CARD)).toBeGreaterThan(4.5);
  });

  test("are readable in the dark: every text on its own ground, or on the card", () => {
    const card = DARK["card"]?.ground ?? "";
    for (const { text, ground } of Object.values(DARK)) {
      if (text !== undefined) expect(contrast(text, ground ?? card)).toBeGreaterThan(4.5);
    }
    for (const tone of Object.keys(TONES)) {
      expect(contrast(DARK[`bar-${tone}`]?.ground ?? card, card)).toBeGreaterThan(3);
    }
  });

  test("every element with a colour of its own has a class that gives it a dark one", () => {
    for (const reply of Object.values(exampleReplies)) {
      const [, , ...elements] = elementsOf(renderReply(reply).html);
      for (const { style, attributes } of elements) {
        const classes = (attributes.get("class") ?? "").split(" ").filter((one) => one !== "");
        for (const one of classes) expect([...Object.keys(DARK), ...Object.keys(NARROW)]).toContain(one);
        const dark = classes.map((one) => DARK[one] ?? {});
        // The band at the top is dark in both.
        const isBand = ["#12395c"].includes(style.get("background-color") ?? "");
        if (style.has("background-color") && !isBand)
          expect(dark.some(({ ground }) => ground !== undefined)).toBe(true);
        const onBand = ["#ffffff", "#d5e3ef"].includes(style.get("color") ?? "");
        if (style.has("color") && !onBand) expect(dark.some(({ text }) => text !== undefined)).toBe(true);
      }
    }
  });

  test("the style sheet has nothing but colours and room, and no character that would end it", () => {
    expect(styleSheet()).not.toMatch(/[<>"'&]|url|@import/);
    expect(styleSheet()).toContain("@media (prefers-color-scheme:dark){");
    expect(styleSheet()).toContain("[data-ogsc] .ink{color:");
  });
});
