import type { AccountLine, PlannedFile, TranscriptPreview } from "../../../server/protocol/imports";
import { countOf, numberText } from "../../text/figures";
import type { PartProps } from "./App";
import { shownName } from "./shownName";

/** What becomes of each file. */
export function Files({ state, actions }: PartProps) {
  const { plan, unread, step } = state;
  return (
    <>
      {plan?.files.map((file) => (
        <section key={file.key} class="file">
          <h2>
            <bdi>{shownName(file.name)}</bdi>{" "}
            {file.format && <span class="quiet">{file.format}</span>}
          </h2>
          {step !== "done" && (
            <button
              disabled={step === "writing"}
              aria-label={`Leave out ${shownName(file.name)}`}
              onClick={() => actions.remove(file.key)}
            >
              Leave out
            </button>
          )}
          <FileOutcome file={file} isDone={step === "done"} open={actions.open} />
        </section>
      ))}
      {unread.map(({ name, reason }) => (
        <section key={name} class="file">
          <h2>
            <bdi>{shownName(name)}</bdi>
          </h2>
          <p class="problem">Not read: {reason}</p>
        </section>
      ))}
    </>
  );
}

/** A table of answers can hold thousands of transcripts, and a page of all of them moves slowly. */
const MOST_SHOWN = 50;

interface OutcomeProps {
  readonly isDone: boolean;
  readonly open: (path: string) => void;
}

function FileOutcome({ file, ...rest }: { readonly file: PlannedFile } & OutcomeProps) {
  const { refusal, codebook, transcripts, account } = file;
  return (
    <>
      {refusal !== null && <p class="problem">Not brought in: {refusal}</p>}
      {codebook && (
        <p>
          Codebook: <Path path={codebook.path} {...rest} /> {codebook.message}
        </p>
      )}
      <Account account={account} />
      {transcripts.slice(0, MOST_SHOWN).map((transcript, index) => (
        <Transcript key={index} transcript={transcript} {...rest} />
      ))}
      {transcripts.length > MOST_SHOWN && (
        <p>
          The first {numberText(MOST_SHOWN)} of {numberText(transcripts.length)} transcripts are
          shown here. The account tells of all.
        </p>
      )}
    </>
  );
}

function Transcript({
  transcript,
  ...rest
}: { readonly transcript: TranscriptPreview } & OutcomeProps) {
  const { path, message, begins, attributes, account } = transcript;
  return (
    <article>
      <h3>{path === null ? "Not written" : <Path path={path} {...rest} />}</h3>
      {message !== "" && <p class={path === null ? "problem" : "advice"}>{message}</p>}
      {attributes.length > 0 && (
        <p class="quiet">
          Attributes:{" "}
          {attributes.map(([name, value], index) => (
            <span key={name}>
              {index > 0 && ", "}
              <bdi>{name}</bdi>: <bdi>{value}</bdi>
            </span>
          ))}
        </p>
      )}
      {begins.length > 0 && (
        <blockquote aria-label="How it begins">
          {begins.map((text, index) => (
            <p key={index} dir="auto">
              {text}
            </p>
          ))}
        </blockquote>
      )}
      <Account account={account} />
    </article>
  );
}

function Path({ path, isDone, open }: { readonly path: string } & OutcomeProps) {
  if (!isDone) return <bdi>{path}</bdi>;
  return (
    <button class="link" onClick={() => open(path)}>
      <bdi>{path}</bdi>
    </button>
  );
}

/** What was kept is told in a line; what was changed or left out is in sight at once. */
function Account({ account }: { readonly account: readonly AccountLine[] }) {
  const kept = account.filter(({ fate }) => fate === "kept");
  const others = account.filter(({ fate }) => fate !== "kept");
  return (
    <>
      {kept.length > 0 && (
        <p class="kept">
          Kept: {kept.map(({ count, what }) => `${numberText(count)} ${what}`).join(", ")}
        </p>
      )}
      {others.length > 0 && (
        <ul class="account">
          {others.map((line, index) => (
            <li key={index}>
              <strong>{line.fate === "changed" ? "Changed" : "Left out"}:</strong>{" "}
              {numberText(line.count)} {line.what}
              {line.why ? `. ${line.why}` : ""} <Places line={line} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Places({ line: { places, count } }: { readonly line: AccountLine }) {
  if (places.length === 0) return null;
  const more = count > places.length ? ` and ${countOf(count - places.length, "other")}` : "";
  return (
    <span class="quiet">
      {places.join(", ")}
      {more}
    </span>
  );
}
