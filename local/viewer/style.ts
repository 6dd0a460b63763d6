/** The viewer's one style sheet. */
export const style = `
:root {
  --ink: #1b2733; --quiet: #5b6b7a; --line: #d9e0e7; --paper: #ffffff; --ground: #f3f6f9;
  --brand: #0b3a5b; --link: #0a5ea8; --good: #0b6b3a; --good-bg: #e2f4e9; --warn: #7a4b00; --warn-bg: #fdf0d3;
  --bad: #9b1c1c; --bad-bg: #fbe4e4; --calm: #37506a; --calm-bg: #e4ecf4; --head: #fafbfc; --nil: #6b7885; --edge: #8494a3;
  --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #8a6d00; --c5: #56b4e9; --c6: #6a51a3; --c7: #5b6b7a;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e3e9ef; --quiet: #9fb0bf; --line: #33414e; --paper: #1a232c; --ground: #11181f;
    --brand: #0b2a41; --link: #7fc4f2; --good: #7fd8a4; --good-bg: #12382a; --warn: #f2c66d; --warn-bg: #40310f;
    --bad: #f5a3a3; --bad-bg: #47201f; --calm: #b3c7da; --calm-bg: #263646; --head: #1f2a34; --nil: #8d9ba8; --edge: #6f8191;
    --c0: #4ea8de; --c1: #ff9248; --c2: #35c79a; --c3: #e79ac4; --c4: #d9b93b; --c5: #9ad8f7; --c6: #a998e0; --c7: #9fb0bf;
  }
}
* { box-sizing: border-box; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; color: var(--ink); background: var(--ground); }
a { color: var(--link); text-decoration: none; }
p a, li a, dd a, a:hover, a:focus { text-decoration: underline; }
.skip { position: absolute; left: -60rem; top: 0; z-index: 3; padding: .6rem 1rem; background: var(--paper); }
.skip:focus { left: 0; }
main:focus { outline: 0; }
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
thead th { font-size: .82rem; font-weight: 600; color: var(--quiet); background: var(--head); white-space: nowrap; }
tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--line); background: var(--head); }
.amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.nil { color: var(--nil); }
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
header nav a, .choices a { text-decoration: none; }
ul.files a { display: inline-block; padding: .45rem .8rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
form.asks { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem 1rem; margin: .2rem 0 .6rem; }
form.asks label { display: grid; gap: .15rem; font-size: .82rem; color: var(--quiet); }
form.asks select, form.asks input, form.asks button { font: inherit; height: 2.1rem; font-size: .95rem; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; padding: .3rem .5rem; max-width: 18rem; }
form.asks button { color: #fff; background: #0a5ea8; border-color: #0a5ea8; padding-inline: 1rem; cursor: pointer; }
.pages { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: .7rem 0; }
.list { overflow: clip; }
.list thead th { position: sticky; top: 0; z-index: 1; box-shadow: inset 0 -1px var(--line); }
.list thead a { color: inherit; }
.list thead [aria-sort] a { color: var(--ink); }
.list thead [aria-sort="descending"] a::after { content: " ▼"; }
.list thead [aria-sort="ascending"] a::after { content: " ▲"; }
.empty { padding: 1.2rem 1rem; color: var(--quiet); background: var(--paper); border: 1px dashed var(--line); border-radius: 6px; }
details { margin: .8rem 0; }
summary { cursor: pointer; color: var(--link); }
.choices { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; max-width: none; }
.choices .choices { margin-left: auto; }
.choices [aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--c0); }
.widgets { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .9rem; }
.widget { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem 1rem; min-width: 0; }
.widget h3 { margin: 0; }
.widget > p.quiet { font-size: .85rem; margin: .15rem 0 .7rem; }
.widget .empty, .widget .only-aws { margin: 0; padding: .6rem .8rem; font-size: .9rem; }
.widget .only-aws { color: var(--calm); background: var(--calm-bg); border-radius: 6px; margin-top: .6rem; }
.widget .cards { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); margin: 0; }
.widget .card { background: var(--ground); }
.w2 { grid-column: span 2; } .w3 { grid-column: span 3; } .w4 { grid-column: 1 / -1; }
svg.plot { display: block; width: 100%; height: 12rem; overflow: visible; margin-top: 1.2rem; }
.plot .grid { stroke: var(--line); stroke-width: 1; }
.plot .mark { fill: var(--quiet); font-size: .72rem; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; pointer-events: none; }
.plot .line, .plot .dots { fill: none; stroke-width: 2px; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.plot .dots { stroke-width: 6px; stroke-linecap: round; }
.plot .step { fill: transparent; }
.plot .step:hover { fill: var(--quiet); fill-opacity: .15; }
.c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); }
.c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); } .c7 { stroke: var(--c7); }
.f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); }
.f4 { fill: var(--c4); } .f5 { fill: var(--c5); } .f6 { fill: var(--c6); } .f7 { fill: var(--c7); }
.b0 { background: var(--c0); } .b1 { background: var(--c1); } .b2 { background: var(--c2); } .b3 { background: var(--c3); }
.b4 { background: var(--c4); } .b5 { background: var(--c5); } .b6 { background: var(--c6); } .b7 { background: var(--c7); }
.times { display: flex; justify-content: space-between; color: var(--quiet); font-size: .75rem; padding-top: .2rem; }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .6rem 0 0; padding: 0; font-size: .85rem; }
.swatch { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; margin-right: .4rem; }
table.bars th, table.bars td { padding: .25rem .4rem; border: 0; vertical-align: middle; }
table.bars th { width: 36%; font-weight: 400; padding-left: 0; }
table.bars td.bar { line-height: 0; }
table.bars td.amount { width: 1%; padding-right: 0; }
table.bars.wide th, table.bars.wide td { padding: .35rem .75rem; }
table.bars.wide th { width: auto; padding-left: .75rem; }
table.bars.wide td.bar { width: 40%; }
table.bars.wide td.amount { padding-right: .75rem; }
table.funnel { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; border-collapse: separate; padding: .6rem .8rem; }
table.funnel th { width: 12rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.timeline { display: block; width: 100%; height: 3rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.timeline .grid { stroke: var(--line); stroke-width: 2; }
.timeline .today { stroke: var(--c1); stroke-width: 2; }
.notice { padding: .6rem 1rem; border-radius: 6px; }
table.bars svg { width: 100%; height: 1rem; background: var(--ground); border-radius: 2px; }
.widget details { margin: .6rem 0 0; font-size: .85rem; }
.widget details .scroll { max-height: 18rem; overflow: auto; }
@media (max-width: 60rem) { .widgets { grid-template-columns: repeat(2, minmax(0, 1fr)); } .w1, .w2, .w3 { grid-column: span 2; } .choices .choices { margin-left: 0; } }
@media (max-width: 60rem) { .list { overflow-x: auto; } .list thead th { position: static; } }
@media (max-width: 46rem) {
  .cards { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .5rem; }
  .list { overflow: visible; background: none; border: 0; }
  .list table, .list tbody, .list tfoot, .list tr, .list td, .list tfoot th { display: block; width: auto; }
  .list thead { position: absolute; left: -60rem; }
  .list tr { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; margin-bottom: .6rem; padding: .4rem .7rem; }
  .list td, .list tfoot th, .list tfoot td { border: 0; background: none; padding: .15rem 0; white-space: normal; overflow-wrap: anywhere; }
  .list td:not(.why, .title):not(:empty)::before { content: attr(data-of); float: left; color: var(--quiet); padding-right: 1rem; }
  .list td:not(.why, .title) { text-align: right; }
  .list td.nil, .list td.only-wide, .list td:empty { display: none; }
  .list .number, .list .why { width: auto; max-width: none; min-width: 0; }
  .list .title { font-weight: 650; }
  .list tbody th { display: block; border: 0; padding: .15rem 0; width: auto; }
  .list td.bar::before { content: none !important; }
  table.bars.wide td.bar, table.bars.wide td.amount { width: auto; padding-inline: 0; }
  .list tbody th.title { padding-inline: 0; }
  form.asks label, form.asks select, form.asks input { width: 100%; max-width: none; }
}
footer { color: var(--quiet); font-size: .85rem; padding: 0 0 2rem; }
@media (max-width: 40rem) { .inner, main { padding-inline: .8rem; } dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: .5rem; } }
`;
