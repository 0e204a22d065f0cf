import assert from "node:assert/strict";
import type { Imported } from "../../../../server/exchange/imports/imported";
import { fileOf, readOne, said, type ReadOne } from "./readOne";

const read = (text: string, name = "x.txt"): ReadOne => readOne(fileOf(name, text));

const placesOf = ({ account }: Imported, what: string): readonly string[] =>
  account.filter((item) => item.what === what).flatMap(({ places }) => places);

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

describe("text of programs for transcripts", () => {
  it("on the screen of Whisper has times in brackets, and WhisperX a speaker behind them", () => {
    const found = read(
      lines(
        "whisper_init: loading model",
        "[00:00.000 --> 00:04.000]  Hello there.",
        "[00:04.000 --> 00:08.000]  How are",
        "you?",
      ),
    );
    assert.deepEqual(said(found), ["0 -: Hello there. How are you?"]);
    assert.deepEqual(placesOf(found, "lines before the first times"), ["line 1"]);
    const diarized = lines(
      "[00:00:01.500 --> 00:00:02.000] [SPEAKER_00]: Hi.",
      "[01:00:00.000 --> 01:00:02.000] [SPEAKER_01]: Yes.",
    );
    assert.deepEqual(said(read(diarized)), ["1.5 SPEAKER_00: Hi.", "3600 SPEAKER_01: Yes."]);
  });

  it("in the table of Whisper counts milliseconds", () => {
    const found = read("start\tend\ttext\n0\t2500\tHello.\nx\n2500\t4000\tYes.\n", "x.tsv");
    assert.deepEqual(said(found), ["0 -: Hello. Yes."]);
    assert.deepEqual(placesOf(found, "rows that cannot be read"), ["line 3"]);
  });

  it("of Otter without speakers has times alone, and its footer is no words", () => {
    const found = read(
      lines(
        "0:01  ",
        "When I was a kid.",
        "",
        "1:00:15  ",
        "It was 3:45",
        "",
        "Transcribed by https://otter.ai",
      ),
    );
    assert.deepEqual(said(found), ["1 -: When I was a kid.", "3615 -: It was 3:45"]);
  });

  it("of the chat of Zoom has a message for each sender, in all its forms", () => {
    const everyone = read(
      lines(
        "10:15:02 From Ana Rivera to Everyone:",
        "\tHello all: see https://x.org",
        "10:15:30 From John Smith (Host) to Everyone:",
        "\tHi: there",
        "\tsecond line",
        "2024-03-01 10:16:00 From Ana Rivera to John Smith(Direct Message):",
        "\tpsst",
        "10:17:00 From Ana Rivera to Everyone:",
      ),
    );
    assert.equal(everyone.format, "Zoom chat");
    assert.deepEqual(said(everyone), [
      "36902 Ana Rivera: Hello all: see https://x.org",
      "36930 John Smith (Host): Hi: there\nsecond line",
      "36960 Ana Rivera: psst",
    ]);
    assert.deepEqual(placesOf(everyone, "messages to one person"), ["line 6"]);
    assert.deepEqual(placesOf(everyone, "messages without words"), ["line 8"]);
    const old = lines(
      "10:15:02\t From  Ana Rivera : Hello",
      "10:15:40\t From  Bo  to  Ana(Privately) : psst",
    );
    assert.deepEqual(said(read(old)), ["36902 Ana Rivera: Hello", "36940 Bo: psst"]);
    const tabbed = lines("00:58:04\tAlex:\tYes: I do.", "more", "00:58:20\tWheezy (she/her):\tOk");
    assert.deepEqual(said(read(tabbed)), [
      "3484 Alex: Yes: I do.\nmore",
      "3500 Wheezy (she/her): Ok",
    ]);
  });

  it("copied from a page has names above or below its times, or beside them, or none", () => {
    const spoken = [
      "3 Ana Rivera: Hello everybody.",
      "6 John Smith: I think: yes. More.",
      "3610 Ana Rivera: Bye",
    ];
    const below = lines(
      ...["Transcript", "0:03", "Ana Rivera", "Hello everybody.", "0:06", "John Smith"],
      ...["I think: yes.", "", "More.", "1:00:10", "Ana Rivera", "Bye"],
    );
    assert.deepEqual(said(read(below)), spoken);
    assert.deepEqual(placesOf(read(below), "lines before the first times"), ["line 1"]);
    const above = lines(
      ...["Ana Rivera", "0:03", "Hello everybody.", "John Smith", "0:06"],
      ...["I think: yes.", "More.", "Ana Rivera", "1:00:10", "Bye"],
    );
    assert.deepEqual(said(read(above)), spoken);
    const beside = lines(
      ...[
        "[00:00:03] Ana Rivera",
        "Hello everybody.",
        "",
        "[00:00:06] John Smith",
        "I think: yes.",
      ],
      ...["More.", "", "[01:00:10] Ana Rivera", "Bye"],
    );
    assert.deepEqual(said(read(beside)), spoken);
    const none = lines("0:03", "hello and", "0:05", "Welcome. It is", "1:00:07", "4 seconds");
    assert.deepEqual(said(read(none)), ["3 -: hello and Welcome. It is 4 seconds"]);
  });

  it("copied from Teams says its times in words, too, and they are no words of anybody", () => {
    const found = read(
      lines(
        ...[
          "Ana Rivera",
          "0 minutes 3 seconds",
          "0:03",
          "Ana Rivera 0 minutes 3 seconds",
          "Hello.",
        ],
        ...["John Smith", "0 minutes 6 seconds", "0:06", "John Smith 0 minutes 6 seconds", "Yes."],
        ...[
          "Ana Rivera",
          "1 hour 0 minutes 1 second",
          "1:00:01",
          "Ana Rivera 1 hour 0 minutes 1 second",
        ],
        ...["It took 5 seconds"],
      ),
    );
    assert.deepEqual(said(found), [
      "3 Ana Rivera: Hello.",
      "6 John Smith: Yes.",
      "3601 Ana Rivera: It took 5 seconds",
    ]);
    assert.equal(
      found.account.find(({ what }) => what === "times and names that come twice")?.count,
      6,
    );
  });

  it("of the documents of Teams has a name below each pair of times", () => {
    const found = read(
      lines(
        ...["0:0:3.409 --> 0:0:5.911", "Ana Rivera", "Hello everybody.", ""],
        ...["0:0:6.0 --> 0:0:9.2", "John Smith", "Hi. I think: yes.", ""],
      ),
    );
    assert.deepEqual(said(found), [
      "3.409 Ana Rivera: Hello everybody.",
      "6 John Smith: Hi. I think: yes.",
    ]);
  });

  it("that has times for other reasons stays what it is", () => {
    const timetable = read(
      lines("Ana: When do you get up?", "Bo: Look here.", "6:30", "Ana: And then?", "Bo: Work."),
    );
    assert.equal(timetable.format, "Plain text");
    const answers = read(
      lines("[00:01:00] Yes", "[00:02:00] No", "[00:03:00] Perhaps, I do not know"),
    );
    assert.equal(answers.format, "Plain text");
  });
});
