import { useMemo } from "preact/hooks";
import type { FindingsNode, FindingsResult } from "../../../server/protocol/findings";
import { oneLine } from "../../text/plain";
import { ALL, groupsOf, MEASURES, PICTURES, TOP, type Choices } from "./choices";

interface ChoiceBarProps {
  readonly findings: FindingsResult;
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
}

/** Which picture, of what: each choice is kept with the study. */
export function ChoiceBar({ findings, choices, choose }: ChoiceBarProps) {
  const { picture, measure, nodes, node } = choices;
  return (
    <div class="choices" role="group" aria-label="What is shown">
      <Choice
        label="Picture"
        value={picture}
        options={PICTURES.map(({ name, title }) => [name, title])}
        choose={(value) => choose({ picture: value as Choices["picture"] })}
      />
      {picture === "recurrence" && (
        <Choice
          label="Measure"
          value={measure}
          options={MEASURES.map((one) => [one, capital(one)])}
          choose={(value) => choose({ measure: value as Choices["measure"] })}
        />
      )}
      {picture === "recurrence" && (
        <NodeChoice
          label="Nodes"
          value={nodes}
          first={GROUPS}
          nodes={groupsOf(findings.nodes)}
          choose={(value) => choose({ nodes: value })}
        />
      )}
      {picture === "coverage" && (
        <NodeChoice
          label="Passages of"
          value={node ?? ""}
          first={ANY}
          nodes={findings.nodes}
          choose={(value) => choose({ node: value === "" ? null : value })}
        />
      )}
    </div>
  );
}

type Option = readonly [value: string, label: string];

const GROUPS: readonly Option[] = [
  [TOP, "Themes"],
  [ALL, "Themes and all their codes"],
];

const ANY: readonly Option[] = [["", "Any code"]];

const BLANKS = "\u00a0\u00a0\u00a0";

interface NodeChoiceProps extends Omit<ChoiceProps, "options"> {
  readonly first: readonly Option[];
  readonly nodes: readonly FindingsNode[];
}

/** Nodes behind the first options, as far in as they are deep. */
function NodeChoice({ first, nodes, ...choice }: NodeChoiceProps) {
  const options = nodes.map(({ id, name, depth }): Option => [
    id,
    BLANKS.repeat(Math.min(depth, 6)) + oneLine(name),
  ]);
  return <Choice {...choice} options={[...first, ...options]} />;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

/** What is chosen and is there no more is the first option again. */
function Choice({ label, value, options, choose }: ChoiceProps) {
  const isThere = options.some(([one]) => one === value);
  const items = useMemo(
    () =>
      options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      )),
    [JSON.stringify(options)],
  );
  return (
    <label>
      <span>{label}</span>
      <select
        value={isThere ? value : options[0]?.[0]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {items}
      </select>
    </label>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
