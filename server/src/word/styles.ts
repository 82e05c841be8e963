// The styles of what we write: Word's own names for headings, header, footer, caption and table, ours for the rest.

/** The part word/styles.xml, without its XML declaration. `spaces` are the namespaces' declarations. */
export function stylesXml(spaces: string): string {
  const headings = [1, 2, 3, 4, 5, 6].flatMap((level) => [
    paragraph(`Heading${level}`, `heading ${level}`, "SECText", `<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="${headingIndent(level)}"/></w:tabs><w:spacing w:before="${level === 1 ? 0 : 280}" w:after="120"/>${hanging(headingIndent(level))}<w:outlineLvl w:val="${level - 1}"/>`, `<w:b/>${level > 3 ? "<w:i/>" : ""}<w:color w:val="1F3864"/><w:sz w:val="${headingSizes[level - 1]}"/>`),
    paragraph(`SECPlainHeading${level}`, `SEC Plain Heading ${level}`, `Heading${level}`, "", ""),
  ]);
  const lists = [1, 2, 3, 4, 5].flatMap((level) => [
    paragraph(`SECList${level}`, `SEC List ${level}`, "SECText", `<w:tabs><w:tab w:val="left" w:pos="${720 + level * 567}"/></w:tabs><w:spacing w:before="60" w:after="60"/><w:ind w:left="${720 + level * 567}" w:hanging="567"/>`, ""),
    paragraph(`SECListText${level}`, `SEC List Text ${level}`, "SECText", `<w:ind w:left="${720 + level * 567}"/>`, ""),
  ]);
  return `<w:styles ${spaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${[
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
    paragraph("SECText", "SEC Text", "Normal", '<w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/>', ""),
    ...headings,
    paragraph("SECClause", "SEC Clause", "SECText", `<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>${hanging(720)}`, ""),
    ...lists,
    paragraph("SECListing", "SEC Listing", "SECText", '<w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="BFBFBF"/></w:pBdr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:left="227"/>', '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/><w:sz w:val="16"/>'),
    paragraph("SECComment", "SEC Comment", "Normal", "", "<w:vanish/>"),
    paragraph("SECCell", "SEC Cell", "Normal", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="18"/>'),
    paragraph("SECCellHead", "SEC Cell Head", "SECCell", "<w:keepNext/>", "<w:b/>"),
    paragraph("SECCellSmall", "SEC Cell Small", "SECCell", "", '<w:sz w:val="14"/>'),
    paragraph("SECCellHeadSmall", "SEC Cell Head Small", "SECCellHead", "", '<w:sz w:val="14"/>'),
    paragraph("SECSection", "SEC Section", "Normal", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', '<w:sz w:val="2"/>'),
    paragraph("SECInstruction", "SEC Instruction", "SECText", '<w:keepNext/><w:spacing w:before="320" w:after="120"/>', '<w:i/><w:color w:val="404040"/>'),
    paragraph("SECNote", "SEC Note", "SECText", "", '<w:color w:val="595959"/><w:sz w:val="19"/>'),
    paragraph("SECDocument", "SEC Document", "SECText", '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="1F3864"/></w:pBdr><w:spacing w:before="480" w:after="160"/><w:outlineLvl w:val="0"/>', '<w:b/><w:color w:val="1F3864"/><w:sz w:val="30"/>'),
    paragraph("Title", "Title", "Normal", '<w:spacing w:after="160"/>', '<w:b/><w:color w:val="1F3864"/><w:sz w:val="34"/>'),
    paragraph("Caption", "caption", "SECText", "<w:keepNext/>", "<w:b/>"),
    paragraph("Header", "header", "Normal", '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="7F7F7F"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9298"/></w:tabs>', '<w:color w:val="595959"/><w:sz w:val="17"/>'),
    paragraph("Footer", "footer", "Normal", '<w:jc w:val="center"/>', '<w:color w:val="595959"/><w:sz w:val="17"/>'),
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="SECCode"><w:name w:val="SEC Code"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/></w:rPr></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="SECNoteMark"><w:name w:val="SEC Note Mark"/></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="SECSource"><w:name w:val="SEC Source"/><w:rPr><w:vanish/></w:rPr></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`).join("")}</w:tblBorders></w:tblPr></w:style>`,
    '<w:style w:type="table" w:customStyle="1" w:styleId="SECDefinitions"><w:name w:val="SEC Definitions"/><w:basedOn w:val="TableGrid"/></w:style>',
  ].join("")}</w:styles>`;
}

const headingSizes = [32, 26, 23, 21, 21, 21];
const ours = /^(?:SEC)/;

function headingIndent(level: number): number {
  return level === 1 ? 0 : level < 5 ? 720 : 1134;
}

function hanging(indent: number): string {
  return indent === 0 ? "" : `<w:ind w:left="${indent}" w:hanging="${indent}"/>`;
}

function paragraph(id: string, name: string, basedOn: string, pPr: string, rPr: string): string {
  return `<w:style w:type="paragraph"${ours.test(id) ? ' w:customStyle="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/>${pPr === "" ? "" : `<w:pPr>${pPr}</w:pPr>`}${rPr === "" ? "" : `<w:rPr>${rPr}</w:rPr>`}</w:style>`;
}
