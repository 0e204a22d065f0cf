// What changes without a move of the focus is said to those who do not see it.

let region: HTMLElement | undefined;

/** Says a sentence to a screen reader when it has finished what it is saying. */
export function announce(text: string): void {
  region ??= createRegion();
  region.textContent = text;
}

function createRegion(): HTMLElement {
  const created = document.createElement("div");
  created.className = "said-only";
  created.setAttribute("role", "status");
  document.body.append(created);
  return created;
}
