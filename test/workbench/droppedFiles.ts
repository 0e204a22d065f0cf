import type { Workbench } from "./driver";

export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** Drags files of the system onto the Transcripts view, as a browser gives them. */
export async function dropOnTranscripts(
  { views, page }: Pick<Workbench, "views" | "page">,
  files: readonly DroppedFile[],
): Promise<void> {
  await views.focusView("Transcripts");
  await views.rows("Transcripts", (rows) => rows.length > 0);
  const transfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const { name, text } of ${JSON.stringify(files)})
      transfer.items.add(new File([text], name));
    return transfer;
  })()`);
  const row = views.pane("Transcripts").locator(".monaco-list-row").first();
  for (const type of ["dragenter", "dragover", "drop"])
    await row.dispatchEvent(type, { dataTransfer: transfer });
}
