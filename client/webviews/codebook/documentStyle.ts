// How a saved codebook looks on the screen and on paper.

export const DOCUMENT_STYLE = `
body { color: #1a1a1a; background: #fff; font: 11pt/1.45 Georgia, serif; margin: 2rem auto;
  max-width: 46rem; overflow-wrap: anywhere; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6 { font-family: system-ui, sans-serif; line-height: 1.25; margin: 1.2em 0 0.2em; }
h1 { font-size: 1.8em; } h2 { font-size: 1.45em; } h3 { font-size: 1.2em; }
h4, h5, h6 { font-size: 1.05em; }
p, dl { margin: 0.3em 0; }
.quiet, .label, dt, blockquote footer, body > footer { color: #555; font-size: 0.9em; }
.label, dt { font-weight: 600; }
dd { margin: 0 0 0.4em; white-space: pre-line; }
blockquote { border-inline-start: 3px solid #bbb; margin: 0.4em 0; padding-inline-start: 0.8em;
  white-space: pre-line; }
nav ul { list-style: none; padding: 0; }
nav a { color: inherit; }
.depth-0 { font-weight: 600; } .depth-1 { padding-inline-start: 1.2em; }
.depth-2 { padding-inline-start: 2.4em; } .depth-3, .depth-4 { padding-inline-start: 3.6em; }
.swatch { border: 2px solid currentColor; box-sizing: border-box; display: inline-block;
  height: 0.7em; margin-inline-end: 0.45em; width: 0.7em; }
.swatch.theme { background: currentColor; border-radius: 50%; }
.swatch.category { border-radius: 50%; }
.swatch.code { background: currentColor; }
@media print {
  body { margin: 0; max-width: none; }
  .swatch { print-color-adjust: exact; }
  h1, h2, h3, h4, h5, h6, .label, dt { break-after: avoid; }
  blockquote { break-inside: avoid; }
}
`;
