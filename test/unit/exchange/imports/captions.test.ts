import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import fc from "fast-check";
import type { ForeignFile, Imported } from "../../../../server/exchange/imports/imported";
import { FORMATS, formatOf } from "../../../../server/exchange/imports/formats";
import { runs } from "../../../support/runs";
import { fileOf, readOne, said } from "./readOne";

const lost = ({ account }: Imported): readonly unknown[] =>
  account
    .filter(({ fate }) => fate !== "kept")
    .map(({ fate, what, count, places }) => [fate, what, count, ...places]);

const words = (file: ForeignFile): readonly string[] => said(readOne(file));

const vtt = (...lines: readonly string[]): ForeignFile =>
  fileOf("talk.vtt", ["WEBVTT", "", ...lines].join("\n"));

describe("captions", () => {
  it("of Zoom: names in the words, cues without one go on, and colons stay words", () => {
    const found = readOne(
      vtt(
        ...["1", "00:00:01.000 --> 00:00:02.000", "Ana Rivera: How did you", ""],
        ...["2", "00:00:02.000 --> 00:00:03.000", "start?", ""],
        ...[
          "3",
          "00:00:09.000 --> 00:00:10.000",
          "Participant 7: See https://x.org at 10:30: fine",
          "",
        ],
        ...["4", "00:00:10.000 --> 00:00:11.000", "Note: I was young.", ""],
        ...["5", "00:00:12.000 --> 00:00:13.000", "Ana Rivera: I see.", ""],
        ...["6", "00:00:14.000 --> 00:00:15.000", "Participant 7: Yes."],
      ),
    );
    assert.equal(found.format, "WebVTT");
    assert.deepEqual(said(found), [
      "1 Ana Rivera: How did you start?",
      "9 Participant 7: See https://x.org at 10:30: fine Note: I was young.",
      "12 Ana Rivera: I see.",
      "14 Participant 7: Yes.",
    ]);
  });

  it("of Zoom: pronouns behind a name belong to it", () => {
    const cues = ["P12 (she/her): Hello.", "Ana (they / them): Yes.", "P12 (she/her): So."];
    const lines = cues.flatMap((cue, at) => [`00:0${at}.000 --> 00:0${at}.900`, cue, ""]);
    const expected = cues.map((cue, at) => `${at} ${cue}`);
    assert.deepEqual(said(readOne(vtt(...lines))), expected);
  });

  it("of Teams: voices over several lines, without an end, with entities and classes", () => {
    const found = readOne(
      vtt(
        ...[
          "aaaa/12-0",
          "00:00:01.000 --> 00:00:04.500",
          "<v Rivera, Ana>We start: how",
          "did you come?</v>",
          "",
        ],
        ...[
          "aaaa/12-1",
          "00:00:04.500 --> 00:00:05.000",
          "<v Participant 7>I was &lt;first&gt; &amp; &#8220;best&#x201d; &zz;</v>",
          "",
        ],
        ...[
          "00:09.200 --> 00:12.000",
          "<v.loud Participant 7>No hours <i>here</i>, 3 < 4, <laughs>",
        ],
      ),
    );
    assert.deepEqual(said(found), [
      "1 Rivera, Ana: We start: how did you come?",
      "4.5 Participant 7: I was <first> & “best” &zz; No hours here, 3 < 4, <laughs>",
    ]);
  });

  it("of Stream: notes are no words, and the account names them", () => {
    const found = readOne(
      vtt(
        ...['NOTE duration:"00:00:32"', "", "NOTE Confidence: 0.69", ""],
        ...["ef04", "00:00:03.300 --> 00:00:06.870", "Hello &amp; welcome.", ""],
        ...["STYLE", "::cue { color: red }"],
      ),
    );
    assert.deepEqual(said(found), ["3.3 -: Hello & welcome."]);
    assert.deepEqual(lost(found), [
      ["left out", "notes", 2, "line 3", "line 5"],
      ["left out", "styles and regions", 1, "line 11"],
    ]);
  });

  it("of YouTube: no line twice, even where somebody says the same again", () => {
    const found = readOne(
      vtt(
        ...[
          "00:00:00.160 --> 00:00:02.389 align:start position:0%",
          " ",
          "hello<00:00:00.480><c> there</c><00:00:01.000><c> you</c>",
          "",
        ],
        ...["00:00:02.389 --> 00:00:02.399 align:start position:0%", "hello there you", " ", ""],
        ...[
          "00:00:02.399 --> 00:00:04.000 align:start position:0%",
          "hello there you",
          "no<00:00:03.000><c> no</c>",
          "",
        ],
        ...["00:00:04.000 --> 00:00:04.010 align:start position:0%", "no no", " ", ""],
        ...[
          "00:00:04.010 --> 00:00:06.000 align:start position:0%",
          "no no",
          "no<00:00:05.000><c> no</c>",
        ],
      ),
    );
    assert.deepEqual(said(found), ["0.16 -: hello there you no no no no"]);
    assert.deepEqual(lost(found), [["changed", "lines that were shown again", 4]]);
  });

  it("without a name are cut at the end of a sentence", () => {
    const sentence = `${"word ".repeat(60)}end.`;
    const cues = [0, 1, 2].flatMap((at) => [`00:0${at}.000 --> 00:0${at + 1}.000`, sentence, ""]);
    assert.deepEqual(
      readOne(vtt(...cues)).parts.map(
        (part) => part.kind === "speech" && [part.start, part.text.length],
      ),
      [
        [0, 609],
        [2, 304],
      ],
    );
  });

  it("that are broken are named with their lines, and spoil no other", () => {
    const found = readOne(
      vtt(
        ...["00:00:01,000 --> 00:00:02.000", "lost", ""],
        ...["00:00:03.000 --> 00:00:04.000", "", "loose words", ""],
        ...["00:00:05.000 --> 00:00:06.000", "kept"],
      ),
    );
    assert.deepEqual(said(found), ["5 -: kept"]);
    assert.deepEqual(lost(found), [
      ["left out", "cues that cannot be read", 2, "line 3", "line 8"],
      ["left out", "cues without words", 1, "line 6"],
    ]);
  });

  it("of SRT: missing blank lines, blank lines in cues, tags, old encodings and line breaks", () => {
    const lines = [
      ...[
        "1",
        "00:00:00,179 --> 00:00:02,399",
        "Travis: When you <i>first</i> get",
        "{\\an8}started,",
      ],
      ...["2", "00:00:02,400 --> 00:00:04,799", "it's", "", "<font color=red>hard</font>.", ""],
      ...["3", "00:01:02 --> 00:01:03", "Sarah: 5", "7", ""],
      ...[
        "4",
        "01:00:00,000 --> 01:00:01,000",
        "Travis: Yes",
        "",
        "5",
        "01:00:02,000 --> 01:00:03,000",
        "",
        "",
      ],
      ...["6", "01:00:04,000 --> 01:00:05,000", "Sarah: caf\u00e9"],
    ];
    const bytes = Uint8Array.from([...lines.join("\r\n")].map((one) => one.charCodeAt(0)));
    const found = readOne({ name: "a.srt", bytes });
    assert.equal(found.format, "SRT");
    assert.deepEqual(said(found), [
      "0.179 Travis: When you first get started, it's hard.",
      "62 Sarah: 5 7",
      "3600 Travis: Yes",
      "3604 Sarah: café",
    ]);
    assert.deepEqual(lost(found), [["left out", "cues without words", 1, "line 21"]]);
  });

  it("of Otter: paragraphs keep their times, and the footer is no words", () => {
    const text =
      "Interviewer  0:01\nThank you. Can you tell me\nhow?\n\nSpeaker 2  0:09  \nSure.\n\nAnd more.\n\nSpeaker 2  1:02:15\nNow.\n\nTranscribed by https://otter.ai\n";
    const found = readOne(fileOf("x.txt", text));
    assert.equal(found.format, "Otter text");
    assert.deepEqual(said(found), [
      "1 Interviewer: Thank you. Can you tell me\nhow?",
      "9 Speaker 2: Sure.",
      "- -: And more.",
      "3735 Speaker 2: Now.",
    ]);
    assert.deepEqual(lost(found), [["left out", "lines of advertising", 1, "line 13"]]);
  });

  it("in JSON: of Whisper, WhisperX, whisper.cpp, OpenAI and podcasts", () => {
    const json = (value: unknown): readonly string[] =>
      words(fileOf("x.json", JSON.stringify(value)));
    const segments = [
      { start: 0.5, end: 3.2, text: " Thank you." },
      { start: 3.2, end: 6, text: " Yes." },
    ];
    assert.deepEqual(json({ text: "…", segments }), ["0.5 -: Thank you. Yes."]);
    const [first, second] = segments;
    assert.deepEqual(
      json({
        segments: [
          { ...first, speaker: "SPEAKER_00" },
          { ...second, speaker: "SPEAKER_01" },
        ],
      }),
      ["0.5 SPEAKER_00: Thank you.", "3.2 SPEAKER_01: Yes."],
    );
    const transcription = [{ timestamps: {}, offsets: { from: 1500, to: 2000 }, text: " Hello." }];
    assert.deepEqual(json({ transcription }), ["1.5 -: Hello."]);
    assert.deepEqual(json({ text: "All in one.", usage: {} }), ["- -: All in one."]);
    const spoken = ["I", "am"].map((body, at) => ({ speaker: "Vader", startTime: at, body }));
    assert.deepEqual(json({ version: "1.0.0", segments: spoken }), ["0 Vader: I am"]);
  });

  it("with arrows have a paragraph for each arrow, and names where they say them", () => {
    const found = readOne(
      vtt(
        ...["00:01.000 --> 00:02.000", ">> ANA RIVERA: GOOD MORNING.", ""],
        ...["00:02.000 --> 00:03.000", "ALL WELL? &gt;&gt; JOHN: YES. >> ANA RIVERA: GOOD.", ""],
        ...["00:04.000 --> 00:05.000", ">> NO.", "", "00:05.000 --> 00:06.000", "NO NO.", ""],
        ...["00:06.000 --> 00:07.000", ">>> NEWS 3 >>2 AND a>> b", ""],
      ),
    );
    assert.deepEqual(said(found), [
      "1 ANA RIVERA: GOOD MORNING. ALL WELL?",
      "2 JOHN: YES.",
      "2 ANA RIVERA: GOOD.",
      "4 Unknown speaker: NO. NO NO.",
      "6 Unknown speaker: NEWS 3 >>2 AND a>> b",
    ]);
    assert.deepEqual(lost(found), [["changed", "signs that somebody else speaks", 5]]);
    const nameless = vtt("00:01.000 --> 00:02.000", ">> Yes? >> No.");
    assert.deepEqual(words(nameless), ["1 -: Yes?", "1 -: No."]);
    const once = vtt("00:01.000 --> 00:02.000", "Press >> to go on.");
    assert.deepEqual(words(once), ["1 -: Press >> to go on."]);
  });

  it("in JSON that holds nonsense lose what is nonsense, and say so", () => {
    const segments = [null, 3, { text: 5 }, { text: "ok", start: "soon", speaker: {} }];
    const found = readOne(fileOf("x.json", JSON.stringify({ segments })));
    assert.deepEqual(said(found), ["- -: ok"]);
    assert.deepEqual(lost(found), [
      ["left out", "segments without words", 3, "segment 1", "segment 2", "segment 3"],
    ]);
    const cut = fileOf("x.json", '{"segments": [');
    assert.ok("refusal" in (formatOf(cut)?.read(cut) ?? {}));
  });

  it("are recognised by what stands in them, whatever the file is called", () => {
    const names = [
      vtt("00:01.000 --> 00:02.000", "a"),
      fileOf("a.vtt", "1\n00:00:01,000 --> 00:00:02,000\na"),
      fileOf("a.srt", '{"segments":[]}'),
      fileOf("a.vtt", "Ana  0:01\nHello."),
      fileOf("a.vtt", "Only words."),
      fileOf("a.vtt", "\0\x01\x02"),
    ].map((file) => formatOf({ ...file, name: "x.bin" })?.name);
    const known = ["WebVTT", "SRT", "JSON captions", "Otter text", "Plain text"];
    assert.deepEqual(names, [...known, undefined]);
  });

  it("of any bytes never throw", () => {
    const crumb = fc.constantFrom(
      ...[
        "WEBVTT",
        "\n",
        "\n\n",
        "\r\n",
        "00:01.000 --> 00:02.000",
        "00:00:01,000 --> 00:00:02,000",
        "NOTE",
        "STYLE",
      ],
      ...[
        "<v A>",
        "</v>",
        "<00:01.000>",
        "<c>",
        "&amp;",
        "&#0;",
        "&#1114112;",
        "Ana: ",
        "Ana  0:01",
        "1",
        "[",
        "]",
        ": ",
        "-->",
      ],
      ...['{"segments":[', '{"text":"a"}', "]}", "\0", "\ud800", "😀"],
    );
    const text = fc
      .array(crumb, { maxLength: 30 })
      .map((all) => new TextEncoder().encode(all.join("")));
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        for (const { recognises, read: readIt } of FORMATS) {
          recognises({ name: "x", bytes });
          readIt({ name: "x", bytes });
        }
      }),
      { numRuns: runs(1_000) },
    );
  });
});

/** Real files of other programs, where they have been put beside the project. */
const SAMPLES = resolve(process.cwd(), "../shared/data/formats");

describe("captions of other programs", function () {
  before(function () {
    if (existsSync(SAMPLES)) return;
    console.log(`      The files of other programs are not there: ${SAMPLES}`);
    this.skip();
  });

  const sample = (path: string): Imported =>
    readOne({ name: basename(path), bytes: new Uint8Array(readFileSync(resolve(SAMPLES, path))) });
  const podcast = "podcast-namespace/docs/examples/transcripts/example";

  it("are read as they are meant", () => {
    assert.deepEqual(said(sample("otter.txt")), [
      "1 Interviewer: Thank you for joining. Can you tell me\nhow you started?",
      "9 Speaker 2: Sure. I started in 2009.",
      "3735 Speaker 2: And that is where I am now.",
    ]);
    assert.deepEqual(said(sample("teams_stream_classic.vtt")), [
      "3.3 -: Hello & welcome. Hi there.",
    ]);
    for (const name of ["teams_voice.vtt", "teams_voice_bom_crlf.vtt"]) {
      assert.deepEqual(said(sample(name)), [
        "1 Rivera, Ana: We start with the first question: how did you come to this work?",
        "4.5 Participant 7: I was a nurse <first>, then… 😀 I moved. No hours in this timestamp.",
      ]);
    }
    assert.deepEqual(said(sample("whisper_openai_cli.json")), [
      "0 -: Thank you for joining. I started in 2009.",
    ]);
    assert.deepEqual(said(sample("whisperx_diarized.json")), [
      "0.5 SPEAKER_00: Thank you for joining.",
      "3.2 SPEAKER_01: I started in 2009.",
    ]);
    assert.deepEqual(said(sample(`${podcast}.json`)), [
      "0.5 Darth Vader: I am your father.",
      "2.75 Luke: Nooooo",
    ]);
  });

  it("have the turns that podcasts have", () => {
    const speakers = sample(`${podcast}.srt`).parts.map(
      (part) => part.kind === "speech" && part.speaker,
    );
    // The names in the order in which `Name: ` begins a cue of the file.
    const names = "Travis Sarah Travis Gilon Travis Gilon Travis Sarah Gilon Travis";
    assert.deepEqual(speakers, names.split(" "));
    const [first, second] = said(sample(`${podcast}.vtt`));
    assert.match(
      first,
      /^0 Sarah: In today's episode, .* include in one\? Welcome to Podcasting Q&A, where you learn the best tips .* from Gillian\.$/,
    );
    assert.match(
      second,
      /^19\.08 Gillian: Hi Buzzsprout, Gillian here from breaking through careers podcast\. My question/,
    );
  });
});
