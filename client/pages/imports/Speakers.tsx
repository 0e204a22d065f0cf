import { useState } from "preact/hooks";
import type { ImportedSpeaker } from "../../../server/protocol/imports";
import { countOf, numberText } from "../../text/figures";
import type { Actions, PartProps } from "./App";
import { shownName } from "./shownName";

/** Who speaks in the files, what the study calls them, and who asks. */
export function Speakers({ state: { plan, step }, actions }: PartProps) {
  const speakers = plan?.speakers ?? [];
  if (speakers.length === 0) return null;
  const isBusy = step === "writing";
  return (
    <section>
      <h2 id="speakers">Speakers</h2>
      <p class="quiet">
        Another name renames a speaker; the same name for two makes them one. What interviewers say
        is never counted.
      </p>
      <div class="scrolled">
        <table aria-labelledby="speakers">
          <thead>
            <tr>
              <th scope="col">In the files</th>
              <th scope="col">In the study</th>
              <th scope="col">Interviewer</th>
              <th scope="col" class="figure">
                Turns
              </th>
              <th scope="col" class="figure">
                Words
              </th>
              <th scope="col" class="figure">
                Files
              </th>
            </tr>
          </thead>
          <tbody>
            {speakers.map((speaker) => (
              <tr key={speaker.name}>
                <th scope="row">
                  <bdi>{shownName(speaker.name)}</bdi>
                </th>
                <td>
                  <NameField speaker={speaker} isBusy={isBusy} choose={actions.choose} />
                  <Merged speaker={speaker} speakers={speakers} />
                </td>
                <td>
                  <Interviewer speaker={speaker} isBusy={isBusy} choose={actions.choose} />
                </td>
                <td class="figure">{numberText(speaker.turns)}</td>
                <td class="figure">{numberText(speaker.words)}</td>
                <td class="figure">{numberText(speaker.files)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface NameFieldProps {
  readonly speaker: ImportedSpeaker;
  readonly isBusy: boolean;
  readonly choose: Actions["choose"];
}

/** What is being typed stays, whatever news of the files comes meanwhile. */
function NameField({ speaker: { name, label }, isBusy, choose }: NameFieldProps) {
  const [typed, type] = useState<string>();
  return (
    <input
      type="text"
      aria-label={`Name of ${shownName(name)} in the study`}
      value={typed ?? label}
      disabled={isBusy}
      onInput={({ currentTarget: { value } }) => type(value)}
      onChange={({ currentTarget: { value } }) =>
        choose({ choice: "name", speaker: name, label: value })
      }
      onBlur={() => type(undefined)}
    />
  );
}

interface MergedProps {
  readonly speaker: ImportedSpeaker;
  readonly speakers: readonly ImportedSpeaker[];
}

function Merged({ speaker: { name, label }, speakers }: MergedProps) {
  const others = speakers.filter((other) => other.name !== name && other.label === label).length;
  if (others === 0) return null;
  return <span class="quiet"> one with {countOf(others, "other")}</span>;
}

interface InterviewerProps {
  readonly speaker: ImportedSpeaker;
  readonly isBusy: boolean;
  readonly choose: Actions["choose"];
}

function Interviewer({ speaker, isBusy, choose }: InterviewerProps) {
  const { name, isInterviewer, isInterviewerByName } = speaker;
  return (
    <label>
      <input
        type="checkbox"
        aria-label={`${shownName(name)} is an interviewer`}
        checked={isInterviewer}
        disabled={isBusy || isInterviewerByName}
        onChange={({ currentTarget: { checked } }) =>
          choose({ choice: "interviewer", speaker: name, is: checked })
        }
      />
      {isInterviewerByName && <span class="quiet"> by name</span>}
    </label>
  );
}
