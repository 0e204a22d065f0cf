/** How a document of HTML looks on the screen and on paper. */
export const REPORT_STYLE = `
body { color: #1a1a1a; background: #fff; font: 11pt/1.45 Georgia, serif; margin: 2rem auto;
  max-width: 60rem; overflow-wrap: anywhere; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6, th { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 1.7em; } h2 { font-size: 1.35em; } h3 { font-size: 1.15em; } h4, h5, h6 { font-size: 1em; }
table { border-collapse: collapse; border-block: 1.5px solid #1a1a1a; margin: 0.8em 0; width: 100%; }
th, td { padding: 0.35em 0.6em; text-align: start; vertical-align: top; }
thead { border-bottom: 1px solid #1a1a1a; display: table-header-group; }
tbody tr + tr { border-top: 1px solid #ddd; }
.number { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
td { white-space: pre-line; }
blockquote { border-inline-start: 3px solid #bbb; margin: 0.6em 0; padding-inline-start: 0.8em; }
blockquote p { margin: 0.2em 0; } cite { font-style: normal; }
.note { color: #555; font-size: 0.9em; }
@media print {
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
}
`;
