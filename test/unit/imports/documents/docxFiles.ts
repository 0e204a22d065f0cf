import { zipped } from "./archives";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export interface DocxParts {
  readonly comments?: string;
  readonly styles?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A document of Word with this body, as XML. */
export function docx(body: string, { comments, styles, more }: DocxParts = {}): Uint8Array {
  return zipped({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W} ${OTHERS}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...(comments ? { "word/comments.xml": `<w:comments ${W}>${comments}</w:comments>` } : {}),
    ...(styles ? { "word/styles.xml": `<w:styles ${W}>${styles}</w:styles>` } : {}),
    ...more,
  });
}

/** A paragraph of plain words. */
export function p(...words: readonly string[]): string {
  return `<w:p>${words.map((one) => r(one)).join("")}</w:p>`;
}

/** A run of words with properties. */
export function r(words: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
}
