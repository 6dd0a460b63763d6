import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { Page } from "./page.ts";

/** What waits for a person, what matters most first. */
export function todoPage(list: Html): Page {
  return {
    title: "To do",
    part: "todo",
    body: html`<h1>To do</h1>
      <p>
        Everything that waits for a person: near deadlines first, then large amounts. With
        <code>accord todo show ID</code> you see all about one, with <code>assign</code>, <code>snooze</code> and
        <code>done</code> you say what becomes of it.
      </p>
      ${list}`,
  };
}
