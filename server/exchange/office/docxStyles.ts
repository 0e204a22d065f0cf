import { XML_HEAD } from "./xml";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

interface ParagraphStyle {
  readonly name: string;
  /** What is set of the paragraph, and what of its letters. */
  readonly paragraph: string;
  readonly letters: string;
}

const heading = (level: number, size: number): readonly [string, ParagraphStyle] => [
  `Heading${level}`,
  {
    name: `heading ${level}`,
    paragraph: `<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`,
    letters: `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  },
];

/** In the order that the schema asks for inside: spacing before indentation, bold before size. */
const PARAGRAPH_STYLES: readonly (readonly [string, ParagraphStyle])[] = [
  [
    "Title",
    {
      name: "Title",
      paragraph: '<w:keepNext/><w:spacing w:after="200"/>',
      letters:
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>',
    },
  ],
  heading(1, 30),
  heading(2, 26),
  heading(3, 24),
  heading(4, 22),
  heading(5, 22),
  heading(6, 22),
  [
    "Quote",
    { name: "Quote", paragraph: '<w:spacing w:after="120"/><w:ind w:left="567"/>', letters: "" },
  ],
  [
    "Note",
    {
      name: "Note",
      paragraph: '<w:spacing w:before="80" w:after="120"/>',
      letters: '<w:color w:val="555555"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    },
  ],
  [
    "TableText",
    {
      name: "Table text",
      paragraph: '<w:spacing w:before="40" w:after="40"/>',
      letters: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    },
  ],
];

const LINE = 'w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"';
const THIN = 'w:val="single" w:sz="4" w:space="0" w:color="DDDDDD"';

/** The styles of a document: their names are those that Word has, so that people can change them. */
export const DOCX_STYLES = `${XML_HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${PARAGRAPH_STYLES.map(styleXml).join("")}<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top ${LINE}/><w:bottom ${LINE}/><w:insideH ${THIN}/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom ${LINE}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>`;

function styleXml([id, { name, paragraph, letters }]: readonly [string, ParagraphStyle]): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr>${letters && `<w:rPr>${letters}</w:rPr>`}</w:style>`;
}
