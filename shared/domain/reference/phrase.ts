import * as z from "zod";

/** Compared with text in capitals: small letters would never be found. */
export const phrase = z
  .string()
  .min(1)
  .refine((text) => text === text.trim().toUpperCase(), {
    error: "is not in capitals, or has spaces around it: write it in capitals, without them",
  })
  .refine((text) => text === "" || /[A-Z0-9]/i.test(text), {
    error: "has neither a letter nor a digit, and would stand for every text: write a word, or take it out",
  });
