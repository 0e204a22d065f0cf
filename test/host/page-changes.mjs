// Waiting for a page without polling: its changes are counted, and one can wait for the next.

/** @typedef {import("playwright-core").Page} Page */

/**
 * @typedef {object} Changes
 * @property {number} count All changes.
 * @property {number} closings How often the quick input has closed.
 * @property {(() => void)[]} waiting
 */

/** @param {Page} page */
export async function countChanges(page) {
  await page.addInitScript(() => {
    /** @type {Changes} */
    const changes = { count: 0, closings: 0, waiting: [] };
    Object.assign(globalThis, { verbatimChanges: changes });
    let isOpen = false;
    const countClosings = () => {
      const widget = document.querySelector(".quick-input-widget");
      const wasOpen = isOpen;
      isOpen = widget instanceof HTMLElement && widget.style.display !== "none";
      if (wasOpen && !isOpen) changes.closings++;
    };
    const observer = new MutationObserver(() => {
      changes.count++;
      countClosings();
      for (const wake of changes.waiting.splice(0)) wake();
    });
    const attributes = ["class", "style", "aria-label", "aria-expanded", "aria-selected"];
    observer.observe(document, {
      attributeFilter: attributes,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
}

/**
 * @param {Page} page
 * @returns {Promise<number>}
 */
export function changeCount(page) {
  return page.evaluate(() => Reflect.get(globalThis, "verbatimChanges").count);
}

/**
 * Quick inputs follow one another in the same element, so that one is over can only be counted.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export function quickInputClosings(page) {
  return page.evaluate(() => Reflect.get(globalThis, "verbatimChanges").closings);
}

/**
 * Settles as soon as the page has changed since that count was taken.
 *
 * @param {Page} page
 * @param {number} count
 * @returns {Promise<void>}
 */
export function changedSince(page, count) {
  return page.evaluate((before) => {
    /** @type {Changes} */
    const changes = Reflect.get(globalThis, "verbatimChanges");
    if (changes.count !== before) return undefined;
    return new Promise((resolve) => changes.waiting.push(() => resolve(undefined)));
  }, count);
}

/**
 * Where a text stands in the visible lines of the active editor. A line is made of many elements,
 * one a colour, so the text is looked for across them.
 *
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<{ x: number, y: number, width: number, height: number } | undefined>}
 */
export function placeInEditor(page, text) {
  return page.evaluate((wanted) => {
    for (const line of document.querySelectorAll(".editor-group-container.active .view-line")) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const pieces = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) pieces.push(node);
      // The editor shows spaces as no-break spaces.
      const whole = pieces
        .map((node) => node.nodeValue ?? "")
        .join("")
        .replaceAll("\u00a0", " ");
      const start = whole.indexOf(wanted);
      if (start < 0) continue;
      const place = (/** @type {number} */ offset) => {
        let rest = offset;
        for (const node of pieces) {
          const length = node.nodeValue?.length ?? 0;
          if (rest <= length) return { node, offset: rest };
          rest -= length;
        }
        throw new Error("The place is behind the end of the line.");
      };
      const range = document.createRange();
      const [from, to] = [place(start), place(start + wanted.length)];
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      const { x, y, width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
      return { x, y, width, height };
    }
    return undefined;
  }, text);
}

/**
 * The lines that are in view in the active editor, joined: a line that is broken for the width is one.
 *
 * @param {Page} page
 * @returns {Promise<string>}
 */
export function textInEditor(page) {
  return page.evaluate(() => {
    const lines = document.querySelectorAll(".editor-group-container.active .view-line");
    const top = (/** @type {Element} */ line) => line.getBoundingClientRect().top;
    return [...lines]
      .sort((a, b) => top(a) - top(b))
      .map((line) => line.textContent ?? "")
      .join("")
      .replaceAll("\u00a0", " ");
  });
}

/**
 * Reads all elements of a locator at one moment: a list that changes meanwhile is not read half.
 * A field is the text of a descendant (a selector; "" is the element itself) or an attribute ("@").
 *
 * @param {import("playwright-core").Locator} locator
 * @param {Record<string, string>} fields
 * @returns {Promise<Record<string, string | undefined>[]>}
 */
export function readAll(locator, fields) {
  return locator.evaluateAll((elements, wanted) => {
    const read = (/** @type {Element} */ element, /** @type {string} */ source) => {
      if (source.startsWith("@")) return element.getAttribute(source.slice(1)) ?? undefined;
      const found = source === "" ? element : element.querySelector(source);
      return found?.textContent?.replaceAll("\u00a0", " ").trimEnd();
    };
    return elements.map((element) =>
      Object.fromEntries(
        Object.entries(wanted).map(([name, source]) => [name, read(element, source)]),
      ),
    );
  }, fields);
}
