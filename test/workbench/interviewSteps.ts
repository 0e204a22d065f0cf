// One way through the interview with the volunteer: what is pressed, and what stands there then.
import type { KeysOnly } from "./keysOnly";

export interface Step {
  readonly name: string;
  readonly does: (keys: KeysOnly) => Promise<void>;
  /** Stands in the text when the step is done, and neither before nor after undoing it. */
  readonly done: string;
  /** Stands there before it, and again after undoing it. */
  readonly undone: string;
  /** Whether it is only done when the status bar says what was coded. */
  readonly isCoding?: boolean;
}

const WEARING_OUT = "What wears people out";
const CODE = ["Control+K", "a"];
const CODE_PARAGRAPH = ["Control+K", "Shift+A"];
const CODE_IN_VIVO = ["Control+K", "Shift+V"];
const CODE_AGAIN = ["Control+K", "."];

/** Makes a new code in the pick list that is about to open, under a theme. */
async function makeCode(keys: KeysOnly, name: string, theme: string): Promise<void> {
  await keys.choose(name, "New code");
  await keys.choose(theme, theme);
}

/** Words or a paragraph get markup behind them. */
function coded(name: string, end: string, markup: string, does: Step["does"]): Step {
  return { name, does, done: `${end}${markup}`, undone: end, isCoding: true };
}

export const steps: readonly Step[] = [
  coded(
    "codes selected words with a new code of a theme",
    "just went up.",
    "]{.drifting-in}",
    async (keys) => {
      await keys.select("Nobody asked me, my hand just went up.");
      await keys.press(...CODE);
      await makeCode(keys, "Drifting in", "Why people stay");
    },
  ),
  coded(
    "codes the sentence at the cursor with a code of the list",
    "be on a Thursday.",
    "]{.feeling-needed}",
    async (keys) => {
      await keys.goBehind("I wanted somewhere");
      await keys.press(...CODE);
      await keys.choose("feel", "Feeling needed");
    },
  ),
  coded("codes again", "it was for me", "]{.feeling-needed}", async (keys) => {
    await keys.select("the first year it was for me");
    await keys.press(...CODE_AGAIN);
  }),
  coded(
    "codes the sentence at the cursor by a number",
    "down for Thursdays.",
    "]{.drifting-in}",
    async (keys) => {
      await keys.goBehind("By the end of it");
      await keys.press("Control+K", "1");
    },
  ),
  coded(
    "codes a paragraph with a new code outside themes",
    "eating it until Easter.",
    " []{.learning-by-doing}",
    async (keys) => {
      await keys.goBehind("forty tins");
      await keys.press(...CODE_PARAGRAPH);
      await makeCode(keys, "Learning by doing", "Outside themes");
    },
  ),
  coded(
    "makes a code of the words themselves",
    "it's a work of fiction",
    "]{.its-a-work-of-fiction}",
    async (keys) => {
      await keys.select("it's a work of fiction");
      await keys.press(...CODE_IN_VIVO);
    },
  ),
  coded(
    "codes a sentence with a new code",
    "there's always a gap.",
    "]{.carrying-too-much}",
    async (keys) => {
      await keys.goBehind("Pauline keeps the rota");
      await keys.press(...CODE);
      await makeCode(keys, "Carrying too much", WEARING_OUT);
    },
  ),
  coded(
    "codes words inside a passage",
    "there's always a gap",
    "]{.short-of-hands}",
    async (keys) => {
      await keys.select("there's always a gap");
      await keys.press(...CODE);
      await makeCode(keys, "Short of hands", WEARING_OUT);
    },
  ),
  coded("codes words by a number", "she does the rota", "]{.carrying-too-much}", async (keys) => {
    await keys.select("She's got a grandson she looks after as well, and she does the rota");
    await keys.press("Control+K", "5");
  }),
  coded(
    "codes words that cross a passage, as a range",
    "when he's asleep",
    "[<1]{.unseen-work}",
    async (keys) => {
      await keys.selectFromTo("she does the rota", "when he's asleep");
      await keys.press(...CODE);
      await makeCode(keys, "Unseen work", WEARING_OUT);
    },
  ),
  coded(
    "codes from one paragraph into another, as a range",
    "You were a customer.",
    "[<1]{.feeling-needed}",
    async (keys) => {
      await keys.selectFromTo("And I like knowing things.", "You were a customer.");
      await keys.press("Control+K", "2");
    },
  ),
  coded("codes several selections together", "The electric", "]{.running-costs}", async (keys) => {
    await keys.selectAll("the electric", 2);
    await keys.press(...CODE);
    await makeCode(keys, "Running costs", WEARING_OUT);
  }),
  coded("codes a sentence again", "by ninety-one pounds.", "]{.running-costs}", async (keys) => {
    await keys.goBehind("We broke even");
    await keys.press(...CODE_AGAIN);
  }),
  coded("codes a short sentence by a number", "We shut.", "]{.short-of-hands}", async (keys) => {
    await keys.goBehind("We shut");
    await keys.press("Control+K", "6");
  }),
  {
    name: "lets the passage grow by a sentence",
    does: async (keys) => {
      await keys.adjust("start");
      await keys.press("Control+ArrowRight");
    },
    done: "since Christmas.]{.short-of-hands}",
    undone: "We shut.]{.short-of-hands}",
  },
  coded(
    "codes words to be adjusted",
    "You can lose a customer",
    "]{.losing-custom}",
    async (keys) => {
      await keys.adjust("end");
      await keys.select("You can lose a customer");
      await keys.press(...CODE);
      await makeCode(keys, "Losing custom", "Outside themes");
    },
  ),
  {
    name: "starts to adjust it: grows by a word",
    does: async (keys) => {
      await keys.adjust("start");
      await keys.press("ArrowRight");
    },
    done: "customer in]{.losing-custom}",
    undone: "customer]{.losing-custom} in",
  },
  {
    name: "grows by another word",
    does: (keys) => keys.press("ArrowRight"),
    done: "customer in one]{.losing-custom}",
    undone: "customer in]{.losing-custom} one",
  },
  {
    name: "grows by a third one",
    does: (keys) => keys.press("ArrowRight"),
    done: "in one afternoon]{.losing-custom}",
    undone: "in one]{.losing-custom} afternoon",
  },
  {
    name: "shrinks at its start",
    does: (keys) => keys.press("Shift+ArrowRight"),
    done: "You [can lose",
    undone: "[You can lose",
  },
  {
    name: "grows at its start again",
    does: (keys) => keys.press("Shift+ArrowLeft"),
    done: "[You can lose",
    undone: "You [can lose",
  },
  coded("codes a sentence by a number", "They'd notice.", "]{.feeling-needed}", async (keys) => {
    await keys.adjust("end");
    await keys.goBehind("They'd notice");
    await keys.press("Control+K", "2");
  }),
  {
    name: "writes a memo",
    does: async (keys) => {
      await keys.press("Control+K", "Shift+M");
      await keys.answer("The short answer of many others, too");
    },
    done: '.feeling-needed memo="The short',
    undone: "notice.]{.feeling-needed} That's",
  },
  coded(
    "codes a paragraph in which a range starts",
    "something in a bag.",
    " []{.knowing-everybody}",
    async (keys) => {
      await keys.goBehind("an extra something");
      await keys.press(...CODE_PARAGRAPH);
      await makeCode(keys, "Knowing everybody", "Why people stay");
    },
  ),
  coded(
    "makes a code of many words",
    "we can moan about it",
    "]{.its-ours-so-we-can-moan}",
    async (keys) => {
      await keys.select("It's ours, so we can moan about it");
      await keys.press(...CODE_IN_VIVO);
    },
  ),
  coded(
    "codes one more sentence by a number",
    "nobody came after him.",
    "]{.short-of-hands}",
    async (keys) => {
      await keys.goBehind("But nobody came");
      await keys.press("Control+K", "6");
    },
  ),
  coded(
    "codes another sentence with a new code",
    "you've changed.",
    "]{.forms-for-funders}",
    async (keys) => {
      await keys.goBehind("But every grant");
      await keys.press(...CODE);
      await makeCode(keys, "Forms for funders", WEARING_OUT);
    },
  ),
  coded(
    "makes another code of words",
    "There's no box for that",
    "]{.theres-no-box-for-that}",
    async (keys) => {
      await keys.select("There's no box for that");
      await keys.press(...CODE_IN_VIVO);
    },
  ),
  coded(
    "codes with a code that lost its number",
    "did I give up Sundays?",
    "]{.carrying-too-much}",
    async (keys) => {
      await keys.select("I gave up Thursdays, when did I give up Sundays?");
      await keys.press(...CODE);
      await keys.choose("carry", "Carrying too much");
    },
  ),
  coded(
    "codes another paragraph",
    "Somebody has to say it.",
    " []{.paying-somebody}",
    async (keys) => {
      await keys.goBehind("the cows come home");
      await keys.press(...CODE_PARAGRAPH);
      await makeCode(keys, "Paying somebody", "Outside themes");
    },
  ),
  coded("codes a last sentence", "somewhere to be missed.", "]{.feeling-needed}", async (keys) => {
    await keys.goBehind("It was about having");
    await keys.press("Control+K", "2");
  }),
];
