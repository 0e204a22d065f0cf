import assert from "node:assert/strict";
import { createProgress } from "../../../server/cli/progress";

describe("the progress of a command", () => {
  const started = ({ isTTY = true } = {}) => {
    const written: string[] = [];
    let time = 1000;
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const progress = createProgress("Reading transcripts", 12_000, { stream, now: () => time });
    return { progress, written, pass: (milliseconds: number) => (time += milliseconds) };
  };

  it("is not shown of a command that is over soon", () => {
    const { progress, written, pass } = started();
    progress.done(1);
    pass(499);
    progress.done(2);
    progress.end();
    assert.deepEqual(written, []);
  });

  it("is one line, written ten times a second at most, and taken away at the end", () => {
    const { progress, written, pass } = started();
    pass(500);
    progress.done(1500);
    pass(99);
    progress.done(1600);
    pass(1);
    progress.done(1700);
    progress.end();
    progress.end();
    const last = "\rReading transcripts: 1,700 of 12,000";
    assert.deepEqual(written, [
      "\rReading transcripts: 1,500 of 12,000",
      last,
      `\r${" ".repeat(last.length - 1)}`,
      "\r",
    ]);
  });

  it("is not written into a file or a pipe", () => {
    const { progress, written, pass } = started({ isTTY: false });
    pass(5000);
    progress.done(3000);
    progress.end();
    assert.deepEqual(written, []);
  });
});
