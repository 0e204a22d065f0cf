import { equal } from "node:assert/strict";
import { countOf, coverageText, percentText, shareText } from "../../../client/text/figures";
import { escapeMarkdown, oneLine, shortened, withoutIcons } from "../../../client/text/plain";

describe("text of the views", () => {
  it("leaves nothing of foreign text that Markdown would read", () => {
    const hostile = "<img src=x> [a](command:b) **c** `d` $(trash) https://e.f &lt;";
    const escaped = escapeMarkdown(hostile);
    for (const character of "<>[]()*`$&:")
      equal(escaped.replaceAll(`\\${character}`, "").includes(character), false, character);
    equal(escapeMarkdown("a\n\nb"), "a  \nb");
  });

  it("makes one line, without characters that hide or turn text", () => {
    equal(oneLine(" a\n b\u202e\u0007c "), "a b\ufffd\ufffdc");
    equal(withoutIcons("$(trash) all").includes("$("), false);
  });

  it("cuts between whole characters", () => {
    equal(shortened("ab", 2), "ab");
    equal(shortened("a😀b😀", 3), "a😀…");
  });

  it("counts in words", () => {
    equal(countOf(1, "case"), "1 case");
    equal(countOf(1204, "category"), "1,204 categories");
    equal(countOf(0, "essay"), "0 essays");
  });

  it("rounds shares so that 100% is all and 0% is nothing", () => {
    equal(percentText(0.999), "99%");
    equal(percentText(1), "100%");
    equal(percentText(0.29), "29%");
    equal(percentText(0.0001), "<1%");
    equal(shareText(3 / 7), "43%");
    equal(shareText(11 / 12), "92%");
    equal(shareText(0.004), "<1%");
    equal(shareText(0.005), "1%");
    equal(shareText(0.994), "99%");
    equal(shareText(0.999), ">99%");
    equal([shareText(0), shareText(1)].join(" "), "0% 100%");
    equal(percentText(0), "0%");
    equal(coverageText({ coverage: null }), "no participants' words");
  });
});
