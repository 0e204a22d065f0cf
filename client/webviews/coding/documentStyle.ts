// How a saved transcript looks on the screen and on paper.

export const DOCUMENT_STYLE = `
body { --tint: 16%; color: #1a1a1a; background: #fff; font: 11pt/1.4 Georgia, serif; margin: 2rem auto;
  max-width: 60rem; overflow-wrap: anywhere; padding: 0 1rem; }
h1, h2, .codes, .who { font-family: system-ui, sans-serif; }
h1 { font-size: 1.6em; margin: 0; } h2 { font-size: 1.2em; margin: 1.2em 0 0.3em 8rem; }
.quiet { color: #555; }
.paragraph { column-gap: 1rem; display: grid; grid-template-columns: 7rem minmax(0, 1fr) 13rem;
  margin-bottom: 0.6em; }
.who { text-align: end; } .who, .words { line-height: calc(1.25em + 14px); }
.stamp { display: block; font-size: 0.85em; line-height: 1.3; }
.words { margin: 0; } .interviewer > .words { color: #555; font-style: italic; }
.coded { background-repeat: no-repeat; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  padding-bottom: 12px; }
.codes { font-size: 0.85em; padding-top: 6px; }
.label { display: flex; gap: 6px; }
.line { background-position: 0 center; background-repeat: no-repeat; flex: none; height: 1.4em; width: 20px; }
.remark { border-inline-start: 2px solid #555; margin-inline-start: 8rem; padding-inline-start: 8px;
  white-space: pre-line; }
@media print {
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  .coded, .line { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { break-after: avoid; }
  .label, .who { break-inside: avoid; }
}
`;
