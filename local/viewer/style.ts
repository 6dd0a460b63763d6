/** The viewer's one style sheet. */
export const style = `
:root {
  --ink: #1b2733; --quiet: #5b6b7a; --line: #d9e0e7; --paper: #ffffff; --ground: #f3f6f9;
  --brand: #0b3a5b; --link: #0a5ea8; --good: #0b6b3a; --good-bg: #e2f4e9; --warn: #7a4b00; --warn-bg: #fdf0d3;
  --bad: #9b1c1c; --bad-bg: #fbe4e4; --calm: #37506a; --calm-bg: #e4ecf4;
}
* { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; color: var(--ink); background: var(--ground); }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
header { background: var(--brand); color: #fff; }
header .inner { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.75rem; padding-block: .8rem; }
header a { color: #dce9f3; }
header a.brand { color: #fff; font-weight: 650; font-size: 1.15rem; letter-spacing: .01em; }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
header nav a[aria-current] { color: #fff; font-weight: 600; border-bottom: 2px solid #7fc4f2; }
.inner, main { max-width: 86rem; margin: 0 auto; padding-inline: 1.5rem; }
main { padding-block: 1.25rem 3rem; }
h1 { font-size: 1.45rem; line-height: 1.25; margin: .25rem 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
p { margin: .4rem 0 .8rem; max-width: 60rem; }
.quiet { color: var(--quiet); }
.crumbs { color: var(--quiet); font-size: .9rem; margin: 0; }
.scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > *, tfoot tr:last-child > * { border-bottom: 0; }
thead th { font-size: .82rem; font-weight: 600; color: var(--quiet); background: #fafbfc; white-space: nowrap; }
tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--line); background: #fafbfc; }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.nil { color: #a9b4bf; }
.nowrap { white-space: nowrap; }
.number { width: max-content; max-width: 15rem; overflow-wrap: anywhere; }
.why { min-width: 24rem; }
.code { color: var(--quiet); font: .82rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: nowrap; }
.why .evidence { color: var(--quiet); font-size: .88rem; margin: .35rem 0 0; padding-left: 1.1rem; }
.why .wanted { margin-top: .35rem; }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); background: var(--good-bg); }
.warn { color: var(--warn); background: var(--warn-bg); }
.bad { color: var(--bad); background: var(--bad-bg); }
.calm { color: var(--calm); background: var(--calm-bg); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; margin: 0 0 1rem; padding: 0; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem; }
.card dt { color: var(--quiet); font-size: .85rem; }
.card dd { margin: 0; font-size: 1.3rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.card dd.small { font-size: 1rem; font-weight: 500; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0; padding: .9rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 13.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
iframe { display: block; width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
ul.files { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .6rem; }
ul.files a { display: inline-block; padding: .45rem .8rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.empty { padding: 1.2rem 1rem; color: var(--quiet); background: var(--paper); border: 1px dashed var(--line); border-radius: 6px; }
details { margin: .8rem 0; }
summary { cursor: pointer; color: var(--link); }
footer { color: var(--quiet); font-size: .85rem; padding: 0 0 2rem; }
@media (max-width: 40rem) { .inner, main { padding-inline: .8rem; } dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; } }
`;
