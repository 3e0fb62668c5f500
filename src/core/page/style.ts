/** Screen, light and dark, and paper: A4, legible without colours. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2733; --soft: #52606d; --line: #c3ccd5; --paper: #ffffff; --shade: #f3f5f8; --good: #17703c; --bad: #b3261e; --doubt: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #a5b1bd; --line: #46535f; --paper: #161c22; --shade: #202931; --good: #6fd598; --bad: #ff8f87; --doubt: #f0c062; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.8rem; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1.1rem; margin: 1.4rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; }
p, ul, ol, dl { margin: .4rem 0; }
ul, ol { padding-left: 1.5rem; }
h1, h3, h4, p, li, td, dd { overflow-wrap: anywhere; unicode-bidi: isolate; }
code { font: .88em ui-monospace, "Cascadia Mono", Menlo, "Noto Sans Mono", monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.small { font-size: .88rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
.mark { font-weight: 600; white-space: nowrap; }
.verdict { border: 2px solid currentColor; border-radius: .5rem; padding: .7rem 1rem; font-size: 1.1rem; margin: .8rem 0; }
.verdict strong { display: block; font-size: 1.25rem; }
.verdict span { color: var(--ink); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; }
.scroll { overflow-x: auto; } .scroll table { min-width: 34rem; }
figure { margin: .5rem 0; overflow-x: auto; }
figure svg { display: block; width: 100%; min-width: 38rem; height: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--shade); }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.requirement { border: 1px solid var(--line); border-left-width: 5px; border-radius: .3rem; padding: .6rem .8rem; margin: .6rem 0; }
.requirement header { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; break-after: avoid; }
.requirement.is-good { border-left-color: var(--good); } .requirement.is-bad { border-left-color: var(--bad); } .requirement.is-doubt { border-left-color: var(--doubt); }
.evidence { list-style: none; padding: 0; font-size: .92rem; }
.evidence li { padding-left: 1.4rem; text-indent: -1.4rem; }
del { color: var(--bad); } ins { color: var(--good); }
.paper td { height: 2.6rem; } .paper .wide { width: 32%; } .paper .day { width: 8rem; }
th[scope=row] { min-width: 6.5rem; } .nowrap { white-space: nowrap; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; } a { color: inherit; }
.choice { display: inline-block; margin-right: 1.6rem; }
.ruled { border-bottom: 1px solid var(--ink); height: 1.9rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; }
svg text { fill: var(--ink); font-family: inherit; }
svg .soft { fill: var(--soft); }
svg .box { fill: var(--paper); stroke: var(--line); stroke-width: 2; }
svg .done { stroke: var(--good); stroke-width: 4; }
svg .in-work { stroke: var(--doubt); stroke-width: 3; stroke-dasharray: 10 5; }
svg .rework { stroke: var(--bad); stroke-width: 4; fill: url(#hatch); }
svg .not-started { stroke-dasharray: 2 5; }
svg .hatching { stroke: var(--bad); stroke-width: 2; opacity: .3; }
svg .way { fill: none; stroke: var(--soft); stroke-width: 2; }
svg .back { fill: none; stroke: var(--bad); stroke-width: 2.5; }
svg .head { fill: var(--soft); } svg .back-head { fill: var(--bad); }
svg .label { fill: var(--paper); stroke: none; }
@page { size: A4; margin: 15mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #333; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #888; --paper: #fff; --shade: #eee; --good: #0d4a26; --bad: #7d1712; --doubt: #553700; font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 11.5pt; }
  .requirement, .keep { break-inside: avoid; }
  .page { break-before: page; }
  nav { display: none; }
  figure { overflow: visible; } figure svg { min-width: 0; }
  .scroll { overflow: visible; } .scroll table { min-width: 0; }
}`;
