// What stands inside a paragraph: fields, links, notes, boxes, symbols. Its words come, and what cannot come is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { imported, imports } from "../support/importing.ts";
import { abstractNum, field, lvl, num, numbered, p, r, table } from "../support/word.ts";

const footnotes = (text: string): string => `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(text)}`)}</w:footnote>`;

test("a cross-reference is what it shows; a broken one is told", () =>
  imports(
    {
      body:
        p(r("See Section ") + field("REF _Ref1 \\r \\h", "G3.5A") + r(" and ") + '<w:fldSimple w:instr=" REF _Ref2 "><w:r><w:t>G3.6</w:t></w:r></w:fldSimple>' + r(".")) +
        p(r("As in Section ") + field("REF _Ref3 \\r \\h", "Error! Reference source not found.") + r(" of it.")),
    },
    "See Section G3.5A and G3.6.\n\nAs in Section Error! Reference source not found. of it.\n",
    [/^3: broken-reference /],
  ));

test("a field within a field, one that shows nothing, one of the page, one spread over paragraphs", () =>
  imports(
    {
      body:
        p(r("A ") + field("IF x", field("REF _Ref1", "G1.1")) + field("DOCPROPERTY nothing", "").replace("<w:r><w:t xml:space=\"preserve\"></w:t></w:r>", "") + r(" page ") + field("PAGE", "12") + r("end.")) +
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("first")) +
        p(r("second") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    },
    "A G1.1 page end.\n\nfirst\n\nsecond\n",
    [/^1: field .*DOCPROPERTY nothing.*F9/],
  ));

test("links are their words; where they led is told", () =>
  imports(
    { body: p('<w:hyperlink r:id="l1"><w:r><w:t>the website</w:t></w:r></w:hyperlink>' + r(" or ") + '<w:hyperlink w:anchor="x"><w:r><w:t>below</w:t></w:r></w:hyperlink>' + field('HYPERLINK "https://b.example"', " b")), links: { l1: "https://a.example" } },
    "the website or below b\n",
    [/https:\/\/a\.example/, /https:\/\/b\.example/],
  ));

test("footnotes and endnotes follow their clause", () =>
  imports(
    {
      body: p(r("G1.1 The DCC") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" shall act:")) + p("(a) at once.") + p(r("G1.2 Or not") + '<w:r><w:endnoteReference w:id="5"/></w:r>' + r(".")),
      footnotes: footnotes(" As defined."),
      endnotes: `<w:endnote w:id="5">${p(r("Last ") + r("word", "<w:b/>"))}</w:endnote>`,
    },
    "G1.1 The DCC[^1] shall act:\n(a) at once.\n\n[^1]: As defined.\n\nG1.2 Or not[^2].\n\n[^2]: Last **word**\n",
  ));

test("a note's table is read row by row, its list with its numbers; what cannot be carried is told; so is a note that is missing", () =>
  imports(
    {
      body: p(r("G1.1 The DCC") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" shall act.") + '<w:r><w:footnoteReference w:id="9"/></w:r>'),
      footnotes: `<w:footnote w:id="2">${p("As follows:") + p("at once; or", numbered(1)) + p("later.", numbered(1)) + table(["Fax", "a | b"], ["Email", ""]) + p(r("End.") + r("secret", "<w:vanish/>"))}</w:footnote>`,
      numbering: abstractNum(1, lvl(0, "lowerLetter", "(%1)")) + num(1, 1),
    },
    "G1.1 The DCC[^1] shall act.[^2]\n\n[^1]: As follows: (a) at once; or (b) later. Fax; a | b Email End.\n\n[^2]:\n",
    [/^hidden-text In footnote 1: Hidden text was left out: “secret”/, /^footnote The words of footnote 2 are missing/],
  ));

test("a link in a note leads where the notes say, not where the document has a link of that name", () => {
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return imports(
    {
      body: p(r("See the Forum") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + `<w:hyperlink r:id="L1">${r(" here")}</w:hyperlink>` + r(".")),
      links: { L1: "https://document.example" },
      footnotes: `<w:footnote w:id="2">${p(`<w:hyperlink r:id="L1">${r("Its page")}</w:hyperlink>`)}</w:footnote>`,
      parts: { "word/_rels/footnotes.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="L1" Type="${relation}/hyperlink" Target="https://forum.example" TargetMode="External"/></Relationships>` },
    },
    "See the Forum[^1] here.\n\n[^1]: Its page\n",
    [/^link In footnote 1: .*https:\/\/forum\.example/, /^1: link .*https:\/\/document\.example/],
  );
});

test("a text box, once though the file says it twice; its text is below the paragraph", () =>
  imports(
    {
      body: p(
        r("Around it.") +
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("In the box.")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("In the box.")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    },
    "Around it.\n\nIn the box.\n",
    [/^1: text-box .*In the box/],
  ));

test("symbols, tabs, hyphens, breaks", () =>
  imports(
    {
      body:
        p('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:tab/><w:t>e</w:t><w:br w:type="page"/></w:r>') +
        p("G1.1\tThe DCC".replace("\t", "</w:t><w:tab/><w:t>")) +
        p('<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>') +
        p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Odd Font" w:char="F0E1"/></w:r>') +
        p("a\u00a0b soft\u00adened non\u2011breaking"),
    },
    "a≥b-cd e\n\nG1.1 The DCC\n\none\ntwo\n\n✓\ufffd\n\na\u00a0b softened non-breaking\n",
    [/^8: symbol .*F0E1 .*Odd Font/],
  ));

test("a superscript number keeps its height, or 10⁶ would be 106 and G3.5² another clause; superscript letters come down", () =>
  imports(
    {
      styles: '<w:style w:type="character" w:styleId="Raised"><w:name w:val="Raised"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
      body:
        p(r("Up to 10") + r("6", '<w:vertAlign w:val="superscript"/>') + r(" m") + r("3", '<w:rStyle w:val="Raised"/>') + r(", or 10") + r("-3", '<w:position w:val="8"/>') + r(" m, by the 1") + r("st", '<w:vertAlign w:val="superscript"/>') + r(".")) +
        p(r("As in Section G3.5") + r("2", '<w:vertAlign w:val="superscript"/>') + r(", CO") + r("2", '<w:vertAlign w:val="subscript"/>') + r(" and ") + r("4", '<w:rStyle w:val="Raised"/><w:vertAlign w:val="baseline"/>') + r(".")),
    },
    "Up to 10⁶ m³, or 10⁻³ m, by the 1st.\n\nAs in Section G3.5², CO2 and 4.\n",
  ));

test("a superscript that Word keeps in several runs is one; several marks of notes, and a sum, are told from what they stand at", () => {
  const up = (text: string): string => r(text, '<w:vertAlign w:val="superscript"/>');
  return imports({ body: p(r("10") + up("-") + up("6") + r(" of them, says the Forum") + up("1") + up(", ") + up("2") + r(", and x") + up("n") + up("+1") + r(".")) }, "10⁻⁶ of them, says the Forum¹, ², and x^(n+1).\n");
});

test("letters in a font of signs are the signs", () =>
  imports({ body: table(["Yes", "No"], [p(r("P", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')), p('<w:r><w:sym w:font="Webdings" w:char="F072"/></w:r>')], [p(r("a b", '<w:rFonts w:ascii="Symbol"/>')), p(r("a", '<w:rFonts w:ascii="Webdings"/>'))]) }, "| Yes | No |\n| --- | --- |\n| ✓ | ✗ |\n| α β | ✓ |\n"));

test("a form shows what is chosen, a button its words, and a symbol itself, though their fields have no result", () => {
  const bare = (code: string, form = ""): string => `<w:r><w:fldChar w:fldCharType="begin">${form === "" ? "" : `<w:ffData>${form}</w:ffData>`}</w:fldChar></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return imports(
    {
      body:
        p(bare("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + r(" agreed, ") + bare("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>') + r(" refused")) +
        p(r("Party: ") + bare("FORMDROPDOWN", '<w:ddList><w:result w:val="1"/><w:listEntry w:val="DCC"/><w:listEntry w:val="User"/></w:ddList>')) +
        p(r("See ") + bare("GOTOBUTTON _Ref1 Section G3.5") + r(" of [") + bare("MACROBUTTON  NoMacro Name of Party") + r("]; ") + bare('SYMBOL 252 \\f "Wingdings" \\s 10')),
    },
    "☒ agreed, ☐ refused\n\nParty: User\n\nSee Section G3.5 of [Name of Party]; ✓\n",
  );
});

test("a bold number is no bold word", () =>
  imports({ body: p(r("G3.5", "<w:b/>") + r(" Each User ") + r("shall", "<w:b/>") + r(" act:")) + p(r("(a)", "<w:b/>") + r("\u00a0at once;")) + p(r("G3.6 Notices.", "<w:b/>") + r(" A notice is in writing.")) + p(r("2024", "<w:b/>") + r(" was a year.")) }, "G3.5 Each User **shall** act:\n(a)\u00a0at once;\n\nG3.6 **Notices.** A notice is in writing.\n\n**2024** was a year.\n"));

test("words that begin a comment in the text are told, and three dashes are words", () =>
  imports({ body: p("G3.5 It is <!-- or was --> so.".replaceAll("<", "&lt;")) + p("---") + p("Rest.") }, "G3.5 It is <!-- or was --> so.\n\n---\n\nRest.\n", [/^1: look .*“<!--”/, /^3: look .*begins with a mark/]));

test("hidden text, struck text, pictures, formulas, comments of Word's", () =>
  imports(
    {
      body:
        p(r("Shown.") + r(" Hidden.", "<w:vanish/>") + r(" Struck.", "<w:strike/>")) +
        p(r("Before") + '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A diagram of the flow"/></wp:inline></w:drawing></w:r>' + r(" after.")) +
        p(r("Let ") + "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>" + r(" hold.")) +
        p(r("Said.") + '<w:r><w:commentReference w:id="3"/></w:r>'),
      comments: `<w:comment w:id="3" w:author="A. Lawyer" w:date="2026-01-02T10:00:00Z">${p("Is it -- so? --> end")}</w:comment>`,
    },
    "Shown. Struck.\n\nBefore after.\n<!-- A picture stood here: A diagram of the flow -->\n\nLet x=y hold.\n\nSaid.\n<!-- Comment by A. Lawyer, 2026-01-02: Is it - - so? - -> end -->\n",
    [/^1: hidden-text .*“Hidden\.”/, /^1: struck-text .*“Struck\.”/, /^3: picture .*A diagram of the flow/, /^6: formula .*“x=y”/],
  ));

test("a diagram and a chart hold words that stay in Word, and a reading above words is told", () => {
  const drawn = (kind: string): string => `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${kind}"/></a:graphic></wp:inline></w:drawing></w:r>`;
  return imports(
    { body: p(r("Flow.") + drawn("diagram") + drawn("chart")) + p(`<w:r><w:ruby><w:rt>${r("over")}</w:rt><w:rubyBase>${r("base")}</w:rubyBase></w:ruby></w:r>`) },
    "Flow.\n<!-- A diagram, with the words in it, stood here -->\n<!-- A chart, with the words in it, stood here -->\n\nbase\n",
    [/^1: picture A diagram, with the words in it, was left out/, /^1: picture A chart/, /^5: look .*over “base”.*“over”/],
  );
});

test("a formula keeps what its layout says: fractions, powers, indices, roots and brackets", () => {
  const part = (name: string, inner: string): string => `<m:${name}>${inner}</m:${name}>`;
  const m = (text: string): string => part("r", part("t", text));
  const formula =
    part("f", part("num", m("a+b")) + part("den", m("2"))) + m("=") + part("sSup", part("e", m("x")) + part("sup", m("2"))) + m("+") + part("sSup", part("e", m("y")) + part("sup", m("n+1"))) +
    m("−") + part("sSub", part("e", m("P")) + part("sub", m("max"))) + m("×") + part("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>' + part("e", m("c") + part("d", part("e", m("d−e"))))) + m("+") + part("rad", part("deg", "") + part("e", m("k")));
  return imports({ body: p(r("Let ") + part("oMath", formula) + r(" hold.")) }, "Let (a+b)/2=x²+y^(n+1)−P_max×[c(d−e)]+√k hold.\n", [/^1: formula .*“\(a\+b\)\/2=/]);
});

test("a sum keeps its sign and its limits, a function its name, a matrix its rows; what was deleted from a formula is no part of it", () => {
  const part = (name: string, inner: string): string => `<m:${name}>${inner}</m:${name}>`;
  const m = (text: string): string => part("r", part("t", text));
  const e = (text: string): string => part("e", m(text));
  const formula =
    part("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>' + part("sub", m("i=1")) + part("sup", m("n")) + part("e", part("sSub", e("x") + part("sub", m("i"))))) + m("+") + part("func", part("fName", m("max")) + part("e", part("d", e("a, b")))) + m("+") +
    part("func", part("fName", part("limLow", e("lim") + part("lim", m("n")))) + e("y")) + m("=") + part("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>' + part("e", part("m", part("mr", e("1") + e("2")) + part("mr", e("3") + e("4"))))) + '<w:del w:id="1" w:author="A">' + m("+9") + "</w:del>" + part("acc", e("v"));
  return imports({ body: p(part("oMath", formula)) }, "∑_(i=1)^n x_i+max(a, b)+lim_n y=[1 2; 3 4]v\u0302\n", [/^1: formula /]);
});

test("content controls and smart tags are their content; a prompt that nobody answered is told", () =>
  imports(
    {
      body:
        `<w:sdt><w:sdtPr/><w:sdtContent>${p("In a control.")}</w:sdtContent></w:sdt>` +
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p("Choose a date.")}</w:sdtContent></w:sdt>` +
        p(`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("Click here to enter text.")}</w:sdtContent></w:sdt>` + `<w:smartTag>${r("Smart")}</w:smartTag><w:customXml>${r(" words")}</w:customXml>`),
    },
    "In a control.\n\nSmart words\n",
    [/^3: field .*Choose a date/, /^3: field .*Click here/],
  ));

test("a bold term is marked where it is defined; a bold paragraph is not; nor are italics, which are told once", () =>
  imports(
    { body: p(r("A ") + r("Compromise", "<w:b/>") + r(" ", "<w:b/>") + r("means it, ") + r("in vain", "<w:i/>") + r(" and ") + r("twice", "<w:i/>") + r(".")) + p(r("All of it is bold, and a sentence.", "<w:b/>")) },
    "A **Compromise** means it, in vain and twice.\n\nAll of it is bold, and a sentence.\n",
    [/^look Italics are not carried \(2 runs of words\)/],
  ));

test("bold by a style, and switched off again", async () => {
  const { text } = await imported({
    styles: '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
    body: p(r("a ") + r("Term", '<w:rStyle w:val="Strong"/>') + r(" means ") + r("nothing", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>') + r(".")),
  });
  assert.equal(text, "a **Term** means nothing.\n");
});

test("what is not known is told by its name, once", () => imports({ body: p(r("a") + "<w:r><w:novelty/></w:r>" + "<w:novelty/>" + r("b")) }, "ab\n", [/^1: unknown .*<w:novelty>/]));

test("another prefix for Word's names, and the strict dialect", async () => {
  const strict = '<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strictly so.</x:t></x:r></x:p></x:body></x:document>';
  assert.equal((await imported({ body: "", parts: { "word/document.xml": strict } })).text, "Strictly so.\n");
  const plain = '<?xml version="1.0"?><document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><pPr><outlineLvl q:val="0"/></pPr><r><t>A Title</t></r></p><p><r><t>Text.</t></r></p></body></document>';
  assert.equal((await imported({ body: "", parts: { "word/document.xml": plain } })).text, "## A Title\n\nText.\n");
});

test("a comment cannot silence a rule, nor end early", async () => {
  const { text } = await imported({ body: p(r("a") + '<w:r><w:commentReference w:id="1"/></w:r>'), comments: `<w:comment w:id="1" w:author="sec-disable-file">${p("sec-disable-file typo: x")}</w:comment>` });
  assert.equal(text, "a\n<!-- Comment by sec-disable-file: sec-disable-file typo: x -->\n");
});

test("a comment says which words it speaks of, where Word marks them", async () => {
  const on = (id: number, words: string): string => `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  const { text } = await imported({
    body: p(r("Each User shall ") + on(1, "without delay") + r(" notify the Panel.")) + '<w:commentRangeStart w:id="2"/>' + p("The DCC shall keep a record of each Major Security Incident for ten years,") + p(r("and of each other Incident.") + '<w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>'),
    comments: `<w:comment w:id="1" w:author="A">${p("How long?")}</w:comment><w:comment w:id="2" w:author="B">${p("Why?")}</w:comment>`,
  });
  assert.equal(text, 'Each User shall without delay notify the Panel.\n<!-- Comment by A, on "without delay": How long? -->\n\nThe DCC shall keep a record of each Major Security Incident for ten years,\n\nand of each other Incident.\n<!-- Comment by B, on "The DCC shall keep a record of each Major Security Incident for ten years, and …": Why? -->\n');
});

test("in a cell too: what is told there is told of the table", () =>
  imports({ body: table(["A", "B"], ["1", p(r("x") + r("y", "<w:vanish/>"))]) }, "| A | B |\n| --- | --- |\n| 1 | x |\n", [/^1: hidden-text /]));
