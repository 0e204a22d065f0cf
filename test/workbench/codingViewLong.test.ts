// A transcript of 1 MB in the coding view: moving, selecting and coding are as quick as in a short one.
import { equal, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { codingPage, type CodingPage } from "./codingPage";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript } from "./study";

const CODES = ["large-providers", "sharing-knowledge", "no-mandate"];

/** Interviews of such paragraphs, each with two passages, until they are as long as that. */
function transcript(length: number): string {
  const parts = ["---\ncase: L99\nspeakers: { Int: { role: interviewer }, L99: }\n---\n"];
  for (let at = 0, total = 0; total < length; at++) {
    const [a, b] = [CODES[at % 3], CODES[(at + 1) % 3]];
    const part =
      `Int: And what came of question number ${at}, in the end?\n\n` +
      `L99: Well, [they said it was ours]{.${a}} and we said it was theirs, number ${at}. ` +
      `[It went round the table twice]{.${b}}, and then it came back. Nobody wrote it down.\n`;
    parts.push(part);
    total += part.length;
  }
  return parts.join("\n");
}

describe("Coding view: 1 MB", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    const file = (name: string): string => join(workbench.folder, "transcripts", name);
    writeFileSync(file("short.md"), transcript(10_000));
    writeFileSync(file("long.md"), transcript(1_000_000));
  });

  after(() => workbench?.close());

  const open = async (name: string): Promise<CodingPage> => {
    await openTranscript(workbench, name);
    await workbench.editor.press("Control+K", "k");
    return codingPage(workbench);
  };

  it("moves, selects and scrolls in a time that does not grow with the transcript", async () => {
    const short = await costs(await open("short.md"));
    await workbench.runCommand("View: Close Editor");
    const view = await open("long.md");
    const long = await costs(view);
    console.log(JSON.stringify({ short, long }));
    for (const [key, cost] of Object.entries(long)) {
      const usual = short[key] ?? 0;
      ok(
        cost < 4 * usual + 30,
        `${key}: ${cost.toFixed(1)} ms, and ${usual.toFixed(1)} ms in a short one`,
      );
    }
    await workbench.screenshot("coding-view-long");
  });

  it("codes at its end as at its start, and takes it back to the byte", async () => {
    const original = onDisk(workbench, "transcripts/long.md");
    const view = await codingPage(workbench);
    await view.press("Control+End", " ");
    await view.said((text) => text.startsWith("Selected: Nobody wrote it down."));
    await view.press(..."no mand");
    await view.page
      .byRole("option", /^(No|no)[ -]mandate/)
      .first()
      .waitFor();
    await view.press("Enter");
    await view.said((text) => text.startsWith("Coded: "));
    await view.press("Control+s");
    await workbench.page
      .locator(".editor-group-container.active .tab.active:not(.dirty)")
      .waitFor();
    const last = "Nobody wrote it down.\n";
    const wanted = `${original.slice(0, -last.length)}[Nobody wrote it down.]{.no-mandate}\n`;
    equal(onDisk(workbench, "transcripts/long.md") === wanted, true);
    await view.press("Control+z");
    await view.said((text) => text.startsWith("No longer coded: "));
    await view.press("Control+s");
    await workbench.page
      .locator(".editor-group-container.active .tab.active:not(.dirty)")
      .waitFor();
    equal(onDisk(workbench, "transcripts/long.md") === original, true);
  });
});

/** By the key: the median of what the page does and lays out for it, in milliseconds. */
function costs(view: CodingPage): Promise<Readonly<Record<string, number>>> {
  return view.page.frame.evaluate<Readonly<Record<string, number>>>(`(async () => {
    const transcript = document.querySelector(".transcript");
    const cost = (key, held) => {
      const start = performance.now();
      transcript.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...held }));
      transcript.getBoundingClientRect();
      document.getElementById("caret").getBoundingClientRect();
      return performance.now() - start;
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const median = async (key, held = {}) => {
      const all = [];
      for (let count = 0; count < 15; count++) {
        all.push(cost(key, held));
        await frame();
      }
      return all.sort((a, b) => a - b)[7];
    };
    return {
      character: await median("ArrowRight"),
      line: await median("ArrowDown"),
      word: await median("ArrowRight", { ctrlKey: true, shiftKey: true }),
      sentence: await median(" "),
      passage: await median("Tab"),
      page: await median("PageDown"),
    };
  })()`);
}
