// Bringing in files: what would come over, who speaks, and what is to be called how.
import { render } from "preact";
import { connectToHost } from "../shared/host";
import { keyOf } from "../shared/keyOf";
import "../shared/page.css";
import "../shared/head.css";
import { App, type Actions } from "./App";
import "./imports.css";
import type { FromPage, ToPage } from "./messages";

const root = document.getElementById("page") as HTMLElement;
const host = connectToHost<ToPage, FromPage>(({ state }) =>
  render(<App state={state} actions={actions} />, root),
);

const actions: Actions = {
  choose: (choice) => host.send({ kind: "choose", ...choice }),
  key: (isWanted) => host.send({ kind: "key", isWanted }),
  newKey: () => host.send({ kind: "newKey" }),
  add: () => host.send({ kind: "add" }),
  remove: (key) => host.send({ kind: "remove", key }),
  write,
  open: (path) => host.send({ kind: "open", path }),
  saveAccount: () => host.send({ kind: "saveAccount" }),
  cancel: () => host.send({ kind: "cancel" }),
};

function write(): void {
  // What is typed counts, also where the field still has the focus.
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement) activeElement.blur();
  host.send({ kind: "write" });
}

document.addEventListener("keydown", (event) => {
  if (keyOf(event) !== "Mod+Enter") return;
  write();
  event.preventDefault();
  // VS Code listens at the window, and has commands of its own on these keys.
  event.stopPropagation();
});
