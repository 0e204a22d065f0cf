// Boxes and questions from which a change can be made at once or looked at first.
import * as vscode from "vscode";

/** What a person chose, and whether to show the changes first. */
export interface Decision<T> {
  readonly value: T;
  readonly isPreviewed: boolean;
}

const PREVIEW: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("open-preview"),
  tooltip: "Show all changes first",
};

export interface PickOptions {
  readonly title: string;
  readonly placeholder?: string;
}

/** A list with a button that shows the changes of the row that is chosen before they are made. */
export function pickWithPreview<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  { title, placeholder }: PickOptions,
): Promise<Decision<Item> | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.buttons = [PREVIEW];
  return new Promise((resolve) => {
    const accept = (isPreviewed: boolean): void => {
      const [value] = isPreviewed ? pick.activeItems : pick.selectedItems;
      if (value === undefined) return;
      resolve({ value, isPreviewed });
      pick.hide();
    };
    pick.onDidAccept(() => accept(false));
    pick.onDidTriggerButton(() => accept(true));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

export interface InputOptions extends PickOptions {
  readonly prompt: string;
  readonly value: string;
  /** A text is a mistake; a message that only warns can be accepted. */
  readonly validate: (value: string) => string | vscode.InputBoxValidationMessage | undefined;
}

/** A box for a text with the same button. */
export function inputWithPreview(options: InputOptions): Promise<Decision<string> | undefined> {
  const input = vscode.window.createInputBox();
  const validate = (): boolean => {
    input.validationMessage = options.validate(input.value) ?? "";
    const found = input.validationMessage;
    return typeof found === "string"
      ? found === ""
      : found.severity !== vscode.InputBoxValidationSeverity.Error;
  };
  Object.assign(input, {
    title: options.title,
    prompt: options.prompt,
    value: options.value,
    buttons: [PREVIEW],
  });
  if (options.placeholder !== undefined) input.placeholder = options.placeholder;
  return new Promise((resolve) => {
    const accept = (isPreviewed: boolean): void => {
      if (!validate()) return;
      resolve({ value: input.value, isPreviewed });
      input.hide();
    };
    input.onDidChangeValue(validate);
    input.onDidAccept(() => accept(false));
    input.onDidTriggerButton(() => accept(true));
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

/** A question before a change: do it, look at the changes first, or leave it. */
export async function confirm(
  question: string,
  { action, detail }: { readonly action: string; readonly detail: string },
): Promise<{ readonly isPreviewed: boolean } | undefined> {
  const preview = "Show changes first";
  const options = { modal: true, detail };
  const answer = await vscode.window.showWarningMessage(question, options, action, preview);
  return answer === undefined ? undefined : { isPreviewed: answer === preview };
}
