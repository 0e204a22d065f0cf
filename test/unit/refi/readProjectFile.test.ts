import assert from "node:assert/strict";
import { readCodebook } from "../../../server/codebook/parse";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween } from "../../../server/markup/wording";
import { archive, coding, CODES, GUID, placeOf, project, selection, type Habit } from "./projects";
import { coded, lines, read } from "./reading";

const refusal = (bytes: Uint8Array): string => {
  const found = readProjectFile({ name: "p.qdpx", bytes });
  assert.ok("refusal" in found);
  return found.refusal;
};

function onSource(text: string, selections: string, origin = "Some program"): Uint8Array {
  const source = `<TextSource guid="${GUID(50)}" name="K1.docx" plainTextPath="internal://${GUID(51)}.txt">${selections}</TextSource>`;
  return archive({
    "project.qde": project(
      `${CODES}<Sources>${source}</Sources>`,
      `name="Ours" origin="${origin}"`,
    ),
    [`sources/${GUID(51)}.txt`]: text,
  });
}

const HABITS: readonly Habit[] = (["code point", "UTF-16 unit"] as const).flatMap((unit) =>
  ([1, 2] as const).flatMap((breaks) =>
    (["exclusive", "inclusive"] as const).map((end) => ({ unit, breaks, end })),
  ),
);

const TEXT = [
  "Int: How is it going? 😀😀",
  "P1: Well, money 💰 gets tighter every year, and nobody 🙈 planned it.",
  "Int: 😀 Who decides?",
  "P1: The big ones win. That is how it is, with every team guarding its clients.",
  "",
].join("\r\n\r\n");
const WORDS = [
  "money 💰 gets tighter",
  "nobody 🙈 planned",
  "big ones win",
  "guarding its clients",
];
const CODED = WORDS.map((words) => `${words} = money`);

describe("positions in projects of other programs", () => {
  for (const habit of HABITS) {
    const { unit, breaks, end } = habit;
    const all = WORDS.map((words) => selection(placeOf(TEXT, words, habit))).join("");

    it(`are found by whole words: ${unit}s, line breaks of ${breaks}, ${end}`, () => {
      for (const mark of ["", "\ufeff"])
        assert.deepEqual(coded(read(onSource(mark + TEXT, all))), CODED);
    });

    it(`are found in UTF-16 files: ${unit}s, line breaks of ${breaks}, ${end}`, () => {
      const bytes = Buffer.from(`\ufeff${TEXT}`, "utf16le");
      const source = `<TextSource guid="${GUID(50)}" name="K1" plainTextPath="internal://a.txt">${all}</TextSource>`;
      const file = archive({
        "project.qde": project(`${CODES}<Sources>${source}</Sources>`),
        "Sources/A.TXT": bytes,
      });
      assert.deepEqual(coded(read(file)), CODED);
    });

    it(`are found in texts inside the XML: ${unit}s, line breaks of ${breaks}, ${end}`, () => {
      const source = `<TextSource guid="${GUID(50)}" name="K1"><PlainTextContent>${TEXT}</PlainTextContent>${all}</TextSource>`;
      assert.deepEqual(coded(read(project(`${CODES}<Sources>${source}</Sources>`))), CODED);
    });

    it(`are found by names, whole or shortened: ${unit}s, line breaks of ${breaks}, ${end}`, () => {
      // Cut inside words on purpose, so that only the names can tell.
      const cut = ["ney 💰 gets tigh", "body 🙈 plan", "ig ones wi"];
      const named = cut.map((words, at) =>
        selection({ ...placeOf(TEXT, words, habit), name: at === 1 ? "body 🙈…" : words }),
      );
      assert.deepEqual(
        coded(read(onSource(TEXT, named.join("")))),
        cut.map((words) => `${words} = money`),
      );
    });
  }

  it("are those that a program is known for, where nothing tells", () => {
    const text = "😀 aaaaaaaa\r\nbbbb";
    const one = selection({ start: 5, end: 7 });
    const at = (origin: string): string[] => coded(read(onSource(text, one, origin)));
    assert.deepEqual(at("NVivo Windows"), ["aa = money"]);
    const parts = (origin: string): number => {
      const [part] = read(onSource(text, one, origin)).transcripts[0].parts;
      return part.kind === "speech" ? part.stretches[0].start : -1;
    };
    assert.equal(parts("NVivo 12"), 5);
    assert.equal(parts("ATLAS.ti 8"), 6);
  });

  it("are compared in the account where ways of counting differ, and nowhere else", () => {
    const habit = { unit: "UTF-16 unit", breaks: 2, end: "exclusive" } as const;
    const all = WORDS.map((words) => selection({ ...placeOf(TEXT, words, habit), name: words }));
    const compared = read(onSource(TEXT, all.join(""))).account.find(({ what }) =>
      /positions/.test(what),
    );
    assert.equal(compared?.count, 8);
    assert.equal(
      compared?.places[0],
      "UTF-16 units, line breaks of two, end exclusive: 4 by name, 8 ends of words",
    );
    const plain = selection({ ...placeOf("We waited long.", "waited", habit) });
    assert.ok(
      !lines(read(onSource("We waited long.", plain))).some((line) => /positions/.test(line)),
    );
  });

  it("are compared once where ways of counting give the same words", () => {
    // Line breaks of one character, so that it does not matter what wide ones count.
    const text = "Int: Hello? 😀\n\nP1: Money is short.\n";
    const habit = { unit: "UTF-16 unit", breaks: 1, end: "exclusive" } as const;
    const found = read(onSource(text, selection(placeOf(text, "Money", habit)), "NVivo for Mac"));
    assert.ok(
      lines(found).includes(
        [
          "changed | 4 | ways to count positions that were compared",
          "UTF-16 units, line breaks of one, end exclusive: 2 ends of words",
          "UTF-16 units, line breaks of two, end inclusive: 1 ends of words",
          "code points, line breaks of two, end exclusive: 0 ends of words",
          "code points, line breaks of two, end inclusive: 0 ends of words",
        ].join(" | "),
      ),
      lines(found).join("\n"),
    );
  });

  it("are counted as the person says", () => {
    const text = "We waited 😀 for a long time.";
    const habit = { unit: "code point", breaks: 2, end: "exclusive" } as const;
    const one = selection(placeOf(text, "for a long", habit));
    const counting = { unit: "UTF-16 unit", breaks: 2, end: "exclusive" } as const;
    assert.deepEqual(coded(read(onSource(text, one))), ["for a long = money"]);
    const wished = read(onSource(text, one), { counting });
    assert.deepEqual(coded(wished), [" for a lon = money"]);
    assert.match(lines(wished).join("\n"), /UTF-16 units, line breaks of two, end exclusive/);
  });
});

describe("a project of another program", () => {
  const text = "Int: Hello?\n\nP1: Money is short. We trust them.\n\nP1: And money is gone.\n";
  const at = (words: string) =>
    placeOf(text, words, { unit: "code point", breaks: 1, end: "exclusive" });

  it("gives texts with speakers, codes, coders and memos, and the codebook", () => {
    const inner = (...parts: string[]) => parts.join("");
    const selections = [
      selection({ ...at("Money is short"), inner: inner(coding(1, 70), coding(2, 71)) }, GUID(60)),
      selection({ ...at("Money is short"), inner: coding(2, 70) }, GUID(61)),
      selection({ ...at("Money is short"), inner: coding(2, 70) }, GUID(62)),
      selection({ ...at("We trust them."), inner: `<Description>Odd</Description>` }, GUID(63)),
      selection(
        { ...at("money is gone"), inner: `${coding(1)}<NoteRef targetGUID="${GUID(80)}"/>` },
        GUID(64),
      ),
    ].join("");
    const { transcripts, codebook, ...rest } = read(
      archive({
        "Project.qde": project(
          `<Users><User guid="${GUID(70)}" name="Ann"/><User guid="${GUID(71)}" id="bo"/></Users>
          <CodeBook><Codes><Code guid="${GUID(1)}" name="Money" isCodable="true"><NoteRef targetGUID="${GUID(82)}"/></Code>
          <Code guid="${GUID(2)}" name="Trust" isCodable="true"/></Codes></CodeBook>
          <Variables><Variable guid="${GUID(40)}" name="age" typeOfVariable="Integer"/><Variable guid="${GUID(41)}" name="role" typeOfVariable="Text"/></Variables>
          <Cases><Case guid="${GUID(45)}"><VariableValue><VariableRef targetGUID="${GUID(40)}"/><IntegerValue>41</IntegerValue></VariableValue>
          <VariableValue><VariableRef targetGUID="${GUID(41)}"/></VariableValue><SourceRef targetGUID="${GUID(50)}"/></Case></Cases>
          <Sources><TextSource guid="${GUID(50)}" name="K1.docx" plainTextPath="internal://T.txt">${selections}
          <VariableValue><VariableRef targetGUID="${GUID(41)}"/><TextValue>nurse</TextValue></VariableValue></TextSource></Sources>
          <Notes><Note guid="${GUID(80)}"><PlainTextContent>Compare K2.</PlainTextContent></Note>
          <Note guid="${GUID(81)}" plainTextPath="internal://n.txt"/>
          <Note guid="${GUID(82)}" name="On money"><PlainTextContent>All about it.</PlainTextContent></Note></Notes>
          <Links><Link guid="${GUID(90)}" originGUID="${GUID(81)}" targetGUID="${GUID(60)}"/></Links>`,
          'name="Our study"',
        ),
        "sources/t.txt": text,
        "sources/n.txt": "\ufeffAn annotation.",
      }),
    );
    assert.equal(
      codebook,
      "title: Our study\ncodes:\n  money:\n    memo: All about it.\n  trust:\n",
    );
    assert.equal(transcripts[0].name, "K1");
    assert.deepEqual(
      [...transcripts[0].attributes],
      [
        ["age", "41"],
        ["role", "nurse"],
      ],
    );
    const found = { transcripts, codebook, ...rest };
    assert.deepEqual(coded(found), [
      "Money is short = money trust (Ann) An annotation.",
      "Money is short = trust (bo)",
      "We trust them. =  Odd",
      "money is gone = money Compare K2.",
    ]);
    assert.deepEqual(
      transcripts[0].parts.map((part) => part.kind === "speech" && part.speaker),
      ["Int", "P1", "P1"],
    );
    assert.deepEqual(lines(found), [
      "kept | 2 | codes",
      "kept | 1 | attributes of cases",
      "kept | 4 | codings",
      "kept | 1 | texts",
      "kept | 3 | memos on codes, passages and texts",
      "changed | 1 | codings that stand there twice | “K1.docx”, position 17",
    ]);
  });

  it("has a passage over several paragraphs in each of them, and a code of the whole text in all", () => {
    const long = { start: at("Money is").start, end: at("money is").end };
    const selections = selection({ ...long, inner: `${coding(1)}<Description>Long</Description>` });
    const source = `<TextSource guid="${GUID(50)}" name="K1"><PlainTextContent>${text}</PlainTextContent>${selections}${coding(2)}</TextSource>`;
    const found = read(project(`${CODES}<Sources>${source}</Sources>`));
    assert.deepEqual(coded(found), [
      "Hello? = trust",
      "Money is short. We trust them. = trust",
      "Money is short. We trust them. = money Long",
      "And money is gone. = trust",
      "And money is = money Long",
    ]);
    assert.ok(lines(found).includes("changed | 1 | codings of whole documents | “K1”"));
  });

  it("makes one passage of a selection over several paragraphs, and memos of what is noted on a text", () => {
    const long = { start: at("Money is").start, end: at("money is").end };
    const selections = selection({ ...long, inner: `${coding(1)}<Description>Long</Description>` });
    const source = `<TextSource guid="${GUID(50)}" name="K1"><Description>Loud
      room</Description><PlainTextContent>${text}</PlainTextContent>${selections}</TextSource>`;
    const [transcript] = read(project(`${CODES}<Sources>${source}</Sources>`)).transcripts;
    const wishes = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };
    const written = parseTranscript(writeTranscript(transcript, wishes).text);
    assert.deepEqual(
      written.codings.map(({ code, passage: { start, end } }) => [
        code,
        wordingBetween(written, start, end),
      ]),
      [["money", "Money is short. We trust them.\nAnd money is"]],
    );
    assert.deepEqual(
      written.comments.map(({ memo }) => memo),
      ["Loud\nroom"],
    );
  });

  it("says what it has that a study has not", () => {
    const selections = [
      selection({ start: 3, end: 3 }),
      selection({ ...at("Hello"), inner: "" }),
      selection({ ...at("Hello"), inner: coding(7) }),
      selection({ ...at("Hello"), inner: coding(45) }),
      selection({ ...at("Int:") }),
    ].join("");
    const found = read(
      archive({
        "Trial.qde": project(
          `${CODES}<Cases><Case guid="${GUID(45)}" name="Ann"/></Cases><Sources>
          <TextSource guid="${GUID(50)}" name="K1" plainTextPath="internal://t.txt">${selections}</TextSource>
          <TextSource guid="${GUID(51)}" name="K2" plainTextPath="internal://gone.txt">${selection({ start: 0, end: 3 })}</TextSource>
          <TextSource guid="${GUID(52)}" name="K3" plainTextPath="absolute:///C:/secret.txt"/>
          <TextSource guid="${GUID(53)}" name="K4" richTextPath="internal://k4.docx"/>
          <PictureSource guid="${GUID(54)}" name="Photo"><PictureSelection>${coding(1)}${coding(2)}</PictureSelection></PictureSource><AudioSource guid="${GUID(55)}" name="Tape"/></Sources>
          <Notes><Note guid="${GUID(80)}" name="Plan"/></Notes>
          <Links><Link guid="${GUID(90)}" name="is like" originGUID="${GUID(1)}" targetGUID="${GUID(2)}"/></Links>
          <Sets><Set guid="${GUID(91)}" name="Mine"/></Sets><Graphs><Graph guid="${GUID(92)}" name="Map"/></Graphs>`,
        ),
        "sources/t.txt": text,
        "secret.txt": "no",
      }),
    );
    assert.deepEqual(coded(found), []);
    assert.deepEqual(lines(found), [
      "kept | 2 | codes",
      "kept | 1 | codings",
      "kept | 1 | texts",
      "changed | 1 | names of the project's part | “Trial.qde”",
      "left out | 1 | links | “is like”: Money – Trust",
      "left out | 1 | texts | “K2”",
      "left out | 3 | codings in what is left out | “K2” | “Photo”",
      "left out | 1 | texts | “K3”",
      "left out | 1 | texts | “K4”",
      "left out | 1 | pictures | “Photo”",
      "left out | 1 | recordings | “Tape”",
      "left out | 1 | cases without a transcript | case “Ann”",
      "left out | 1 | sets without members | “Mine”",
      "left out | 1 | selections without words | “K1”, position 3",
      "left out | 1 | selections without a code or a memo | “K1”, position 5",
      "left out | 1 | codings with a code that the file does not have | “K1”, position 5",
      "left out | 1 | codings that say whose words a passage is | “K1”, position 5",
      "left out | 1 | passages without words of speech | “K1”, position 0",
      "left out | 1 | memos that are on no code, passage or text | “Plan”",
      "left out | 1 | graphs | “Map”",
    ]);
  });

  it("reads at most so many passages of one text, and says how many it left", () => {
    const coders = Array.from({ length: 201 }, (_, at) => 1000 + at);
    const users = coders.map((user) => `<User guid="${GUID(user)}" name="c${user}"/>`).join("");
    const words = "Hello there.\n\n".repeat(1000);
    const inner = coders.map((user) => coding(1, user)).join("");
    const all = selection({ start: 0, end: words.length, inner });
    const source = `<TextSource guid="${GUID(50)}" name="K1"><PlainTextContent>${words}</PlainTextContent>${all}</TextSource>`;
    const found = read(project(`<Users>${users}</Users>${CODES}<Sources>${source}</Sources>`));
    assert.equal(coded(found).length, 200_000);
    const left = found.account.find(({ what }) => what === "passages in further paragraphs");
    assert.equal(left?.count, 1000);
  });

  it("goes by ids that are no GUIDs, too, and names notes that have none", () => {
    const inner = `<Coding guid="k"><CodeRef targetGUID="c1"/></Coding><NoteRef targetGUID="note_s"/>`;
    const found = read(
      project(`<CodeBook><Codes><Code guid="c1" name="Money" isCodable="true"/><Code guid="C1" name="Trust" isCodable="true"/></Codes></CodeBook>
        <Sources><TextSource guid="d" name="K1"><PlainTextContent>We waited.</PlainTextContent>${selection({ start: 0, end: 2, inner }, "s")}</TextSource></Sources>
        <Notes><Note guid="note_s" name="N"><PlainTextContent>Why?</PlainTextContent></Note><Note name="Lost"/><Note guid="note_s" name="Twin"/></Notes>`),
    );
    assert.deepEqual(coded(found), ["We = money Why?"]);
    assert.ok(
      lines(found).includes(
        "left out | 2 | memos that are on no code, passage or text | “Lost” | “Twin”",
      ),
    );
  });

  it("refuses what is no project, in words", () => {
    const qde = project(CODES);
    assert.match(refusal(archive({ "a.qde": qde, "b.qde": qde })), /more than one project/);
    assert.match(refusal(archive({ "a.txt": "" })), /holds no project/);
    assert.match(refusal(archive({ "project.qde": "<CodeBook/>" })), /is no project/);
    assert.match(refusal(archive({ "project.qde": project("") })), /neither codes nor texts/);
    assert.match(refusal(new TextEncoder().encode("PK")), /damaged/);
  });

  it("gives names to texts that are called alike", () => {
    const source = `<TextSource guid="${GUID(50)}" name="K1.txt"><PlainTextContent>Hello.</PlainTextContent></TextSource>`;
    const { transcripts } = read(project(`<Sources>${source}${source}</Sources>`));
    assert.deepEqual(
      transcripts.map(({ name }) => name),
      ["K1", "K1-2"],
    );
  });
});

describe("a project as ATLAS.ti writes it", () => {
  it("is read without its texts, and says that they are missing", () => {
    const codes = ["happiness", "Coke::full-fat Coke", "Coke", "&quot;rushed&quot;"].map(
      (name, at) =>
        `<Code color="#F00082" isCodable="true" name="${name}" guid="${GUID(at + 1)}"/>`,
    );
    const selections = selection({
      start: 139,
      end: 195,
      name: "Oh, that was great. See you tomorrow? Eleven thirty. Mm.",
    });
    const found = read(
      project(
        `<CodeBook><Codes>${codes.join("")}</Codes></CodeBook><Sources>
        <TextSource plainTextPath="internal://${GUID(51)}.txt" richTextPath="internal://${GUID(52)}.docx" guid="${GUID(50)}" name="Break.docx">${selections}</TextSource></Sources>`,
        'origin="ATLAS.ti 8.4.0 573 , macOS" name="Standard"',
      ),
    );
    assert.deepEqual(
      [...readCodebook(found.codebook ?? "").codebook!.nodes.keys()],
      ["happiness", "coke-full-fat-coke", "coke", "rushed"],
    );
    assert.deepEqual(lines(found), [
      "kept | 4 | codes",
      "left out | 1 | texts | “Break.docx”",
      "left out | 1 | codings in what is left out | “Break.docx”",
    ]);
    const [, texts] = found.account;
    assert.match(texts.why ?? "", /not in the file.*with its sources/);
  });
});
