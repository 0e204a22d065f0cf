import { useMemo } from "preact/hooks";
import { numberText } from "../../text/figures";
import { TRANSCRIPTS_ON_A_PAGE, type Actions } from "./App";
import { DataTable } from "./DataTable";
import { Drawn } from "./Drawn";
import { MatrixTable } from "./MatrixTable";
import { measuredIn } from "./drawing/pngBytes";
import type { FileType, FindingsMessage } from "./messages";
import type { Picture } from "./picture";

interface FigureProps {
  readonly picture: Picture;
  readonly message: FindingsMessage;
  readonly width: number;
  readonly hasTable: boolean;
  readonly actions: Actions;
}

/** A picture with its title, its description, its rule, its limits, its table and its files. */
export function Figure({ picture, message, width, hasTable, actions }: FigureProps) {
  const { title, description, rule, notes, matrix, draw } = picture;
  const drawing = useMemo(
    () => draw?.({ width, measure: measuredOnPage() }, "screen"),
    [draw, width],
  );
  return (
    <figure>
      <figcaption>
        <h2 id="figure-title" tabIndex={-1} dir="auto">
          {title}
        </h2>
        <p class="quiet">{description}</p>
      </figcaption>
      {drawing && (
        <Drawn drawing={drawing} title={title} description={description} open={actions.open} />
      )}
      {matrix && <MatrixTable matrix={matrix} title={title} open={actions.open} />}
      {notes.map((note) => (
        <p key={note} class="note" role="note">
          {note}
        </p>
      ))}
      <Turn message={message} turn={actions.turn} />
      <p class="quiet rule">{rule}</p>
      <div class="buttons" role="group" aria-label="Table and files">
        {!matrix && (
          <button
            aria-expanded={hasTable}
            aria-controls="figure-table"
            onClick={() => actions.choose({ hasTable: !hasTable })}
          >
            {hasTable ? "Hide table" : "Show as table"}
          </button>
        )}
        {drawing && <SaveButton type="svg" picture={picture} save={actions.save} />}
        {drawing && <SaveButton type="png" picture={picture} save={actions.save} />}
        <SaveButton type="csv" picture={picture} save={actions.save} />
      </div>
      <div id="figure-table">
        {hasTable && !matrix && <DataTable table={picture.table} title={title} />}
      </div>
    </figure>
  );
}

const saving: Readonly<Record<FileType, string>> = {
  svg: "Save as SVG…",
  png: "Save as PNG…",
  csv: "Save table as CSV…",
};

interface SaveButtonProps {
  readonly type: FileType;
  readonly picture: Picture;
  readonly save: Actions["save"];
}

function SaveButton({ type, picture, save }: SaveButtonProps) {
  return <button onClick={() => save(picture, type)}>{saving[type]}</button>;
}

/** Transcripts and cases are shown some at a time. */
function Turn({ message, turn }: Pick<FigureProps, "message"> & Pick<Actions, "turn">) {
  const { picture } = message.findings;
  if (!("offset" in picture)) return null;
  const { offset, total } = picture;
  if (total <= TRANSCRIPTS_ON_A_PAGE) return null;
  const next = offset + (picture.picture === "coverage" ? picture.strips : picture.rows).length;
  const what = picture.picture === "matrix" ? "cases" : "transcripts";
  const rest = Math.min(TRANSCRIPTS_ON_A_PAGE, total - next);
  const before = Math.min(TRANSCRIPTS_ON_A_PAGE, offset);
  return (
    <div class="buttons" role="group" aria-label={`Pages of ${what}`}>
      <button disabled={before === 0} onClick={() => turn(offset - before)}>
        Previous {numberText(before || TRANSCRIPTS_ON_A_PAGE)}
      </button>
      <button disabled={rest <= 0} onClick={() => turn(next)}>
        Next {numberText(rest > 0 ? rest : TRANSCRIPTS_ON_A_PAGE)}
      </button>
    </div>
  );
}

let measured: ReturnType<typeof measuredIn> | undefined;

/** Texts are as wide as VS Code's own font makes them. */
function measuredOnPage() {
  return (measured ??= measuredIn(getComputedStyle(document.body).fontFamily));
}
